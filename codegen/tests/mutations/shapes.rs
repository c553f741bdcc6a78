//! Mutations of the shapes of a model.

use crate::places;
use crate::random::Random;
use crate::texts;
use serde_json::{Map, Value, json};

/// The traits of models, each with a value.
pub struct Traits(Vec<(String, Value)>);

impl Traits {
    /// Collects the traits of models.
    pub fn of<'v>(models: impl IntoIterator<Item = &'v Value>) -> Self {
        let mut traits = Vec::new();
        let mut pending: Vec<_> = models.into_iter().collect();
        while let Some(value) = pending.pop() {
            if let Some(found) = value.get("traits").and_then(Value::as_object) {
                traits.extend(found.iter().map(|(id, value)| (id.clone(), value.clone())));
            }
            pending.extend(value.as_object().into_iter().flat_map(Map::values));
        }
        Traits(traits)
    }

    /// Applies a trait of another shape to a shape or member, or replaces the value of one of its traits by
    /// that of another trait.
    pub fn apply(&self, model: &mut Value, random: &mut Random) {
        let has_traits = |value: &Value| value.get("type").or(value.get("target")).is_some();
        let place = places::one(model, random, has_traits);
        let Some(place) = place.and_then(Value::as_object_mut) else { return };
        let traits = place.entry("traits").or_insert_with(|| json!({}));
        let Some(traits) = traits.as_object_mut() else { return };
        let Some((id, value)) = random.pick(&self.0) else { return };
        let own = places::key(traits, random).filter(|_| random.once_in(4));
        traits.insert(own.unwrap_or_else(|| id.clone()), value.clone());
    }
}

fn shapes(model: &mut Value) -> Option<&mut Map<String, Value>> {
    model.get_mut("shapes")?.as_object_mut()
}

/// Returns the id of a shape, sometimes of one in the prelude.
fn id(model: &mut Value, random: &mut Random) -> String {
    const PRELUDE: [&str; 12] = [
        "String",
        "Blob",
        "Boolean",
        "Document",
        "Integer",
        "Long",
        "Float",
        "BigInteger",
        "BigDecimal",
        "Timestamp",
        "Unit",
        "Byte",
    ];
    let own = shapes(model).and_then(|shapes| places::key(shapes, random));
    match own.filter(|_| !random.once_in(4)) {
        Some(id) => id,
        None => format!("smithy.api#{}", random.pick(&PRELUDE).unwrap_or(&"String")),
    }
}

/// Returns a shape that matches, and its id.
fn shape<'v>(
    model: &'v mut Value,
    random: &mut Random,
    matches: impl Fn(&Value) -> bool,
) -> Option<(String, &'v mut Value)> {
    let shapes = shapes(model)?;
    let found: Vec<_> = shapes.iter_mut().filter(|(_, shape)| matches(shape)).collect();
    let at = random.below(found.len());
    found.into_iter().nth(at).map(|(id, shape)| (id.clone(), shape))
}

fn has_members(shape: &Value) -> bool {
    matches!(shape.get("type").and_then(Value::as_str), Some("structure" | "union"))
}

/// Replaces the target of a reference.
pub fn retarget(model: &mut Value, random: &mut Random) {
    let id = id(model, random);
    let refers = |value: &Value| value.get("target").is_some();
    if let Some(place) = places::one(model, random, refers) {
        place["target"] = json!(id);
    }
}

/// Adds a member, sometimes with the same Rust name as another member.
pub fn add_member(model: &mut Value, random: &mut Random) {
    let target = id(model, random);
    let Some((_, shape)) = shape(model, random, has_members) else { return };
    add(shape, &target, random);
}

