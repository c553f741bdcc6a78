//! The kinds of changes, each as a JSON merge patch (RFC 7396) of `model.json`.

use serde_json::{Value, json};

/// A change of the model.
pub struct Case {
    pub name: &'static str,
    /// What changes of the shapes. A name without a namespace is one of the model's.
    pub shapes: Value,
    /// A part of the first line of the callers that no longer compiles, or of what `stored.rs` says
    /// then. `None` where callers do not break.
    pub breaks: Option<&'static str>,
}

fn fits(name: &'static str, shapes: Value) -> Case {
    Case { name, shapes, breaks: None }
}

fn breaks(name: &'static str, at: &'static str, shapes: Value) -> Case {
    Case { name, shapes, breaks: Some(at) }
}

/// A member, with traits of the namespace `smithy.api`.
fn member(target: &str, traits: Value) -> Value {
    json!({"target": target, "traits": in_prelude(traits)})
}

fn in_prelude(traits: Value) -> Value {
    let Value::Object(traits) = traits else { return traits };
    traits.into_iter().map(|(name, value)| (format!("smithy.api#{name}"), value)).collect()
}

/// A structure of which these members change.
fn members(structure: &str, members: Value) -> Value {
    json!({structure: {"members": members}})
}

/// A shape of which these traits of the namespace `smithy.api` change.
fn traits(shape: &str, traits: Value) -> Value {
    json!({shape: {"traits": in_prelude(traits)}})
}

/// The service, of which these traits change.
fn service(traits: Value) -> Value {
    json!({"Changes": {"traits": traits}})
}

fn references(names: &[&str]) -> Value {
    names.iter().map(|name| json!({"target": name})).collect()
}

fn value(value: Value) -> Value {
    member("smithy.api#Unit", json!({"enumValue": value}))
}

const STRING: &str = "smithy.api#String";
const INTEGER: &str = "smithy.api#Integer";

pub fn cases() -> Vec<Case> {
    let groups =
        [operations(), inputs(), outputs(), structures(), enums(), errors(), protocol(), whole()];
    groups.into_iter().flatten().collect()
}

fn operations() -> Vec<Case> {
    let all = ["CreateRoom", "DeleteRoom", "GetRoom", "ListRooms", "OpenDoor"];
    let new = json!({
        "Changes": {"operations": references(&[all.as_slice(), &["CloseRoom"]].concat())},
        "CloseRoom": {
            "type": "operation",
            "input": {"target": "DeleteRoomInput"},
            "output": {"target": "smithy.api#Unit"},
            "traits": in_prelude(json!({"http": {"method": "POST", "uri": "/rooms/{id}/close"}})),
        },
    });
    let gone = json!({
        "Changes": {"operations": references(&["CreateRoom", "GetRoom", "ListRooms", "OpenDoor"])},
    });
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
        breaks("an operation is gone", "client.delete_room()", gone),
        fits("a waiter is new", waiter(json!({"RoomFound": {"acceptors": acceptor("secret")}}))),
        breaks("a waiter is gone", "wait_until_room_open()", waiter(Value::Null)),
        fits(
            "a waiter waits for something else",
            waiter(json!({"RoomOpen": {"acceptors": acceptor("secret")}})),
        ),
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

fn inputs() -> Vec<Case> {
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
            "an idempotency token is none",
            input(json!({"token": member(STRING, json!({"idempotencyToken": null}))})),
        ),
    ]
}

