//! The document of a model as a whole.

use super::ast;
use super::unique_keys::Unambiguous;
use crate::diagnostic::{Code, Diagnostic, Position, reason};
use serde::Deserialize;
use serde_json::error::Category;

/// Reads the document, if it is one.
pub(crate) fn read(json: &str) -> Result<ast::Document, Diagnostic> {
    let remedy = "pass a Smithy JSON AST, which `smithy ast` makes of `.smithy` files";
    if json.trim().is_empty() {
        return Err(Code::Document.document("the file is empty", remedy));
    }
    let Unambiguous(value) = serde_json::from_str(json).map_err(|error| {
        let reason = reason(&error);
        let problem = match error.classify() {
            Category::Data => reason.clone(),
            _ => format!("the file stops being JSON here: {reason}"),
        };
        let remedy = match error.classify() {
            Category::Data => "take one of the two away",
            _ if json.starts_with('\u{feff}') => "save the file without a byte order mark",
            _ if reason.starts_with("recursion limit") => "let nothing nest more than 127 deep",
            _ if error.is_eof() => "pass the whole file",
            _ => "correct it there, or pass what `smithy ast` makes of a `.smithy` file",
        };
        Code::Document.document(problem, remedy).at(Position::of(&error, json))
    })?;
    let remedy = "pass a Smithy JSON AST: an object with `smithy` and `shapes`";
    if !value.is_object() {
        return Err(Code::Document.document("the model is not a JSON object", remedy));
    }
    let document = ast::Document::deserialize(value).map_err(|error| {
        Code::Document.document(format!("the model cannot be read: {}", reason(&error)), remedy)
    })?;
    if document.smithy.split('.').next() != Some("2") {
        let problem = format!("the model is of Smithy {:?}", document.smithy);
        let remedy = "convert it to Smithy 2.0, which `smithy ast` does";
        return Err(Code::Document.document(problem, remedy).about("smithy"));
    }
    Ok(document)
}
