//! Operations, and what they take and return.

use super::{Case, INTEGER, STRING, breaks, fits, in_prelude, member, members, references, traits};
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
        fits("an operation is new", new),
        fits("the service calls an operation otherwise", renamed),
        breaks("an operation is gone", "client.delete_room()", gone),
        fits("a waiter is new", waiter(json!({"RoomFound": {"acceptors": acceptor("secret")}}))),
        breaks("a waiter is gone", "wait_until_room_open()", waiter(Value::Null)),
        fits(
            "a waiter waits for something else",
            waiter(json!({"RoomOpen": {"acceptors": acceptor("secret")}})),
        ),
        fits("a waiter is deprecated", waiter(json!({"RoomOpen": {"deprecated": true}}))),
        fits("a waiter waits longer", waiter(json!({"RoomOpen": {"maxDelay": 90}}))),
        fits(
            "pagination is new",
            json!({
                "GetRoom": {"traits": pages("others")},
                "GetRoomInput": {"members": query},
                "Room": {"members": answer},
            }),
        ),
        breaks(
            "pagination is gone",
            "into_paginator()",
            traits("ListRooms", json!({"paginated": null})),
        ),
        breaks(
            "the items of pages are others",
            "room?",
            json!({"ListRooms": {"traits": pages("names")}}),
        ),
    ]
}

pub fn inputs() -> Vec<Case> {
    let input = |change: Value| members("CreateRoomInput", change);
    vec![
        fits("an optional input is new", input(json!({"color": {"target": STRING}}))),
        breaks(
            "a required input is new",
            ".send()",
            input(json!({"color": member(STRING, json!({"required": {}}))})),
        ),
        breaks("an input is gone", "size(10)", input(json!({"size": null}))),
        breaks(
            "an input becomes required",
            ".send()",
            input(json!({"name": member("Name", json!({"required": {}}))})),
        ),
        breaks(
            "an input becomes optional",
            "&input.owner",
            input(json!({"owner": member(STRING, json!({"required": null}))})),
        ),
        breaks(
            "an input gets another type",
            "&input.size",
            input(json!({"size": {"target": "smithy.api#Long"}})),
        ),
        fits("a length changes", traits("Name", json!({"length": {"max": 32}}))),
        fits("a range changes", input(json!({"size": member(INTEGER, json!({"range": null}))}))),
        fits("a pattern is new", traits("Name", json!({"pattern": "^[a-z|`]+$"}))),
        fits(
            "a default of the service is new",
            input(json!({"size": member(INTEGER, json!({"default": 10}))})),
        ),
        fits(
            "the length of a stream has to be known",
            traits("Picture", json!({"requiresLength": {}})),
        ),
        fits("elements have a length", json!({"Tags": {"member": {"target": "Name"}}})),
        fits(
            "keys and values have a pattern",
            json!({"Labels": {
                "key": member(STRING, json!({"pattern": "^a$"})),
                "value": member(STRING, json!({"pattern": "^b$", "length": {"max": 3}})),
            }}),
        ),
        breaks(
            "an idempotency token is none",
            "idempotency_token_provider",
            input(json!({"token": member(STRING, json!({"idempotencyToken": null}))})),
        ),
    ]
}

pub fn outputs() -> Vec<Case> {
    let output = |change: Value| members("CreateRoomOutput", change);
    let default = |value: Value| member(INTEGER, json!({"default": value}));
    vec![
        fits("an optional output is new", output(json!({"color": {"target": STRING}}))),
        breaks(
            "a required output is new",
            "CreateRoomOutput::builder()",
            output(json!({"color": member(STRING, json!({"required": {}}))})),
        ),
        breaks("an output is gone", "&output.name", output(json!({"name": null}))),
        breaks(
            "an output becomes required",
            "&output.name",
            output(json!({"name": member(STRING, json!({"required": {}}))})),
        ),
        breaks(
            "an output becomes optional",
            "&output.arn",
            output(json!({"arn": member(STRING, json!({"required": null}))})),
        ),
        fits("a default changes", output(json!({"seats": default(json!(6))}))),
        breaks("a default is gone", "output.seats", output(json!({"seats": default(Value::Null)}))),
        breaks(
            "a default is new",
            "&output.name",
            output(json!({"name": member(STRING, json!({"default": "a"}))})),
        ),
        breaks(
            "an output becomes a stream",
            "door.log",
            json!({
                "Log": {"type": "blob", "traits": in_prelude(json!({"streaming": {}}))},
                "OpenDoorOutput": {"members": {"log": {"target": "Log"}}},
            }),
        ),
    ]
}