fn outputs() -> Vec<Case> {
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

fn structures() -> Vec<Case> {
    vec![
        fits("an optional member is new", members("Extra", json!({"more": {"target": STRING}}))),
        breaks(
            "a required member is new",
            ".build()",
            members("Extra", json!({"more": member(STRING, json!({"required": {}}))})),
        ),
        fits(
            "a required member gets a default",
            members("Extra", json!({"must": member(STRING, json!({"default": ""}))})),
        ),
        breaks(
            "a member with a default becomes required",
            "Leaf::default()",
            members(
                "Leaf",
                json!({"weight": member(INTEGER, json!({"default": null, "required": {}}))}),
            ),
        ),
        breaks(
            "a structure has no default any more",
            "Leaf::default()",
            members("Leaf", json!({"height": member(INTEGER, json!({"default": 3}))})),
        ),
        breaks(
            "a structure comes to contain itself",
            "extra.leaf",
            members("Leaf", json!({"back": {"target": "Extra"}})),
        ),
        breaks("elements may be null", "&input.tags", traits("Tags", json!({"sparse": {}}))),
        breaks(
            "a type has another name",
            "::types::{",
            json!({"Changes": {"rename": {"Leaf": "Blade"}}}),
        ),
        breaks(
            "a member has another name in JSON",
            "an input",
            members("CreateRoomInput", json!({"owner": member(STRING, json!({"jsonName": "by"}))})),
        ),
        breaks(
            "a timestamp has another format",
            "an extra",
            members(
                "Extra",
                json!({"since": member("smithy.api#Timestamp", json!({"timestampFormat": "date-time"}))}),
            ),
        ),
        fits(
            "a member is sensitive",
            json!({
                "Secret": {"type": "string", "traits": in_prelude(json!({"sensitive": {}}))},
                "Room": {"members": {"secret": {"target": "Secret"}}},
            }),
        ),
        fits("a member is sensitive no more", members("Room", json!({"code": {"target": STRING}}))),
        fits("a union member is new", members("Pick", json!({"number": {"target": INTEGER}}))),
        breaks("a union member is gone", "Pick::Text", members("Pick", json!({"text": null}))),
        breaks(
            "a union member has another type",
            "Pick::Text",
            members("Pick", json!({"text": {"target": INTEGER}})),
        ),
        breaks(
            "a union member has another name in JSON",
            "Unknown",
            members("Pick", json!({"text": member(STRING, json!({"jsonName": "words"}))})),
        ),
        fits(
            "a type is new",
            json!({
                "Branch": {"type": "structure", "members": {"length": {"target": INTEGER}}},
                "Extra": {"members": {"branch": {"target": "Branch"}}},
            }),
        ),
        fits("documentation changes", traits("Extra", json!({"documentation": "Something."}))),
    ]
}

fn enums() -> Vec<Case> {
    let kind = |change: Value| members("Kind", change);
    let level = |change: Value| members("Level", change);
    vec![
        fits("an enum value is new", kind(json!({"AJAR": value(json!("ajar"))}))),
        breaks("an enum value is gone", "Kind::Closed", kind(json!({"CLOSED": null}))),
        breaks(
            "an enum value is written otherwise",
            "Open",
            kind(json!({"OPEN": value(json!("opened"))})),
        ),
        breaks(
            "an enum becomes a string",
            "::types::{",
            json!({"Kind": null, "CreateRoomInput": {"members": {"kind": {"target": STRING}}}}),
        ),
        fits("an integer is new", level(json!({"MIDDLE": value(json!(3))}))),
        breaks("an integer is gone", "Level::Low", level(json!({"LOW": null}))),
        breaks("an integer is another", "High", level(json!({"HIGH": value(json!(9))}))),
    ]
}

fn errors() -> Vec<Case> {
    let of = |names: &[&str]| json!({"CreateRoom": {"errors": references(names)}});
    vec![
        fits("an error is new", of(&["Busy", "Invalid", "NotFound"])),
        breaks("an error of an operation is gone", "is_busy()", of(&["Invalid"])),
        breaks("an error is gone", "::types::error::{", of(&["Busy"])),
        fits("a member of an error is new", members("Busy", json!({"who": {"target": STRING}}))),
        breaks(
            "a member of an error is gone",
            "busy.seconds",
            members("Busy", json!({"seconds": null})),
        ),
        fits("an error has another status", traits("Busy", json!({"httpError": 503}))),
        fits("an error is worth another attempt", traits("Busy", json!({"retryable": {}}))),
        breaks(
            "an error has no message",
            "busy.message",
            members("Busy", json!({"message": null})),
        ),
    ]
}

fn protocol() -> Vec<Case> {
    let http = |method: &str, uri: &str| json!({"http": {"method": method, "uri": uri}});
    let detail = |change: Value| members("GetRoomInput", json!({"detail": member(STRING, change)}));
    vec![
        fits("a method changes", traits("CreateRoom", http("PUT", "/rooms"))),
        fits("a path changes", traits("GetRoom", http("GET", "/v2/rooms/{id}?all"))),
        fits("a query parameter has another name", detail(json!({"httpQuery": "depth"}))),
        fits(
            "a query parameter becomes a header",
            detail(json!({"httpQuery": null, "httpHeader": "x-detail"})),
        ),
        fits(
            "a header comes to be in the body",
            members(
                "CreateRoomOutput",
                json!({"etag": member(STRING, json!({"httpHeader": null}))}),
            ),
        ),
        fits("a host prefix is new", traits("GetRoom", json!({"endpoint": {"hostPrefix": "a."}}))),
        fits("a checksum is required", traits("CreateRoom", json!({"httpChecksumRequired": {}}))),
        fits("an operation needs no auth", traits("GetRoom", json!({"auth": []}))),
        fits(
            "an endpoint parameter is new",
            json!({"GetRoom": {"traits": {"smithy.rules#staticContextParams": {"Stage": {"value": "a"}}}}}),
        ),
    ]
}

fn whole() -> Vec<Case> {
    let rules = |change: Value| service(json!({"smithy.rules#endpointRuleSet": change}));
    let url = |url: &str| json!([{"type": "endpoint", "conditions": [], "endpoint": {"url": url}}]);
    let zone = json!({"type": "string", "documentation": "Which zone."});
    vec![
        breaks(
            "bearer tokens are no longer taken",
            "token_provider",
            service(json!({"smithy.api#httpBearerAuth": null})),
        ),
        breaks(
            "signatures are no longer taken",
            "credentials_provider",
            service(json!({"aws.auth#sigv4": null})),
        ),
        fits(
            "the name in signatures changes",
            service(json!({"aws.auth#sigv4": {"name": "rooms"}})),
        ),
        fits(
            "the name in settings changes",
            service(json!({"aws.api#service": {"sdkId": "Rooms"}})),
        ),
        fits("the version changes", json!({"Changes": {"version": "2025-01-01"}})),
        fits("endpoints change", rules(json!({"rules": url("https://rooms.example.com")}))),
        fits(
            "a setting is new",
            service(json!({
                "smithy.rules#clientContextParams": {"Zone": zone},
                "smithy.rules#endpointRuleSet": {"parameters": {"Zone": zone}},
            })),
        ),
        breaks(
            "a setting is gone",
            ".stage(",
            service(json!({
                "smithy.rules#clientContextParams": null,
                "smithy.rules#endpointRuleSet": {
                    "parameters": {"Stage": null},
                    "rules": url("https://changes.example.com"),
                },
            })),
        ),
    ]
}
