//! JSON merge patches (RFC 7396) of the shapes of a model.

use serde_json::{Value, json};

/// The namespace of the model.
pub const NAMESPACE: &str = "example.changes";

/// Returns a merge patch in which names of shapes have the model's namespace.
pub fn qualified(patch: Value) -> Value {
    let id = |name: String| match name.starts_with(char::is_uppercase) {
        true => format!("{NAMESPACE}#{name}"),
        false => name,
    };
    let Value::Object(shapes) = patch else { return patch };
    let shape = |mut shape: Value| {
        if let Some(Value::Object(names)) = shape.get_mut("rename") {
            *names = std::mem::take(names).into_iter().map(|(old, new)| (id(old), new)).collect();
        }
        qualify_targets(&mut shape, &id);
        shape
    };
    shapes.into_iter().map(|(name, value)| (id(name), shape(value))).collect()
}

/// Qualifies the targets in a value.
fn qualify_targets(value: &mut Value, id: &impl Fn(String) -> String) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| qualify_targets(value, id)),
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(target) if name == "target" => *target = id(target.clone()),
                    value => qualify_targets(value, id),
                }
            }
        }
        _ => {}
    }
}

/// Applies a merge patch.
pub fn merge(value: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *value = patch;
        return;
    };
    if !value.is_object() {
        *value = json!({});
    }
    let Some(members) = value.as_object_mut() else { return };
    for (name, patch) in patch {
        match patch {
            Value::Null => {
                members.remove(&name);
            }
            patch => merge(members.entry(name).or_insert(Value::Null), patch),
        }
    }
}
