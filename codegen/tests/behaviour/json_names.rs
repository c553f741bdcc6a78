//! Members with `jsonName`, beside members that are not in the body.

use bytes::Bytes;
use feature_json_names::operation::move_operation::{MoveError, MoveInput, MoveOutput};
use feature_json_names::protocol::Operation;
use feature_json_names::types::Inner;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Debug;

fn assert_round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("JSON");
    assert_eq!(&serde_json::from_str::<T>(&text).expect("the value"), value, "{text}");
}

#[test]
fn input_body_uses_json_names() {
    let inner = Inner::builder().a("inner a").b("inner b").build();
    let input = MoveInput::builder()
        .a("a")
        .b("b")
        .b2("b2")
        .c("c")
        .d(inner)
        .e("e")
        .f("f")
        .g("g")
        .h([("h", "h")])
        .build();
    let request = input.request().expect("a request");
    assert_eq!(request.uri(), "/move/c?f=f");
    assert_eq!(request.headers()["x-b"], "b");
    assert_eq!(request.headers()["x-h-h"], "h");
    let body: Value = serde_json::from_slice(request.body()).expect("JSON");
    let inner = json!({"b": "inner a", "a": "inner b"});
    assert_eq!(body, json!({"b": "a", "b2": "b2", "d": inner, "f": "e", "h": "g"}));
    assert_round_trip(&input);
}

#[test]
fn output_body_is_parsed_by_json_names() {
    let response = http::Response::builder()
        .status(201)
        .header("x-b", "header b")
        .header("x-h-h", "header h")
        .body(Bytes::from_static(br#"{"b": "body", "a": 1, "other": "c", "f": "e", "h": "g"}"#));
    let output = MoveInput::parse(&response.expect("a response")).expect("an output");
    let expected = MoveOutput::builder()
        .a("body")
        .b("header b")
        .c("c")
        .e("e")
        .f(201)
        .g("g")
        .h([("h", "header h")])
        .build();
    assert_eq!(output, expected);
    assert_round_trip(&output);
}

#[test]
fn error_body_is_parsed_by_json_names() {
    let response = http::Response::builder()
        .status(400)
        .header("x-amzn-errortype", "Moved")
        .header("x-where", "header")
        .body(Bytes::from_static(br#"{"where": "body", "place2": 1}"#));
    let error = MoveInput::parse(&response.expect("a response")).expect_err("an error");
    let MoveError::Moved(moved) = &error else { panic!("{error:?}") };
    assert_eq!((moved.place.as_deref(), moved.r#where.as_deref()), (Some("body"), Some("header")));
    let text = serde_json::to_string(moved).expect("JSON");
    assert!(text.contains(r#""where":"body""#) && text.contains(r#""where2":"header""#), "{text}");
}
