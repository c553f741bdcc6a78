//! The document of a model as a whole.

use super::{Diagnostic, Rule, ast};
use crate::diagnostic::{Position, reason};
use serde::Deserialize;
use serde_json::Value;

/// Reads the document, if it is one.
pub(super) fn read(json: &str) -> Result<ast::Document, Diagnostic> {
    let remedy = "pass a Smithy JSON AST, which `smithy ast` makes of `.smithy` files";
    if json.trim().is_empty() {
        return Err(Rule::Document.document("the file is empty", remedy));
    }
    let value: Value = serde_json::from_str(json).map_err(|error| {
        let problem = format!("the file stops being JSON here: {}", reason(&error));
        Rule::Document.document(problem, remedy).at(Position::of(&error, json))
    })?;
    let remedy = "pass a Smithy JSON AST: an object with `smithy` and `shapes`";
    if !value.is_object() {
        return Err(Rule::Document.document("the model is not a JSON object", remedy));
    }
    let document = ast::Document::deserialize(value).map_err(|error| {
        Rule::Document.document(format!("the model cannot be read: {}", reason(&error)), remedy)
    })?;
    if document.smithy.split('.').next() != Some("2") {
        let problem = format!("the model is of Smithy {:?}", document.smithy);
        let remedy = "convert it to Smithy 2.0, which `smithy ast` does";
        return Err(Rule::Document.document(problem, remedy).about("smithy"));
    }
    Ok(document)
}
