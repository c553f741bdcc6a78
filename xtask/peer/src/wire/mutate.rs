//! Mutations of JSON, as an unreliable service could send it.

use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Strategy, any};
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// A mutation at some place in a value.
#[derive(Clone, Debug)]
enum Mutation {
    Remove,
    Add(Value),
    Replace(Value),
    /// Replaces a timestamp by another text. Does not change other values.
    Rewrite(&'static str),
}

/// Returns values with up to three mutations.
pub fn mutate(values: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
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
    let mutation = proptest::prop_oneof![
        2 => any::<()>().prop_map(|()| Mutation::Remove),
        2 => select(replacements.clone()).prop_map(Mutation::Add),
        2 => select(replacements).prop_map(Mutation::Replace),
        1 => select(timestamps).prop_map(Mutation::Rewrite),
    ];
    (values, vec((any::<Index>(), mutation), 0..4))
        .prop_map(|(mut value, mutations)| {
            for (place, mutation) in mutations {
                apply(&mut value, place, mutation);
            }
            value
        })
        .boxed()
}

fn apply(value: &mut Value, place: Index, mutation: Mutation) {
    let mut places = Vec::new();
    list(value, String::new(), &mut places);
    let place = &places[place.index(places.len())];
    let (parent, name) = place.rsplit_once('/').unwrap_or_default();
    let unescaped = name.replace("~1", "/").replace("~0", "~");
    match mutation {
        Mutation::Remove => {
            if let Some(Value::Object(members)) = value.pointer_mut(parent) {
                members.remove(&unescaped);
            }
        }
        Mutation::Add(new) => {
            if let Some(Value::Object(members)) = value.pointer_mut(place) {
                members.insert("futureMember".to_owned(), new);
            }
        }
        Mutation::Replace(new) => {
            if let Some(old) = value.pointer_mut(place) {
                *old = new;
            }
        }
        Mutation::Rewrite(text) => {
            if let Some(old) = value.pointer_mut(place).filter(|_| name.ends_with("Time")) {
                *old = json!(text);
            }
        }
    }
}

/// Lists the places in a value, as JSON pointers.
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
