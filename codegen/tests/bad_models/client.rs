//! Pages and waiters that are wrong or ask for too much.

use crate::support::generate;
use crate::{member, tell, with};
use serde_json::{Value, json};

/// An operation with pages: which member of the input takes the token, what the output has as one,
/// and where.
fn pages(input_token: &str, token: Value, output_token: &str) -> String {
    let input = "shapes/a.b#GetRoomInput/members";
    with(&[
        (
            "shapes/a.b#GetRoom/traits/smithy.api#paginated",
            json!({
                "inputToken": input_token, "outputToken": output_token, "items": "token",
            }),
        ),
        ("shapes/a.b#GetRoom/output", member("a.b#Page")),
        (&format!("{input}/token"), member("a.b#RoomName")),
        (&format!("{input}/flag"), member("smithy.api#Boolean")),
        ("shapes/a.b#Page", json!({"type": "structure", "members": {"token": token}})),
    ])
}

/// An operation with a waiter.
fn waiter(name: &str, waiter: Value) -> String {
    with(&[
        ("shapes/a.b#GetRoom/traits/smithy.waiters#waitable", json!({name: waiter})),
        ("shapes/a.b#GetRoom/output", member("a.b#Room")),
        (
            "shapes/a.b#Room",
            json!({"type": "structure", "members": {
                "name": member("a.b#RoomName"), "doors": member("a.b#Doors"),
                "width": member("smithy.api#Integer"),
            }}),
        ),
        ("shapes/a.b#Doors", json!({"type": "list", "member": member("a.b#Door")})),
        (
            "shapes/a.b#Door",
            json!({"type": "structure", "members": {
                "name": member("a.b#RoomName"), "width": member("smithy.api#Integer"),
            }}),
        ),
    ])
}

/// An acceptor of what an expression leads to.
fn output(path: &str, comparator: &str) -> Value {
    let matcher = json!({"path": path, "expected": "true", "comparator": comparator});
    json!({"state": "success", "matcher": {"output": matcher}})
}

#[test]
fn problems_are_told() {
    let cases = [
        (
            "pages without a token",
            with(&[(
                "shapes/a.b#GetRoom/traits/smithy.api#paginated",
                json!({"inputToken": "name"}),
            )]),
        ),
        ("a token that is required", pages("name", member("a.b#RoomName"), "token")),
        ("tokens of two types", pages("token", member("smithy.api#Integer"), "token")),
        ("a token on no way", pages("token", member("a.b#RoomName"), "token.next")),
        ("a token of no use", pages("flag", member("smithy.api#Boolean"), "token")),
        ("items that are none", pages("token", member("a.b#RoomName"), "token")),
        (
            "a waiter in haste",
            waiter("RoomThere", json!({"minDelay": 9, "maxDelay": 8, "acceptors": []})),
        ),
        (
            "a waiter that is none",
            waiter("RoomThere", json!({"acceptors": [{"state": "success"}]})),
        ),
        (
            "waiters with expressions beyond us",
            waiter(
                "RoomThere",
                json!({"acceptors": [
                    output("doors[", "stringEquals"),
                    output("dors", "stringEquals"),
                    output("doors", "stringEquals"),
                    output("name.first", "stringEquals"),
                    output("name", "allStringEquals"),
                    output("name", "booleanEquals"),
                    output("doors[0].name", "stringEquals"),
                    output("`true`", "booleanEquals"),
                    output("(length(doors) < width) == `false`", "booleanEquals"),
                    output("!name || `true`", "booleanEquals"),
                    output("doors[].name | sort(@) | join(',', @)", "stringEquals"),
                    output("doors[*].name == 'a'", "booleanEquals"),
                    output("doors[?name > 'a'] | length(@) == `1`", "booleanEquals"),
                    output("doors[?width > `1.5`] | length(@) == `1`", "booleanEquals"),
                ]}),
            ),
        ),
    ];
    tell("bad_models_client", cases.into());
}

#[test]
fn an_expression_has_an_end() {
    let deep = |depth| {
        let acceptor = output(&format!("{}name", "!".repeat(depth)), "booleanEquals");
        generate("rooms", &waiter("RoomThere", json!({"acceptors": [acceptor]})))
    };
    deep(100).expect("a crate");
    let problems = deep(100_000).expect_err("a problem").to_string();
    assert!(problems.contains("has more than 100 operators"), "{problems}");
    assert!(problems.len() < 1000, "{}", problems.len());
}
