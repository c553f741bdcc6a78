//! What is wrong with shapes that cannot be read.

use super::ast;
use crate::diagnostic::{Code, Diagnostics, reason};
use crate::smithy::traits::Traits;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

type Form = fn(&Value) -> Result<(), Error>;

/// Properties of shapes, and how each is read.
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
    "write it as the Smithy JSON AST has it; a reference is `{\"target\": \"namespace#Name\"}`";

/// Tells what is wrong with a shape: all of it, where reading the shape ends with the first thing.
pub(crate) fn tell(id: &str, shape: &Value, error: &Error, problems: &mut Diagnostics) {
    let name = match shape.get("type") {
        None if shape.is_object() => {
            let remedy = "give it one, such as `structure`, or take it out";
            problems.push(Code::Shape.shape(id, "the shape has no `type`", remedy));
            return;
        }
        name => name.and_then(Value::as_str),
    };
    if let Some(name) = name.filter(|name| !ast::TYPES.contains(name)) {
        let remedy = match nearest(name) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "use one that Smithy has, such as `structure` or `string`".to_owned(),
        };
        let problem = format!("{name:?} is not a type of shape");
        problems.push(Code::Shape.shape(id, problem, remedy).about("type"));
        return;
    }

    let mut found = Vec::new();
    for (name, form) in PROPERTIES {
        if let Some(Err(error)) = shape.get(name).map(form) {
            let problem = format!("`{name}` cannot be read: {}", reason(&error));
            found.push(Code::Shape.shape(id, problem, REMEDY).about(name));
        }
    }
    let members = shape.get("members").and_then(Value::as_object).into_iter().flatten();
    let members = members.map(|(name, member)| (name.as_str(), member));
    let parts = ["member", "key", "value"];
    let parts = parts.into_iter().filter_map(|name| Some((name, shape.get(name)?)));
    for (name, member) in members.chain(parts) {
        if let Err(error) = form::<ast::Member>(member) {
            let problem = format!("the member cannot be read: {}", reason(&error));
            found.push(Code::Shape.member(id, name, problem, REMEDY));
        }
    }
    if found.is_empty() {
        let problem = format!("the shape cannot be read: {}", reason(error));
        found.push(Code::Shape.shape(id, problem, REMEDY));
    }
    found.into_iter().for_each(|problem| problems.push(problem));
}

fn form<T: DeserializeOwned>(value: &Value) -> Result<(), Error> {
    T::deserialize(value).map(drop)
}

/// The type that `name` was probably meant to be.
fn nearest(name: &str) -> Option<&'static str> {
    let name: String = name.chars().take(20).collect::<String>().to_lowercase();
    let distance = |ty: &str| strsim::damerau_levenshtein(&name, &ty.to_lowercase());
    let types = ast::TYPES.into_iter().map(|ty| (distance(ty), ty));
    types.filter(|(distance, _)| *distance <= 2).min().map(|(_, ty)| ty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_are_those_that_can_be_read() {
        for name in ast::TYPES {
            let shape = serde_json::json!({"type": name});
            assert!(form::<ast::Shape>(&shape).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_type_that_is_almost_right_is_known() {
        assert_eq!(nearest("strcture"), Some("structure"));
        assert_eq!(nearest("intenum"), Some("intEnum"));
        assert_eq!(nearest(&"structure".repeat(100_000)), None);
        assert_eq!(nearest("class"), None);
    }
}
