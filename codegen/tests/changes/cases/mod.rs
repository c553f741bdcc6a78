//! A case for each kind of change, as a JSON merge patch (RFC 7396) of `model.json`.

mod calls;
mod protocol;
mod types;

use serde_json::{Value, json};

/// A change of the model.
pub struct Case {
    pub name: &'static str,
    /// A merge patch of the shapes. Names without a namespace are in the model's namespace.
    pub shapes: Value,
    /// A part of a line of the callers that no longer compiles, or of the message of `stored.rs`. `None`
    /// if callers do not break.
    pub breaks: Option<&'static str>,
}

/// Returns a change that does not break callers.
fn compatible(name: &'static str, shapes: Value) -> Case {
    Case { name, shapes, breaks: None }
}

/// Returns a change that breaks callers. `at` is a part of the error.
fn breaking(name: &'static str, at: &'static str, shapes: Value) -> Case {
    Case { name, shapes, breaks: Some(at) }
}

/// Returns a member with traits of the namespace `smithy.api`.
fn member(target: &str, traits: Value) -> Value {
    json!({"target": target, "traits": in_prelude(traits)})
}

fn in_prelude(traits: Value) -> Value {
    let Value::Object(traits) = traits else { return traits };
    traits.into_iter().map(|(name, value)| (format!("smithy.api#{name}"), value)).collect()
}

/// Returns a patch of members.
fn members(structure: &str, members: Value) -> Value {
    json!({structure: {"members": members}})
}

/// Returns a patch of traits of the namespace `smithy.api`.
fn traits(shape: &str, traits: Value) -> Value {
    json!({shape: {"traits": in_prelude(traits)}})
}

/// Returns a patch of traits of the service.
fn service_traits(traits: Value) -> Value {
    json!({"Changes": {"traits": traits}})
}

fn references(names: &[&str]) -> Value {
    names.iter().map(|name| json!({"target": name})).collect()
}

/// Returns a member of an enum.
fn enum_value(value: Value) -> Value {
    member("smithy.api#Unit", json!({"enumValue": value}))
}

const STRING: &str = "smithy.api#String";
const INTEGER: &str = "smithy.api#Integer";

/// Returns all cases.
pub fn cases() -> Vec<Case> {
    let groups = [
        calls::operations(),
        calls::inputs(),
        calls::outputs(),
        types::structures(),
        types::enums(),
        types::errors(),
        protocol::operations(),
        protocol::service(),
    ];
    groups.into_iter().flatten().collect()
}
