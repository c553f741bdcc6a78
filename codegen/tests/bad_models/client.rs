//! Diagnostics of paginators and waiters.

use crate::support::generate;
use crate::{assert_diagnostics, member, with};
use serde_json::{Value, json};

/// Returns a model with a paginated operation. `token` is the output's member of that name.
fn paginated(input_token: &str, token: Value, output_token: &str) -> String {
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

/// Returns a model with an operation that has a waiter.
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

/// Returns an acceptor that compares the value of an expression.
fn output(path: &str, comparator: &str) -> Value {
    let matcher = json!({"path": path, "expected": "true", "comparator": comparator});
    json!({"state": "success", "matcher": {"output": matcher}})
}

#[test]
fn invalid_paginators_and_waiters_are_reported() {
    let cases = [
        (
            "a paginator without an output token",
            with(&[(
                "shapes/a.b#GetRoom/traits/smithy.api#paginated",
                json!({"inputToken": "name"}),
            )]),
        ),
        ("a required input token", paginated("name", member("a.b#RoomName"), "token")),
        (
            "input and output tokens of different types",
            paginated("token", member("smithy.api#Integer"), "token"),
        ),
        (
            "an output token on an invalid path",
            paginated("token", member("a.b#RoomName"), "token.next"),
        ),
        ("a boolean as a token", paginated("flag", member("smithy.api#Boolean"), "token")),
        ("items that are not a list", paginated("token", member("a.b#RoomName"), "token")),
        (
            "a waiter whose minimum delay exceeds the maximum",
            waiter("RoomThere", json!({"minDelay": 9, "maxDelay": 8, "acceptors": []})),
        ),
        (
            "a waiter with an invalid acceptor",
            waiter("RoomThere", json!({"acceptors": [{"state": "success"}]})),
        ),
        (
            "a waiter with unsupported expressions",
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
    assert_diagnostics("bad_models_client", cases.into());
}

#[test]
fn expression_with_too_many_operators_is_refused() {
    let deep = |depth| {
        let acceptor = output(&format!("{}name", "!".repeat(depth)), "booleanEquals");
        generate("rooms", &waiter("RoomThere", json!({"acceptors": [acceptor]})))
    };
    deep(100).expect("a crate");
    let problems = deep(100_000).expect_err("a problem").to_string();
    assert!(problems.contains("has more than 100 operators"), "{problems}");
    assert!(problems.len() < 1000, "{}", problems.len());
}
