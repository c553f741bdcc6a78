//! The modern idiom of Smithy 2.0, for published models that use a deprecated one.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const ENUM_TRAIT: &str = "smithy.api#enum";

/// Converts the shapes of a model: strings with the `enum` trait become `enum` shapes, and the
/// structures of operations get the traits `input` and `output`.
pub(super) fn modernize(shapes: &mut Map<String, Value>) {
    for shape in shapes.values_mut() {
        if let Some(members) = enum_members(shape) {
            shape["type"] = json!("enum");
            shape["members"] = members;
            if let Some(traits) = shape["traits"].as_object_mut() {
                traits.shift_remove(ENUM_TRAIT);
            }
        }
    }
    for (id, role) in roles(shapes) {
        if let Some(Value::Object(shape)) = shapes.get_mut(&id) {
            let traits = shape.entry("traits").or_insert_with(|| json!({}));
            traits[role] = json!({});
        }
    }
}

/// Returns the members of a string with the `enum` trait. `None` for another shape, and if a
/// definition has no name.
fn enum_members(shape: &Value) -> Option<Value> {
    let definitions = shape.get("traits")?.get(ENUM_TRAIT)?.as_array()?;
    let mut members = Map::new();
    for definition in definitions {
        let mut traits = json!({"smithy.api#enumValue": definition.get("value")?});
        if let Some(text) = definition.get("documentation") {
            traits["smithy.api#documentation"] = text.clone();
        }
        if definition.get("deprecated") == Some(&json!(true)) {
            traits["smithy.api#deprecated"] = json!({});
        }
        let member = json!({"target": "smithy.api#Unit", "traits": traits});
        members.insert(definition.get("name")?.as_str()?.to_owned(), member);
    }
    Some(Value::Object(members))
}

/// Returns the structures that only one operation has, and only as its input or its output.
fn roles(shapes: &Map<String, Value>) -> Vec<(String, &'static str)> {
    let mut targets = BTreeMap::new();
    shapes.values().for_each(|shape| count_targets(shape, &mut targets));
    let operations = shapes.values().filter(|shape| shape["type"] == "operation");
    let parts = operations.flat_map(|operation| {
        [("input", "smithy.api#input"), ("output", "smithy.api#output")]
            .map(|(part, role)| (operation[part]["target"].as_str().unwrap_or_default(), role))
    });
    let own = parts.filter(|(id, _)| targets.get(*id) == Some(&1) && shapes.contains_key(*id));
    own.map(|(id, role)| (id.to_owned(), role)).collect()
}

/// Counts the references to shapes.
fn count_targets<'v>(value: &'v Value, targets: &mut BTreeMap<&'v str, usize>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| count_targets(value, targets)),
        Value::Object(members) => {
            if let Some(target) = members.get("target").and_then(Value::as_str) {
                *targets.entry(target).or_default() += 1;
            }
            members.values().for_each(|value| count_targets(value, targets));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modernized(shapes: Value) -> Value {
        let Value::Object(mut shapes) = shapes else { panic!("an object") };
        modernize(&mut shapes);
        Value::Object(shapes)
    }

    #[test]
    fn enum_trait_becomes_enum_shape() {
        let definitions = json!([
            {"value": "a", "name": "A", "documentation": "First.", "deprecated": true},
            {"value": "b", "name": "B"},
        ]);
        let old = json!({"a#E": {"type": "string", "traits": {ENUM_TRAIT: definitions}}});
        let first = json!({
            "smithy.api#enumValue": "a",
            "smithy.api#documentation": "First.",
            "smithy.api#deprecated": {},
        });
        let new = json!({"a#E": {"type": "enum", "traits": {}, "members": {
            "A": {"target": "smithy.api#Unit", "traits": first},
            "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b"}},
        }}});
        assert_eq!(modernized(old), new);
        let unnamed = json!({"a#E": {"type": "string", "traits": {ENUM_TRAIT: [{"value": "a"}]}}});
        assert_eq!(modernized(unnamed.clone()), unnamed);
    }

    #[test]
    fn structure_of_one_operation_gets_its_role() {
        let operation = |input: &str, output: &str| json!({"type": "operation", "input": {"target": input}, "output": {"target": output}});
        let structure = || json!({"type": "structure", "members": {}});
        let shapes = modernized(json!({
            "a#Get": operation("a#GetInput", "a#Shared"),
            "a#List": operation("smithy.api#Unit", "a#Shared"),
            "a#GetInput": structure(),
            "a#Shared": structure(),
        }));
        assert_eq!(shapes["a#GetInput"]["traits"], json!({"smithy.api#input": {}}));
        assert_eq!(shapes["a#Shared"], structure());
    }
}