fn add(shape: &mut Value, target: &str, random: &mut Random) {
    let members = shape.as_object_mut().map(|shape| shape.entry("members"));
    let members = members.map(|members| members.or_insert_with(|| json!({})));
    let Some(members) = members.and_then(Value::as_object_mut) else { return };
    const NAMES: [&str; 12] = [
        "type",
        "self",
        "Self",
        "_1",
        "build",
        "message",
        "metadata",
        "code",
        "Unknown",
        "Option",
        "nextToken",
        "x",
    ];
    let name = match places::key(members, random).filter(|_| random.once_in(2)) {
        Some(name) if random.once_in(2) => name.to_uppercase(),
        Some(name) => format!("{name}_"),
        None => (*random.pick(&NAMES).unwrap_or(&"x")).to_owned(),
    };
    let traits = match random.below(5) {
        0 => json!({"smithy.api#required": {}}),
        1 => json!({"smithy.api#default": texts::value(random)}),
        2 => json!({"smithy.api#jsonName": texts::text(random)}),
        _ => json!({}),
    };
    members.insert(name, json!({"target": target, "traits": traits}));
}

/// Makes two shapes contain each other, sometimes through a list or a map.
pub fn add_cycle(model: &mut Value, random: &mut Random) {
    let Some((first, _)) = shape(model, random, has_members) else { return };
    let Some((second, _)) = shape(model, random, has_members) else { return };
    let Some(shapes) = shapes(model) else { return };
    let target = match random.below(3) {
        0 => {
            let list = json!({"type": "list", "member": {"target": first}});
            shapes.insert("a.b#Cycle".to_owned(), list);
            "a.b#Cycle"
        }
        1 => {
            let key = json!({"target": "smithy.api#String"});
            let map = json!({"type": "map", "key": key, "value": {"target": first}});
            shapes.insert("a.b#Cycle".to_owned(), map);
            "a.b#Cycle"
        }
        _ => &first,
    };
    let target = target.to_owned();
    for (id, target) in [(&second, &target), (&first, &second)] {
        if let Some(shape) = shapes.get_mut(id) {
            add(shape, target, random);
        }
    }
}

/// Renames a shape and all references to it.
pub fn rename(model: &mut Value, random: &mut Random) {
    const NAMES: [&str; 16] = [
        "Self", "Option", "Result", "Vec", "String", "Error", "Client", "Builder", "Unknown",
        "Default", "_1", "self", "crate", "Con", "Types", "Mod",
    ];
    let old = id(model, random);
    let Some((namespace, name)) = old.split_once('#') else { return };
    let new = match random.below(4) {
        0 => id(model, random)
            .split_once('#')
            .map_or_else(String::new, |(_, name)| name.to_lowercase()),
        1 => name.to_uppercase(),
        2 => texts::text(random),
        _ => (*random.pick(&NAMES).unwrap_or(&"Self")).to_owned(),
    };
    replace(model, &old, &format!("{namespace}#{new}"));
}

/// Replaces a shape id in a value.
fn replace(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::String(text) if text == old => *text = new.to_owned(),
        Value::Array(values) => values.iter_mut().for_each(|value| replace(value, old, new)),
        Value::Object(values) => {
            if let Some(value) = values.shift_remove(old) {
                values.insert(new.to_owned(), value);
            }
            values.values_mut().for_each(|value| replace(value, old, new));
        }
        _ => {}
    }
}

/// Changes the type of a shape.
pub fn retype(model: &mut Value, random: &mut Random) {
    const TYPES: [&str; 19] = [
        "string",
        "structure",
        "union",
        "list",
        "set",
        "map",
        "enum",
        "intEnum",
        "integer",
        "float",
        "document",
        "blob",
        "timestamp",
        "bigDecimal",
        "service",
        "operation",
        "resource",
        "apply",
        "boolean",
    ];
    if let Some((_, shape)) = shape(model, random, Value::is_object) {
        shape["type"] = json!(random.pick(&TYPES));
    }
}

/// Copies a shape under another name, or replaces its mixins.
pub fn copy_or_mix(model: &mut Value, random: &mut Random) {
    let mixin = id(model, random);
    let Some((id, shape)) = shape(model, random, Value::is_object) else { return };
    let mut new = shape.clone();
    if random.once_in(2) {
        shape["mixins"] = json!([{ "target": mixin }]);
        return;
    }
    if random.once_in(3) {
        new["type"] = json!("apply");
    }
    let suffix = ["_", "2", "$member"];
    let id = format!("{id}{}", random.pick(&suffix).unwrap_or(&""));
    if let Some(shapes) = shapes(model) {
        shapes.insert(id, new);
    }
}
