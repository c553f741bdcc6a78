//! Places in a JSON value.

use crate::random::Random;
use serde_json::{Map, Value};

/// A place in a value, found by a walk from the root: a large part is no likelier than a small one.
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

/// A place of which this holds, if chance comes by one.
pub fn one<'v>(
    value: &'v mut Value,
    random: &mut Random,
    holds: impl Fn(&Value) -> bool,
) -> Option<&'v mut Value> {
    // The walk is the same for the same chance: the first goes ahead to see what is there.
    for _ in 0..30 {
        let mut ahead = random.clone();
        if holds(any(value, &mut ahead)) {
            return Some(any(value, random));
        }
        *random = ahead;
    }
    None
}

/// An object that is not empty.
pub fn object<'v>(value: &'v mut Value, random: &mut Random) -> Option<&'v mut Map<String, Value>> {
    one(value, random, |value| value.is_object() && has_children(value))?.as_object_mut()
}

/// One of the keys of an object.
pub fn key(object: &Map<String, Value>, random: &mut Random) -> Option<String> {
    object.keys().nth(random.below(object.len())).cloned()
}
