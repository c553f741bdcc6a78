//! Diagnostics of shapes, and of files that are not models.

use crate::{HTTP, INPUT, SERVICE, TRAITS, assert_diagnostics, member, valid_model, with};
use serde_json::{Value, json};

/// Returns a string member with a `jsonName`.
fn json_name(name: &str) -> Value {
    json!({"target": "smithy.api#String", "traits": {"smithy.api#jsonName": name}})
}

#[test]
fn invalid_shapes_are_reported() {
    let cases = [
        ("an empty file", String::new()),
        ("an input that does not exist", with(&[("shapes/a.b#GetRoom/input", member("a.b#Gone"))])),
        (
            "a target in a similar namespace",
            with(&[(&format!("{INPUT}/x"), member("a.bb#RoomName"))]),
        ),
        (
            "several kinds of problems at once",
            with(&[
                ("shapes/a.b#X", json!({"type": "class"})),
                (&format!("{INPUT}/x"), member("a.b#RoomNam")),
                (&format!("{INPUT}/y"), member("smithy.api#Unit")),
                (&format!("{HTTP}/method"), json!("FETCH")),
                ("shapes/a.b#RoomName/traits/smithy.api#ofTheFuture", json!({})),
                (&format!("{TRAITS}/smithy.rules#endpointRuleSet"), json!([])),
            ]),
        ),
        ("a byte order mark", "\u{feff}{}".to_owned()),
        (
            "a duplicate key",
            r#"{"smithy": "2.0", "shapes": {"a.b#X": {}, "a.b#X": {}}}"#.to_owned(),
        ),
        ("a truncated file", r#"{"smithy": "2.0""#.to_owned()),
        ("not JSON", "{\n  \"smithy\": \"2.0\",\n  oops\n}".to_owned()),
        ("not an object", "[]".to_owned()),
        ("not a model", "{}".to_owned()),
        ("an unsupported version", with(&[("smithy", json!("1.0"))])),
        ("a shape of an unknown type", with(&[("shapes/a.b#X", json!({"type": "class"}))])),
        (
            "malformed shapes, and shapes that refer to them",
            with(&[
                (&format!("{INPUT}/x"), member("a.b#Untyped")),
                (&format!("{INPUT}/y"), member("a.b#Odd")),
                ("shapes/a.b#NotFound/mixins", json!([member("a.b#Untyped")])),
                ("shapes/a.b#Untyped", json!({"members": {}})),
                (
                    "shapes/a.b#Odd",
                    json!({"type": "structure", "members": {
                        "a": {}, "b": member("Odd"), "c": [], "d": member("a.b#Odd"),
                    }}),
                ),
                ("shapes/a.b#Mixed", json!({"type": "strcture", "mixins": 5})),
                ("shapes/a.b#Mixes", json!({"type": "structure", "mixins": 5})),
                (
                    "shapes/a.b#Calls",
                    json!({"type": "operation", "input": {}, "errors": ["a.b#NotFound"]}),
                ),
                ("shapes/a.b#Flat", json!("string")),
                ("shapes/a.b#Numbered", json!({"type": 5})),
                ("shapes/a.b#Odd$d", json!({"type": "apply"})),
                ("shapes/a.b#Odd$e", json!({"type": "string"})),
            ]),
        ),
        ("a malformed service", with(&[(&format!("{SERVICE}/version"), json!(1))])),
        ("a shape without a target", with(&[("shapes/a.b#X", json!({"type": "list"}))])),
        ("an invalid shape id", with(&[("shapes/a.b$X", json!({"type": "string"}))])),
        ("an invalid member name", with(&[(&format!("{INPUT}/a-b"), member("a.b#RoomName"))])),
        ("no service", with(&[(SERVICE, json!({"type": "string"}))])),
        (
            "several services",
            with(&[("shapes/a.b#Tents", valid_model()["shapes"]["a.b#Rooms"].clone())]),
        ),
        ("a target that does not exist", with(&[(&format!("{INPUT}/x"), member("a.b#RoomNam"))])),
        (
            "a target in an unknown namespace",
            with(&[(&format!("{INPUT}/x"), member("zzz#Something"))]),
        ),
        ("an operation as a member", with(&[(&format!("{INPUT}/x"), member("a.b#GetRoom"))])),
        ("an error without the error trait", with(&[("shapes/a.b#NotFound/traits", json!({}))])),
        (
            "a map whose keys are numbers",
            with(&[(
                "shapes/a.b#X",
                json!({"type": "map", "key": member("smithy.api#Integer"), "value": member("a.b#RoomName")}),
            )]),
        ),
        ("traits applied to a missing shape", with(&[("shapes/a.b#X", json!({"type": "apply"}))])),
        (
            "a mixin without the mixin trait",
            with(&[("shapes/a.b#NotFound/mixins", json!([member("a.b#GetRoomInput")]))]),
        ),
        (
            "a service without required traits",
            with(&[(TRAITS, json!({"aws.protocols#restJson1": {}}))]),
        ),
        (
            "a resource whose parts are missing or of another type",
            with(&[
                (&format!("{SERVICE}/resources"), json!([member("a.b#Hotel")])),
                (
                    "shapes/a.b#Hotel",
                    json!({
                        "type": "resource",
                        "read": member("a.b#GetHotel"),
                        "operations": [member("a.b#RoomName")],
                        "resources": [member("a.b#Hotel"), member("a.b#GetRoom")],
                    }),
                ),
            ]),
        ),
        (
            "a missing resource",
            with(&[(&format!("{SERVICE}/resources"), json!([member("a.b#Hotel")]))]),
        ),
        (
            "traits with values of the wrong form",
            with(&[
                ("shapes/a.b#RoomName/traits/smithy.api#length", json!({"min": "one"})),
                (HTTP, json!("GET /")),
            ]),
        ),
        (
            "a minimum above the maximum",
            with(&[
                ("shapes/a.b#RoomName/traits/smithy.api#length", json!({"min": 10, "max": 3})),
                (
                    "shapes/a.b#Floor",
                    json!({
                        "type": "integer",
                        "traits": {"smithy.api#range": {"min": 0.5, "max": -1}},
                    }),
                ),
            ]),
        ),
        (
            "an invalid sdkId",
            with(&[("shapes/a.b#Rooms/traits/aws.api#service/sdkId", json!("Ro`om\ns | {x}"))]),
        ),
        (
            "integer enums with invalid values",
            with(&[(
                "shapes/a.b#Floor",
                json!({
                    "type": "intEnum",
                    "members": {
                        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
                        "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
                        "C": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "c"}},
                    },
                }),
            )]),
        ),
        (
            "mixins that include each other",
            with(&[
                (
                    "shapes/a.b#A",
                    json!({"type": "structure", "mixins": [member("a.b#B")], "traits": {"smithy.api#mixin": {}}}),
                ),
                (
                    "shapes/a.b#B",
                    json!({"type": "structure", "mixins": [member("a.b#A")], "traits": {"smithy.api#mixin": {}}}),
                ),
            ]),
        ),
        (
            "a default of the wrong type",
            with(&[(
                "shapes/a.b#GetRoomInput/members/kind",
                json!({"target": "smithy.api#String", "traits": {
                    "smithy.api#default": 5, "smithy.api#httpQuery": "kind",
                }}),
            )]),
        ),
        (
            "defaults that are invalid for their types",
            with(
                &[
                    ("smithy.api#Timestamp", json!("1985-04-12")),
                    ("smithy.api#BigInteger", json!(1.5)),
                    ("smithy.api#BigInteger", json!("12a")),
                    ("smithy.api#BigDecimal", json!("NaN")),
                    ("smithy.api#Double", json!("inf")),
                    ("smithy.api#Float", json!(1e39)),
                    ("smithy.api#Byte", json!(128)),
                    ("smithy.api#Boolean", json!(0)),
                    ("smithy.api#Blob", json!("no base64")),
                    ("a.b#Names", json!(["ada"])),
                    ("a.b#NotFound", json!({})),
                ]
                .into_iter()
                .enumerate()
                .map(|(at, (target, default))| {
                    let place = format!("shapes/a.b#NotFound/members/m{at:02}");
                    let traits = json!({"smithy.api#default": default});
                    (&*place.leak(), json!({"target": target, "traits": traits}))
                })
                .chain([(
                    "shapes/a.b#Names",
                    json!({"type": "list", "member": member("a.b#RoomName")}),
                )])
                .collect::<Vec<_>>(),
            ),
        ),
        (
            "a list of itself",
            with(&[
                (&format!("{INPUT}/x"), member("a.b#Lists")),
                ("shapes/a.b#Lists", json!({"type": "list", "member": member("a.b#Lists")})),
            ]),
        ),
        (
            "members with the same name in JSON",
            with(&[
                (&format!("{INPUT}/x"), json_name("y")),
                (&format!("{INPUT}/y"), member("smithy.api#String")),
                (&format!("{INPUT}/union"), member("a.b#Union")),
                (
                    "shapes/a.b#Union",
                    json!({"type": "union", "members": {"a": json_name("c"), "b": json_name("c")}}),
                ),
            ]),
        ),
    ];
    assert_diagnostics("bad_models_shapes", cases.into());
}
