//! Random places in a JSON value.

use crate::random::Random;
use serde_json::{Map, Value};

/// Returns a place in a value, selected by a random walk from the root. Large subtrees are as likely as
/// small ones.
pub fn any<'v>(value: &'v mut Value, random: &mut Random) -> &'v mut Value {
    let mut place = value;
    let mut depth = 0;
    while has_children(place) && (depth < 2 || !random.once_in(6)) {
        let children = match place {
            Value::Array(values) => values.iter_mut().collect(),
            Value::Object(values) => values.values_mut().collect(),
            _ => Vec::new(),
        };
        let at = random.below(children.len());
        place = children.into_iter().nth(at).expect("a child");
        depth += 1;
    }
    place
}

fn has_children(value: &Value) -> bool {
    match value {
        Value::Array(values) => !values.is_empty(),
        Value::Object(values) => !values.is_empty(),
        _ => false,
    }
}

/// Returns a place that matches, if one of 30 random places does.
pub fn one<'v>(
    value: &'v mut Value,
    random: &mut Random,
    matches: impl Fn(&Value) -> bool,
) -> Option<&'v mut Value> {
    // Walk twice with the same random numbers: once to test the place, and once to return it.
    for _ in 0..30 {
        let mut ahead = random.clone();
        if matches(any(value, &mut ahead)) {
            return Some(any(value, random));
        }
        *random = ahead;
    }
    None
}

/// Returns an object that is not empty.
pub fn object<'v>(value: &'v mut Value, random: &mut Random) -> Option<&'v mut Map<String, Value>> {
    one(value, random, |value| value.is_object() && has_children(value))?.as_object_mut()
}

/// Returns one of the keys of an object.
pub fn key(object: &Map<String, Value>, random: &mut Random) -> Option<String> {
    object.keys().nth(random.below(object.len())).cloned()
}
