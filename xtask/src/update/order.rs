//! The order of keys in a merged model, and its text.

use anyhow::Result;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Map, Value};

/// Reorders the keys of `new` as in `old`. A key that `old` lacks follows its predecessor in `new`.
pub(super) fn in_order_of(old: Option<&Value>, new: Value) -> Value {
    match (old, new) {
        (Some(Value::Object(old)), Value::Object(new)) => {
            let keys = keys(old, &new);
            let mut new = new;
            let entry = |key: String| {
                let value = in_order_of(old.get(&key), new.remove(&key)?);
                Some((key, value))
            };
            Value::Object(keys.into_iter().filter_map(entry).collect())
        }
        (Some(Value::Array(old)), Value::Array(new)) => {
            let values = new.into_iter().enumerate();
            values.map(|(index, value)| in_order_of(old.get(index), value)).collect()
        }
        (_, new) => new,
    }
}

/// Returns the keys of `new` in their new order.
fn keys(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<String> {
    let mut keys: Vec<_> = old.keys().filter(|key| new.contains_key(*key)).cloned().collect();
    let mut next = 0;
    for key in new.keys() {
        match keys.iter().position(|other| other == key) {
            Some(at) => next = at + 1,
            None => {
                keys.insert(next, key.clone());
                next += 1;
            }
        }
    }
    keys
}

/// Prints JSON with four spaces for each level.
pub(super) fn print(value: &impl Serialize) -> Result<String> {
    let mut text = Vec::new();
    let formatter = PrettyFormatter::with_indent(b"    ");
    value.serialize(&mut Serializer::with_formatter(&mut text, formatter))?;
    text.push(b'\n');
    Ok(String::from_utf8(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn new_keys_follow_their_predecessors() {
        let old = json!({"z": 1, "b": {"y": 1, "x": 1}, "gone": 1});
        let new = json!({"a": 2, "b": {"x": 2, "y": 2}, "c": 2, "z": 2});
        let expected = r#"{"a":2,"z":2,"b":{"y":2,"x":2},"c":2}"#;
        assert_eq!(in_order_of(Some(&old), new).to_string(), expected);
    }
}
