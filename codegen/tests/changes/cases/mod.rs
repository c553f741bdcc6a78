//! The kinds of changes, each as a JSON merge patch (RFC 7396) of `model.json`.

mod calls;
mod protocol;
mod types;

use serde_json::{Value, json};

/// A change of the model.
pub struct Case {
    pub name: &'static str,
    /// What changes of the shapes. A name without a namespace is one of the model's.
    pub shapes: Value,
    /// A part of the first line of the callers that no longer compiles, or of what `stored.rs` says
    /// then. `None` where callers do not break.
    pub breaks: Option<&'static str>,
}

fn fits(name: &'static str, shapes: Value) -> Case {
    Case { name, shapes, breaks: None }
}

fn breaks(name: &'static str, at: &'static str, shapes: Value) -> Case {
    Case { name, shapes, breaks: Some(at) }
}

/// A member, with traits of the namespace `smithy.api`.
fn member(target: &str, traits: Value) -> Value {
    json!({"target": target, "traits": in_prelude(traits)})
}

fn in_prelude(traits: Value) -> Value {
    let Value::Object(traits) = traits else { return traits };
    traits.into_iter().map(|(name, value)| (format!("smithy.api#{name}"), value)).collect()
}

/// A structure of which these members change.
fn members(structure: &str, members: Value) -> Value {
    json!({structure: {"members": members}})
}

/// A shape of which these traits of the namespace `smithy.api` change.
fn traits(shape: &str, traits: Value) -> Value {
    json!({shape: {"traits": in_prelude(traits)}})
}

/// The service, of which these traits change.
fn service(traits: Value) -> Value {
    json!({"Changes": {"traits": traits}})
}

fn references(names: &[&str]) -> Value {
    names.iter().map(|name| json!({"target": name})).collect()
}

fn value(value: Value) -> Value {
    member("smithy.api#Unit", json!({"enumValue": value}))
}

const STRING: &str = "smithy.api#String";
const INTEGER: &str = "smithy.api#Integer";

pub fn cases() -> Vec<Case> {
    let groups = [
        calls::operations(),
        calls::inputs(),
        calls::outputs(),
        types::structures(),
        types::enums(),
        types::errors(),
        protocol::operations(),
        protocol::of_service(),
    ];
    groups.into_iter().flatten().collect()
}
