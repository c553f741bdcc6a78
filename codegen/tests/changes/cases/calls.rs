//! Changes of operations, inputs and outputs.

use super::{
    Case, INTEGER, STRING, breaking, compatible, in_prelude, member, members, references, traits,
};
use serde_json::{Value, json};

pub fn operations() -> Vec<Case> {
    let all = ["CreateRoom", "DeleteRoom", "GetRoom", "ListRooms", "OpenDoor", "Watch"];
    let new = json!({
        "Changes": {"operations": references(&[all.as_slice(), &["CloseRoom"]].concat())},
        "CloseRoom": {
            "type": "operation",
            "input": {"target": "DeleteRoomInput"},
            "output": {"target": "smithy.api#Unit"},
            "traits": in_prelude(json!({"http": {"method": "POST", "uri": "/rooms/{id}/close"}})),
        },
    });
    let http = json!({"http": {"method": "PUT", "uri": "/doors/{id}"}});
    let renamed = json!({
        "Changes": {"operations": references(&[&all[..4], &["Watch", "OpenDOOR"]].concat())},
        "OpenDOOR": {
            "type": "operation",
            "input": {"target": "OpenDoorInput"},
            "output": {"target": "OpenDoorOutput"},
            "traits": in_prelude(http),
        },
    });
    let without = ["CreateRoom", "GetRoom", "ListRooms", "OpenDoor", "Watch"];
    let gone = json!({"Changes": {"operations": references(&without)}});
    let waiter =
        |change: Value| json!({"GetRoom": {"traits": {"smithy.waiters#waitable": change}}});
    let acceptor = |path: &str| {
        let output = json!({"path": path, "expected": "open", "comparator": "stringEquals"});
        json!([{"state": "success", "matcher": {"output": output}}])
    };
    let pages = |items: &str| {
        let pages = json!({"inputToken": "nextToken", "outputToken": "nextToken", "items": items});
        json!({"smithy.api#paginated": pages})
    };
    let query = json!({"nextToken": member(STRING, json!({"httpQuery": "nextToken"}))});
    let answer = json!({"nextToken": {"target": STRING}, "others": {"target": "Tags"}});
    vec![
        compatible("an operation is new", new),
        compatible("the service renames an operation on the wire", renamed),
        breaking("an operation is gone", "client.delete_room()", gone),
        compatible(
            "a waiter is new",
            waiter(json!({"RoomFound": {"acceptors": acceptor("secret")}})),
        ),
        breaking("a waiter is gone", "wait_until_room_open()", waiter(Value::Null)),
        compatible(
            "the acceptors of a waiter change",
            waiter(json!({"RoomOpen": {"acceptors": acceptor("secret")}})),
        ),
        compatible("a waiter is deprecated", waiter(json!({"RoomOpen": {"deprecated": true}}))),
        compatible(
            "an operation is deprecated",
            traits("OpenDoor", json!({"deprecated": {"message": "Use a key.", "since": "2.0"}})),
        ),
        compatible("a waiter waits longer", waiter(json!({"RoomOpen": {"maxDelay": 90}}))),
        compatible(
            "pagination is new",
            json!({
                "GetRoom": {"traits": pages("others")},
                "GetRoomInput": {"members": query},
                "Room": {"members": answer},
            }),
        ),
        breaking(
            "pagination is gone",
            "into_paginator()",
            traits("ListRooms", json!({"paginated": null})),
        ),
        breaking(
            "the items of pages change",
            "room?",
            json!({"ListRooms": {"traits": pages("names")}}),
        ),
    ]
}

pub fn inputs() -> Vec<Case> {
    let input = |change: Value| members("CreateRoomInput", change);
    vec![
        compatible("an optional input is new", input(json!({"color": {"target": STRING}}))),
        breaking(
            "a required input is new",
            ".send()",
            input(json!({"color": member(STRING, json!({"required": {}}))})),
        ),
        breaking("an input is gone", "size(10)", input(json!({"size": null}))),
        breaking(
            "an input becomes required",
            ".send()",
            input(json!({"name": member("Name", json!({"required": {}}))})),
        ),
        breaking(
            "an input becomes optional",
            "&input.owner",
            input(json!({"owner": member(STRING, json!({"required": null}))})),
        ),
        breaking(
            "an input gets another type",
            "&input.size",
            input(json!({"size": {"target": "smithy.api#Long"}})),
        ),
        compatible(
            "the service requires an optional input",
            input(json!({"name": member("Name", json!({"required": {}, "clientOptional": {}}))})),
        ),
        compatible("a length changes", traits("Name", json!({"length": {"max": 32}}))),
        compatible("a length moves", traits("Name", json!({"length": {"min": 2, "max": 65}}))),
        compatible(
            "a range changes",
            input(json!({"size": member(INTEGER, json!({"range": null}))})),
        ),
        compatible("a pattern is new", traits("Name", json!({"pattern": "^[a-z|`]+$"}))),
        compatible(
            "a default of the service is new",
            input(json!({"size": member(INTEGER, json!({"default": 10}))})),
        ),
        compatible(
            "a stream requires a known length",
            traits("Picture", json!({"requiresLength": {}})),
        ),
        compatible("elements have a length", json!({"Tags": {"member": {"target": "Name"}}})),
        compatible(
            "keys and values have a pattern",
            json!({"Labels": {
                "key": member(STRING, json!({"pattern": "^a$"})),
                "value": member(STRING, json!({"pattern": "^b$", "length": {"max": 3}})),
            }}),
        ),
        breaking(
            "an idempotency token becomes a plain member",
            "idempotency_token_provider",
            input(json!({"token": member(STRING, json!({"idempotencyToken": null}))})),
        ),
    ]
}

pub fn outputs() -> Vec<Case> {
    let output = |change: Value| members("CreateRoomOutput", change);
    let default = |value: Value| member(INTEGER, json!({"default": value}));
    vec![
        compatible("an optional output is new", output(json!({"color": {"target": STRING}}))),
        breaking(
            "a required output is new",
            "CreateRoomOutput::builder()",
            output(json!({"color": member(STRING, json!({"required": {}}))})),
        ),
        compatible(
            "the service always returns an optional output",
            output(json!({"name": member(STRING, json!({"required": {}, "clientOptional": {}}))})),
        ),
        breaking(
            "a type is no longer in responses",
            "&output.extra",
            output(json!({"extra": null})),
        ),
        breaking("an output is gone", "&output.name", output(json!({"name": null}))),
        breaking(
            "an output becomes required",
            "&output.name",
            output(json!({"name": member(STRING, json!({"required": {}}))})),
        ),
        breaking(
            "an output becomes optional",
            "&output.arn",
            output(json!({"arn": member(STRING, json!({"required": null}))})),
        ),
        compatible("a default changes", output(json!({"seats": default(json!(6))}))),
        breaking(
            "a default is gone",
            "output.seats",
            output(json!({"seats": default(Value::Null)})),
        ),
        breaking(
            "a default is new",
            "&output.name",
            output(json!({"name": member(STRING, json!({"default": "a"}))})),
        ),
        breaking(
            "an output becomes a stream",
            // It was the only member with a `Blob`.
            "primitives::{Blob",
            json!({
                "Log": {"type": "blob", "traits": in_prelude(json!({"streaming": {}}))},
                "OpenDoorOutput": {"members": {"log": {"target": "Log"}}},
            }),
        ),
    ]
}
