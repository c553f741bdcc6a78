//! Mutations that apply to any JSON.

use crate::places;
use crate::random::Random;
use crate::texts;
use serde_json::{Value, json};

/// Removes an entry.
pub fn drop_entry(model: &mut Value, random: &mut Random) {
    match places::any(model, random) {
        Value::Array(values) if !values.is_empty() => {
            values.remove(random.below(values.len()));
        }
        Value::Object(values) => {
            if let Some(key) = places::key(values, random) {
                values.shift_remove(&key);
            }
        }
        other => *other = Value::Null,
    }
}

/// Swaps the values of two places.
pub fn swap(model: &mut Value, random: &mut Random) {
    let mut second = random.clone();
    // Advance to the random numbers that select the second place.
    places::any(model, &mut second);
    let (mut to_first, mut to_second) = (random.clone(), second.clone());
    let first_value = places::any(model, random).clone();
    let second_value = places::any(model, &mut second).clone();
    *places::any(model, &mut to_first) = second_value;
    *places::any(model, &mut to_second) = first_value;
    *random = second;
}

/// Copies the value of a place to another.
pub fn copy(model: &mut Value, random: &mut Random) {
    let value = places::any(model, random).clone();
    *places::any(model, random) = value;
}

/// Moves an entry of an object to another object.
pub fn move_entry(model: &mut Value, random: &mut Random) {
    let Some(from) = places::object(model, random) else { return };
    let Some(key) = places::key(from, random) else { return };
    let value = from.shift_remove(&key).unwrap_or_default();
    if let Some(to) = places::object(model, random) {
        to.insert(key, value);
    }
}

/// Duplicates an element of a list.
pub fn duplicate(model: &mut Value, random: &mut Random) {
    if let Some(Value::Array(values)) = places::one(model, random, Value::is_array) {
        let value = values.get(random.below(values.len())).cloned();
        values.extend(value);
    }
}

/// Replaces a value by one of any type.
pub fn retype(model: &mut Value, random: &mut Random) {
    *places::any(model, random) = texts::value(random);
}

/// Wraps a value in up to a hundred lists or objects.
pub fn deepen(model: &mut Value, random: &mut Random) {
    let place = places::any(model, random);
    let key = texts::text(random);
    let in_lists = random.once_in(2);
    for _ in 0..=random.below(100) {
        let value = place.take();
        *place = if in_lists { json!([value]) } else { json!({ key.as_str(): value }) };
    }
}

/// Replaces or corrupts a text.
pub fn corrupt_text(model: &mut Value, random: &mut Random) {
    if let Some(place) = places::one(model, random, Value::is_string) {
        let old = place.as_str().unwrap_or_default();
        let new = match random.below(4) {
            0 => old.repeat(2 + random.below(1000)),
            1 => old.to_uppercase(),
            2 => texts::text(random),
            _ => texts::corrupt(old, random),
        };
        *place = json!(new);
    }
}

/// Replaces only text for people or for the wire by hostile text, so that the model stays valid.
pub fn replace_prose(model: &mut Value, random: &mut Random) {
    let Some(traits) = places::one(model, random, has_prose) else { return };
    for key in PROSE {
        if let Some(text) = traits.get_mut(key).filter(|text| text.is_string()) {
            *text = json!(texts::text(random));
        }
    }
}

/// The traits and members with such text.
const PROSE: [&str; 9] = [
    "smithy.api#documentation",
    "smithy.api#title",
    "smithy.api#pattern",
    "smithy.api#enumValue",
    "smithy.api#jsonName",
    "smithy.api#default",
    "smithy.api#httpHeader",
    "smithy.api#httpQuery",
    "documentation",
];

fn has_prose(value: &Value) -> bool {
    PROSE.iter().any(|key| value.get(key).is_some_and(Value::is_string))
}

/// Replaces a number.
pub fn replace_number(model: &mut Value, random: &mut Random) {
    if let Some(place) = places::one(model, random, Value::is_number) {
        *place = texts::number(random);
    }
}

/// Renames the key of an entry.
pub fn rename_key(model: &mut Value, random: &mut Random) {
    let Some(object) = places::object(model, random) else { return };
    let Some(key) = places::key(object, random) else { return };
    let value = object.shift_remove(&key).unwrap_or_default();
    let new = match random.below(3) {
        0 => texts::text(random),
        1 => texts::corrupt(&key, random),
        _ => key.to_ascii_lowercase(),
    };
    object.insert(new, value);
}
