//! The document of a model.

use super::ast;
use super::unique_keys::UniqueKeys;
use crate::diagnostic::{Code, Diagnostic, Position, reason};
use serde::Deserialize;
use serde_json::error::Category;

/// Parses the document, without its shapes.
pub(crate) fn read(json: &str) -> Result<ast::Document, Diagnostic> {
    let remedy = "pass a Smithy JSON AST; `smithy ast` converts `.smithy` files to one";
    if json.trim().is_empty() {
        return Err(Code::Document.document("the file is empty", remedy));
    }
    let UniqueKeys(value) = serde_json::from_str(json).map_err(|error| {
        let reason = reason(&error);
        let problem = match error.classify() {
            Category::Data => reason.clone(),
            _ => format!("the file is not valid JSON: {reason}"),
        };
        let remedy = match error.classify() {
            Category::Data => "remove one of the two",
            _ if json.starts_with('\u{feff}') => "save the file without a byte order mark",
            _ if reason.starts_with("recursion limit") => {
                "nest arrays and objects at most 127 deep"
            }
            _ if error.is_eof() => "pass the complete file",
            _ => "correct the JSON, or convert a `.smithy` file with `smithy ast`",
        };
        Code::Document.document(problem, remedy).at(Position::of(&error, json))
    })?;
    let remedy = "pass a Smithy JSON AST: an object with `smithy` and `shapes`";
    if !value.is_object() {
        return Err(Code::Document.document("the model is not a JSON object", remedy));
    }
    let document = ast::Document::deserialize(value).map_err(|error| {
        Code::Document
            .document(format!("the model is not a Smithy JSON AST: {}", reason(&error)), remedy)
    })?;
    if document.smithy.split('.').next() != Some("2") {
        let problem = format!("the model is written in Smithy {:?}, not 2.0", document.smithy);
        let remedy = "convert the model to Smithy 2.0 with `smithy ast`";
        return Err(Code::Document.document(problem, remedy).about("smithy"));
    }
    Ok(document)
}
