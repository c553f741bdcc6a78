//! A model that repeats the shapes of another one.

use serde_json::Value;

/// Returns a model with `copies` copies of every shape but the service. The names of copies end with a
/// number. `None` if the value is not a model of a service.
pub fn repeat(mut model: Value, copies: usize) -> Option<Value> {
    let shapes = model["shapes"].as_object_mut()?;
    let is_service = |shape: &Value| shape["type"] == "service";
    let service = shapes.iter().find(|(_, shape)| is_service(shape))?.0.clone();
    let (namespace, _) = service.split_once('#')?;
    let others: Vec<_> = shapes
        .iter()
        .filter(|(id, _)| **id != service)
        .map(|(id, shape)| (id.clone(), shape.clone()))
        .collect();
    let operations = shapes[&service]["operations"].as_array().cloned().unwrap_or_default();
    for copy in 1..copies {
        let rename = |id: &str| format!("{id}{copy}");
        for (id, shape) in &others {
            let mut shape = shape.clone();
            retarget(&mut shape, namespace, &rename);
            shapes.insert(rename(id), shape);
        }
        let mut more = operations.clone();
        more.iter_mut().for_each(|operation| retarget(operation, namespace, &rename));
        if let Some(operations) = shapes[&service]["operations"].as_array_mut() {
            operations.extend(more);
        }
    }
    Some(model)
}

/// Renames the shape ids of a namespace in a value.
fn retarget(value: &mut Value, namespace: &str, rename: &impl Fn(&str) -> String) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(|value| retarget(value, namespace, rename));
        }
        Value::Array(elements) => {
            elements.iter_mut().for_each(|value| retarget(value, namespace, rename));
        }
        Value::String(text) if text.split_once('#').is_some_and(|(name, _)| name == namespace) => {
            *text = rename(text);
        }
        _ => {}
    }
}
