//! JSON as services send it when nobody looks: changed here and there.

use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Strategy, any};
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// A change somewhere in a value.
#[derive(Clone, Debug)]
enum Change {
    Remove,
    Add(Value),
    Replace(Value),
    /// Writes a timestamp in another way; other values stay.
    Rewrite(&'static str),
}

/// Values, some of them with a few changes.
pub fn odd(values: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let replacements = vec![
        json!(null),
        json!(0),
        json!(5.0),
        json!(5.5),
        json!(99_999_999_999u64),
        json!(-1),
        json!(true),
        json!(""),
        json!("text"),
        json!([]),
        json!(["a", null]),
        json!({}),
        json!({"a": "b", "c": null}),
        json!({"s3": {"bucketName": "b"}, "firehose": null}),
        json!({"s3": {"bucketName": "b"}, "firehose": {"deliveryStreamName": "d"}}),
    ];
    let timestamps = vec![
        "2024-05-01T12:00:00Z",
        "2024-05-01T12:00:00.123456789Z",
        "2024-05-01T14:00:00+02:00",
        "2024-05-01T12:00:00.5-00:30",
        "2024-05-01t12:00:00z",
        "2024-05-01",
        "1714564800",
    ];
    let change = proptest::prop_oneof![
        2 => any::<()>().prop_map(|()| Change::Remove),
        2 => select(replacements.clone()).prop_map(Change::Add),
        2 => select(replacements).prop_map(Change::Replace),
        1 => select(timestamps).prop_map(Change::Rewrite),
    ];
    (values, vec((any::<Index>(), change), 0..4))
        .prop_map(|(mut value, changes)| {
            for (place, change) in changes {
                apply(&mut value, place, change);
            }
            value
        })
        .boxed()
}

fn apply(value: &mut Value, place: Index, change: Change) {
    let mut places = Vec::new();
    list(value, String::new(), &mut places);
    let place = &places[place.index(places.len())];
    let (parent, name) = place.rsplit_once('/').unwrap_or_default();
    let unescaped = name.replace("~1", "/").replace("~0", "~");
    match change {
        Change::Remove => {
            if let Some(Value::Object(members)) = value.pointer_mut(parent) {
                members.remove(&unescaped);
            }
        }
        Change::Add(new) => {
            if let Some(Value::Object(members)) = value.pointer_mut(place) {
                members.insert("aMemberOfTomorrow".to_owned(), new);
            }
        }
        Change::Replace(new) => {
            // An array in place of an object is left out: serde's derive reads it as the members in
            // their order, and no service sends it.
            let fits = |old: &Value| old.is_array() || !new.is_array();
            if let Some(old) = value.pointer_mut(place).filter(|old| fits(old)) {
                *old = new;
            }
        }
        Change::Rewrite(text) => {
            if let Some(old) = value.pointer_mut(place).filter(|_| name.ends_with("Time")) {
                *old = json!(text);
            }
        }
    }
}

/// The places in a value, as JSON pointers.
fn list(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                list(member, format!("{place}/{name}"), places);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                list(element, format!("{place}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}
