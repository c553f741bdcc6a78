//! The problems of shapes that cannot be parsed.

use super::ast;
use crate::diagnostic::{Code, Diagnostic, reason};
use crate::smithy::traits::Traits;
use crate::smithy::typo::typo_distance;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

type Form = fn(&Value) -> Result<(), Error>;

/// The properties of shapes, with their forms.
const PROPERTIES: [(&str, Form); 17] = [
    ("collectionOperations", form::<Vec<ast::Reference>>),
    ("create", form::<ast::Reference>),
    ("delete", form::<ast::Reference>),
    ("errors", form::<Vec<ast::Reference>>),
    ("input", form::<ast::Reference>),
    ("list", form::<ast::Reference>),
    ("members", form::<serde_json::Map<String, Value>>),
    ("mixins", form::<Vec<ast::Reference>>),
    ("operations", form::<Vec<ast::Reference>>),
    ("output", form::<ast::Reference>),
    ("put", form::<ast::Reference>),
    ("read", form::<ast::Reference>),
    ("resources", form::<Vec<ast::Reference>>),
    ("traits", form::<Traits>),
    ("type", form::<String>),
    ("update", form::<ast::Reference>),
    ("version", form::<String>),
];

const REMEDY: &str =
    "write it as the Smithy JSON AST defines it; a reference is `{\"target\": \"namespace#Name\"}`";

/// Returns all problems of a shape that cannot be parsed. `error` is the first one.
pub(crate) fn explain(id: &str, shape: &Value, error: &Error) -> Vec<Diagnostic> {
    let name = match shape.get("type") {
        None if shape.is_object() => {
            let remedy = "add a type, such as `structure`, or remove the shape";
            return vec![Code::Shape.shape(id, "the shape has no `type`", remedy)];
        }
        name => name.and_then(Value::as_str),
    };
    if let Some(name) = name.filter(|name| !ast::TYPES.contains(name)) {
        let remedy = match nearest(name) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "use a type of Smithy, such as `structure` or `string`".to_owned(),
        };
        let problem = format!("{name:?} is not a shape type");
        return vec![Code::Shape.shape(id, problem, remedy).about("type")];
    }

    let mut found = Vec::new();
    for (name, form) in PROPERTIES {
        if let Some(Err(error)) = shape.get(name).map(form) {
            let problem = format!("`{name}` has an invalid value: {}", reason(&error));
            found.push(Code::Shape.shape(id, problem, REMEDY).about(name));
        }
    }
    let members = shape.get("members").and_then(Value::as_object).into_iter().flatten();
    let members = members.map(|(name, member)| (name.as_str(), member));
    let parts = ["member", "key", "value"];
    let parts = parts.into_iter().filter_map(|name| Some((name, shape.get(name)?)));
    for (name, member) in members.chain(parts) {
        if let Err(error) = form::<ast::Member>(member) {
            let problem = format!("the member is invalid: {}", reason(&error));
            found.push(Code::Shape.member(id, name, problem, REMEDY));
        }
    }
    if found.is_empty() {
        let problem = format!("the shape is invalid: {}", reason(error));
        found.push(Code::Shape.shape(id, problem, REMEDY));
    }
    found
}

fn form<T: DeserializeOwned>(value: &Value) -> Result<(), Error> {
    T::deserialize(value).map(drop)
}

/// Returns the shape type that `name` misspells.
fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let distance = |ty: &str| typo_distance(&name, &ty.to_lowercase());
    let types = ast::TYPES.into_iter().filter_map(|ty| Some((distance(ty)?, ty)));
    types.min().map(|(_, ty)| ty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_types_are_those_that_parse() {
        for name in ast::TYPES {
            let shape = serde_json::json!({"type": name});
            assert!(form::<ast::Shape>(&shape).is_ok(), "{name}");
        }
    }

    #[test]
    fn misspelled_type_has_a_suggestion() {
        assert_eq!(nearest("strcture"), Some("structure"));
        assert_eq!(nearest("intenum"), Some("intEnum"));
        assert_eq!(nearest(&"structure".repeat(100_000)), None);
        assert_eq!(nearest("class"), None);
    }
}
