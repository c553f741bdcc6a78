//! Types and errors.

use super::{
    Case, INTEGER, STRING, breaks, fits, in_prelude, member, members, references, traits, value,
};
use serde_json::{Value, json};

pub fn structures() -> Vec<Case> {
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
                json!({"since": member(
                    "smithy.api#Timestamp",
                    json!({"timestampFormat": "date-time"}),
                )}),
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
        breaks("a structure becomes a union", "Leaf", json!({"Leaf": {"type": "union"}})),
        fits("an event is new", members("Events", json!({"closed": {"target": "Entered"}}))),
        breaks("an event is gone", "Events::Left", members("Events", json!({"left": null}))),
        fits(
            "a member of an event becomes its payload",
            members("Entered", json!({"who": member(STRING, json!({"eventPayload": {}}))})),
        ),
        fits(
            "an error of events is new",
            members("Events", json!({"lost": {"target": "NotFound"}})),
        ),
        breaks(
            "an error of events is gone",
            "EventsError::Busy",
            members("Events", json!({"busy": null})),
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

pub fn enums() -> Vec<Case> {
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

pub fn errors() -> Vec<Case> {
    let of = |names: &[&str]| json!({"CreateRoom": {"errors": references(names)}});
    vec![
        fits("an error of an operation is new", of(&["Busy", "Invalid", "NotFound"])),
        fits(
            "an error is new to the service",
            json!({
                "CreateRoom": {"errors": references(&["Busy", "Invalid", "Full"])},
                "Full": {"type": "structure", "traits": in_prelude(json!({"error": "client"}))},
            }),
        ),
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
