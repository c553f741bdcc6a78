//! Changes of types and errors.

use super::{
    Case, INTEGER, STRING, breaking, compatible, enum_value, in_prelude, member, members,
    references, traits,
};
use serde_json::{Value, json};

pub fn structures() -> Vec<Case> {
    vec![
        compatible(
            "an optional member is new",
            members("Extra", json!({"more": {"target": STRING}})),
        ),
        breaking(
            "a required member is new",
            ".build()",
            members("Extra", json!({"more": member(STRING, json!({"required": {}}))})),
        ),
        compatible(
            "a required member gets a default",
            members("Extra", json!({"must": member(STRING, json!({"default": ""}))})),
        ),
        breaking(
            "a member with a default becomes required",
            "Leaf::default()",
            members(
                "Leaf",
                json!({"weight": member(INTEGER, json!({"default": null, "required": {}}))}),
            ),
        ),
        breaking(
            "a structure no longer implements Default",
            "Leaf::default()",
            members("Leaf", json!({"height": member(INTEGER, json!({"default": 3}))})),
        ),
        breaking(
            "a structure becomes recursive",
            "extra.leaf",
            members("Leaf", json!({"back": {"target": "Extra"}})),
        ),
        breaking("elements may be null", "&input.tags", traits("Tags", json!({"sparse": {}}))),
        breaking(
            "a type is renamed",
            "::types::{",
            json!({"Changes": {"rename": {"Leaf": "Blade"}}}),
        ),
        breaking(
            "a member is renamed in JSON",
            "an input",
            members("CreateRoomInput", json!({"owner": member(STRING, json!({"jsonName": "by"}))})),
        ),
        breaking(
            "the format of a timestamp changes",
            "an extra",
            members(
                "Extra",
                json!({"since": member(
                    "smithy.api#Timestamp",
                    json!({"timestampFormat": "date-time"}),
                )}),
            ),
        ),
        compatible(
            "a member is sensitive",
            json!({
                "Secret": {"type": "string", "traits": in_prelude(json!({"sensitive": {}}))},
                "Room": {"members": {"secret": {"target": "Secret"}}},
            }),
        ),
        compatible(
            "a member is no longer sensitive",
            members("Room", json!({"code": {"target": STRING}})),
        ),
        compatible(
            "a union member is new",
            members("Pick", json!({"number": {"target": INTEGER}})),
        ),
        breaking("a union member is gone", "Pick::Text", members("Pick", json!({"text": null}))),
        breaking(
            "the type of a union member changes",
            "Pick::Text",
            members("Pick", json!({"text": {"target": INTEGER}})),
        ),
        breaking(
            "a union member is renamed in JSON",
            "Unknown",
            members("Pick", json!({"text": member(STRING, json!({"jsonName": "words"}))})),
        ),
        breaking("a structure becomes a union", "Leaf", json!({"Leaf": {"type": "union"}})),
        compatible("an event is new", members("Events", json!({"closed": {"target": "Entered"}}))),
        breaking("an event is gone", "Events::Left", members("Events", json!({"left": null}))),
        compatible(
            "a member of an event becomes its payload",
            members("Entered", json!({"who": member(STRING, json!({"eventPayload": {}}))})),
        ),
        compatible(
            "an error of events is new",
            members("Events", json!({"lost": {"target": "NotFound"}})),
        ),
        breaking(
            "an error of events is gone",
            "EventsError::Busy",
            members("Events", json!({"busy": null})),
        ),
        compatible(
            "a type is new",
            json!({
                "Branch": {"type": "structure", "members": {"length": {"target": INTEGER}}},
                "Extra": {"members": {"branch": {"target": "Branch"}}},
            }),
        ),
        compatible(
            "the message of a deprecation changes",
            members(
                "GetRoomInput",
                json!({"detail": member(STRING, json!({"deprecated": {"message": "Gone soon."}}))}),
            ),
        ),
        compatible("a type is deprecated", traits("Leaf", json!({"deprecated": {}}))),
        compatible(
            "documentation changes",
            traits("Extra", json!({"documentation": "Something."})),
        ),
    ]
}

pub fn enums() -> Vec<Case> {
    let kind = |change: Value| members("Kind", change);
    let level = |change: Value| members("Level", change);
    vec![
        compatible("an enum value is new", kind(json!({"AJAR": enum_value(json!("ajar"))}))),
        compatible(
            "an enum value is deprecated",
            kind(json!({"OPEN": member("smithy.api#Unit", json!({"deprecated": {}}))})),
        ),
        breaking("an enum value is gone", "Kind::Closed", kind(json!({"CLOSED": null}))),
        breaking(
            "an enum value is written otherwise",
            "Open",
            kind(json!({"OPEN": enum_value(json!("opened"))})),
        ),
        breaking(
            "an enum becomes a string",
            "::types::{",
            json!({"Kind": null, "CreateRoomInput": {"members": {"kind": {"target": STRING}}}}),
        ),
        compatible("an integer is new", level(json!({"MIDDLE": enum_value(json!(3))}))),
        breaking("an integer is gone", "Level::Low", level(json!({"LOW": null}))),
        breaking("an integer is another", "High", level(json!({"HIGH": enum_value(json!(9))}))),
    ]
}

pub fn errors() -> Vec<Case> {
    let of = |names: &[&str]| json!({"CreateRoom": {"errors": references(names)}});
    vec![
        compatible("an error of an operation is new", of(&["Busy", "Invalid", "NotFound"])),
        compatible(
            "an error is new to the service",
            json!({
                "CreateRoom": {"errors": references(&["Busy", "Invalid", "Full"])},
                "Full": {"type": "structure", "traits": in_prelude(json!({"error": "client"}))},
            }),
        ),
        breaking("an error of an operation is gone", "is_busy()", of(&["Invalid"])),
        breaking("an error is gone", "::types::error::{", of(&["Busy"])),
        compatible(
            "a member of an error is new",
            members("Busy", json!({"who": {"target": STRING}})),
        ),
        breaking(
            "a member of an error is gone",
            "busy.seconds",
            members("Busy", json!({"seconds": null})),
        ),
        compatible("an error has another status", traits("Busy", json!({"httpError": 503}))),
        compatible("an error is worth another attempt", traits("Busy", json!({"retryable": {}}))),
        compatible(
            "the service limits the rate of an error",
            traits("Invalid", json!({"retryable": {"throttling": true}})),
        ),
        compatible(
            "the message of an error is sensitive",
            members("Busy", json!({"message": {"target": "Code"}})),
        ),
        compatible(
            "the service renames an error on the wire",
            json!({
                "CreateRoom": {"errors": references(&["Busy", "INVALID"])},
                "INVALID": {
                    "type": "structure",
                    "members": {"message": {"target": STRING}, "field": {"target": STRING}},
                    "traits": in_prelude(
                        json!({"error": "client", "httpError": 400, "retryable": {}}),
                    ),
                },
            }),
        ),
        breaking(
            "an error has no message",
            "busy.message",
            members("Busy", json!({"message": null})),
        ),
    ]
}
