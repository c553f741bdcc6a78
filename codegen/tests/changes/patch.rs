//! JSON merge patches, as RFC 7396 has them, of the shapes of a model.

use serde_json::{Value, json};

/// The namespace of the model.
pub const NAMESPACE: &str = "example.changes";

/// A merge patch with the model's namespace in front of the names of its shapes.
pub fn qualified(patch: Value) -> Value {
    let id = |name: String| match name.starts_with(char::is_uppercase) {
        true => format!("{NAMESPACE}#{name}"),
        false => name,
    };
    let Value::Object(shapes) = patch else { return patch };
    let shape = |mut shape: Value| {
        if let Some(Value::Object(names)) = shape.get_mut("rename") {
            *names = std::mem::take(names).into_iter().map(|(of, name)| (id(of), name)).collect();
        }
        targets(&mut shape, &id);
        shape
    };
    shapes.into_iter().map(|(name, of)| (id(name), shape(of))).collect()
}

fn targets(value: &mut Value, id: &impl Fn(String) -> String) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| targets(value, id)),
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(target) if name == "target" => *target = id(target.clone()),
                    value => targets(value, id),
                }
            }
        }
        _ => {}
    }
}

/// Applies a merge patch, as RFC 7396 has it.
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
