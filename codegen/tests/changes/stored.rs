//! A program that parses JSON written by the crate of `model.json`, and writes it unchanged.

use changes::operation::create_room::{CreateRoomInput, CreateRoomOutput};
use changes::types::{Extra, Kind, Level, Pick};

fn main() {
    let json = r#"{"owner":"ada","kind":"open","level":2,"opens":5,"pick":{"text":"this"}}"#;
    let input: CreateRoomInput = serde_json::from_str(json).expect("an input");
    assert_eq!(input.kind, Some(Kind::Open));
    assert_eq!(input.level, Some(Level::High));
    assert_eq!(input.pick, Some(Pick::Text("this".to_owned())));
    let written: serde_json::Value = serde_json::to_value(&input).expect("JSON");
    let expected: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(written, expected);

    let json = r#"{"arn":"1","name":"a","seats":7,"created":"1970-01-01T00:00:00Z","etag":"x"}"#;
    let output: CreateRoomOutput = serde_json::from_str(json).expect("an output");
    assert_eq!((output.name.as_deref(), output.etag.as_deref()), (Some("a"), Some("x")));
    assert_eq!(output.created.map(|time| time.secs()), Some(0));
    assert_eq!((&*output.arn, output.seats), ("1", 7));

    let extra: Extra = serde_json::from_str(r#"{"must":"1","since":5}"#).expect("an extra");
    assert_eq!((&*extra.must, extra.since.map(|time| time.secs())), ("1", Some(5)));
}
