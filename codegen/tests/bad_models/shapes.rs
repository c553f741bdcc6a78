//! Models whose shapes are wrong, or that are no models.

use crate::{HTTP, INPUT, SERVICE, TRAITS, good, member, tell, with};
use serde_json::{Value, json};

/// A string that is called otherwise in JSON.
fn json_name(name: &str) -> Value {
    json!({"target": "smithy.api#String", "traits": {"smithy.api#jsonName": name}})
}

#[test]
fn problems_are_told() {
    let cases = [
        ("nothing", String::new()),
        ("an input that does not exist", with(&[("shapes/a.b#GetRoom/input", member("a.b#Gone"))])),
        ("another namespace", with(&[(&format!("{INPUT}/x"), member("a.bb#RoomName"))])),
        (
            "problems of all kinds at once",
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
        ("a key twice", r#"{"smithy": "2.0", "shapes": {"a.b#X": {}, "a.b#X": {}}}"#.to_owned()),
        ("a file that breaks off", r#"{"smithy": "2.0""#.to_owned()),
        ("not JSON", "{\n  \"smithy\": \"2.0\",\n  oops\n}".to_owned()),
        ("not an object", "[]".to_owned()),
        ("not a model", "{}".to_owned()),
        ("an old version", with(&[("smithy", json!("1.0"))])),
        ("a shape of no type", with(&[("shapes/a.b#X", json!({"type": "class"}))])),
        (
            "shapes that cannot be read, and what refers to them",
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
        ("a service that cannot be read", with(&[(&format!("{SERVICE}/version"), json!(1))])),
        ("a shape without a target", with(&[("shapes/a.b#X", json!({"type": "list"}))])),
        ("an id that is none", with(&[("shapes/a.b$X", json!({"type": "string"}))])),
        ("a member that is not a name", with(&[(&format!("{INPUT}/a-b"), member("a.b#RoomName"))])),
        ("no service", with(&[(SERVICE, json!({"type": "string"}))])),
        ("several services", with(&[("shapes/a.b#Tents", good()["shapes"]["a.b#Rooms"].clone())])),
        ("a target that does not exist", with(&[(&format!("{INPUT}/x"), member("a.b#RoomNam"))])),
        ("a target from nowhere", with(&[(&format!("{INPUT}/x"), member("zzz#Something"))])),
        ("an operation as a member", with(&[(&format!("{INPUT}/x"), member("a.b#GetRoom"))])),
        ("an error that is none", with(&[("shapes/a.b#NotFound/traits", json!({}))])),
        (
            "a map whose keys are numbers",
            with(&[(
                "shapes/a.b#X",
                json!({"type": "map", "key": member("smithy.api#Integer"), "value": member("a.b#RoomName")}),
            )]),
        ),
        ("traits for what is not there", with(&[("shapes/a.b#X", json!({"type": "apply"}))])),
        ("mixins", with(&[("shapes/a.b#NotFound/mixins", json!([member("a.b#GetRoomInput")]))])),
        ("a service that says little", with(&[(TRAITS, json!({"aws.protocols#restJson1": {}}))])),
        (
            "a resource whose parts do not exist, or are something else",
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
            "a resource that does not exist",
            with(&[(&format!("{SERVICE}/resources"), json!([member("a.b#Hotel")]))]),
        ),
        (
            "a trait of another form",
            with(&[
                ("shapes/a.b#RoomName/traits/smithy.api#length", json!({"min": "one"})),
                (HTTP, json!("GET /")),
            ]),
        ),
        (
            "bounds the wrong way round",
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
            "a service with a name of another kind",
            with(&[("shapes/a.b#Rooms/traits/aws.api#service/sdkId", json!("Ro`om\ns | {x}"))]),
        ),
        (
            "enums of integers without them",
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
            "mixins of themselves",
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
            "a default of another type",
            with(&[(
                "shapes/a.b#GetRoomInput/members/kind",
                json!({"target": "smithy.api#String", "traits": {
                    "smithy.api#default": 5, "smithy.api#httpQuery": "kind",
                }}),
            )]),
        ),
        (
            "defaults that the types do not have",
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
            "members with one name in JSON",
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
    tell("bad_models_shapes", cases.into());
}
