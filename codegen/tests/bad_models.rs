//! What is said of models that are wrong or ask for too much: every problem, where, and what to do.

mod support;

use serde_json::{Value, json};
use support::generate;

/// A model that is as small as it can be and right.
fn good() -> Value {
    json!({
        "smithy": "2.0",
        "shapes": {
            "a.b#Rooms": {
                "type": "service",
                "version": "1",
                "operations": [{"target": "a.b#GetRoom"}],
                "traits": {
                    "aws.api#service": {"sdkId": "Rooms"},
                    "aws.auth#sigv4": {"name": "rooms"},
                    "aws.protocols#restJson1": {},
                    "smithy.rules#endpointRuleSet": {"parameters": {}, "rules": []},
                },
            },
            "a.b#GetRoom": {
                "type": "operation",
                "input": {"target": "a.b#GetRoomInput"},
                "errors": [{"target": "a.b#NotFound"}],
                "traits": {"smithy.api#http": {"method": "GET", "uri": "/rooms/{name}"}},
            },
            "a.b#GetRoomInput": {
                "type": "structure",
                "members": {
                    "name": {
                        "target": "a.b#RoomName",
                        "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}},
                    },
                },
            },
            "a.b#RoomName": {"type": "string"},
            "a.b#NotFound": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        },
    })
}

/// A model with a change at a place: `/shapes/a.b#Rooms/version`, with `|` for `/` in a key.
fn with(changes: &[(&str, Value)]) -> String {
    let mut model = good();
    for (path, value) in changes {
        let mut place = &mut model;
        for key in path.split('/') {
            if place.get(key).is_none() {
                place[key] = json!({});
            }
            place = &mut place[key];
        }
        *place = value.clone();
    }
    model.to_string()
}

fn member(target: &str) -> Value {
    json!({"target": target})
}

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
fn the_good_model_is_good() {
    generate("rooms", &with(&[])).unwrap();
}

#[test]
fn problems_are_told() {
    let input = "shapes/a.b#GetRoomInput/members";
    let service = "shapes/a.b#Rooms";
    let traits = "shapes/a.b#Rooms/traits";
    let http = "shapes/a.b#GetRoom/traits/smithy.api#http";
    let many: Vec<_> = ["d", "i"].map(|name| format!("{input}/{name}")).into();
    let cases = [
        ("nothing", String::new()),
        ("an input that does not exist", with(&[("shapes/a.b#GetRoom/input", member("a.b#Gone"))])),
        ("another namespace", with(&[(&format!("{input}/x"), member("a.bb#RoomName"))])),
        (
            "problems of all kinds at once",
            with(&[
                ("shapes/a.b#X", json!({"type": "class"})),
                (&format!("{input}/x"), member("a.b#RoomNam")),
                (&format!("{input}/y"), member("smithy.api#Unit")),
                (&format!("{http}/method"), json!("FETCH")),
                ("shapes/a.b#RoomName/traits/smithy.api#ofTheFuture", json!({})),
                (&format!("{traits}/smithy.rules#endpointRuleSet"), json!([])),
            ]),
        ),
        ("not JSON", "{\n  \"smithy\": \"2.0\",\n  oops\n}".to_owned()),
        ("not an object", "[]".to_owned()),
        ("not a model", "{}".to_owned()),
        ("an old version", with(&[("smithy", json!("1.0"))])),
        ("a shape of no type", with(&[("shapes/a.b#X", json!({"type": "class"}))])),
        ("a shape without a target", with(&[("shapes/a.b#X", json!({"type": "list"}))])),
        ("an id that is none", with(&[("shapes/a.b$X", json!({"type": "string"}))])),
        ("a member that is not a name", with(&[(&format!("{input}/a-b"), member("a.b#RoomName"))])),
        ("no service", with(&[(service, json!({"type": "string"}))])),
        ("several services", with(&[("shapes/a.b#Tents", good()["shapes"]["a.b#Rooms"].clone())])),
        ("a target that does not exist", with(&[(&format!("{input}/x"), member("a.b#RoomNam"))])),
        ("a target from nowhere", with(&[(&format!("{input}/x"), member("zzz#Something"))])),
        ("an operation as a member", with(&[(&format!("{input}/x"), member("a.b#GetRoom"))])),
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
        (
            "another protocol",
            with(&[(
                traits,
                json!({
                    "aws.api#service": {"sdkId": "Rooms"},
                    "aws.auth#sigv4": {"name": "rooms"},
                    "aws.protocols#awsJson1_1": {},
                    "smithy.rules#endpointRuleSet": {"parameters": {}, "rules": []},
                }),
            )]),
        ),
        ("a service that says little", with(&[(traits, json!({"aws.protocols#restJson1": {}}))])),
        (
            "a resource whose parts do not exist, or are something else",
            with(&[
                (&format!("{service}/resources"), json!([member("a.b#Hotel")])),
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
            with(&[(&format!("{service}/resources"), json!([member("a.b#Hotel")]))]),
        ),
        (
            "traits that are not supported",
            with(&[
                ("shapes/a.b#GetRoom/traits/smithy.api#endpointt", json!({})),
                (&format!("{input}/name/traits/smithy.api#idempotencyToken"), json!({})),
                ("shapes/a.b#RoomName/traits/com.example#ours", json!({})),
            ]),
        ),
        (
            "checksums beyond us",
            with(&[
                (
                    "shapes/a.b#GetRoom/traits",
                    json!({
                        "smithy.api#http": {"method": "GET", "uri": "/rooms/{name}"},
                        "smithy.api#httpChecksumRequired": {},
                        "smithy.api#requestCompression": {"encodings": ["gzip"]},
                        "aws.protocols#httpChecksum": {"requestChecksumRequired": true},
                    }),
                ),
                ("shapes/a.b#Stream", json!({"type": "blob", "traits": {"smithy.api#streaming": {}}})),
                (
                    &format!("{input}/body"),
                    json!({"target": "a.b#Stream", "traits": {"smithy.api#httpPayload": {}}}),
                ),
            ]),
        ),
        (
            "a way to authenticate that is not supported",
            with(&[(
                traits,
                json!({
                    "aws.api#service": {"sdkId": "Rooms"},
                    "aws.protocols#restJson1": {},
                    "smithy.api#httpApiKeyAuth": {"name": "x", "in": "header"},
                }),
            )]),
        ),
        (
            "an operation with a way to authenticate that is not supported",
            with(&[("shapes/a.b#GetRoom/traits/smithy.api#auth", json!(["smithy.api#httpBasicAuth"]))]),
        ),
        (
            "events that are no structures",
            with(&[
                ("shapes/a.b#GetRoom/output", member("a.b#Events")),
                (
                    "shapes/a.b#Events",
                    json!({
                        "type": "structure",
                        "members": {
                            "events": {"target": "a.b#Stream", "traits": {"smithy.api#httpPayload": {}}},
                            "more": {"target": "a.b#Stream"},
                        },
                    }),
                ),
                (
                    "shapes/a.b#Stream",
                    json!({
                        "type": "union",
                        "members": {"text": member("a.b#RoomName"), "odd": member("a.b#Odd")},
                        "traits": {"smithy.api#streaming": {}},
                    }),
                ),
                (
                    "shapes/a.b#Odd",
                    json!({
                        "type": "structure",
                        "members": {"x": {"target": "smithy.api#Double", "traits": {"smithy.api#eventHeader": {}}}},
                    }),
                ),
            ]),
        ),
        (
            "a trait of another form",
            with(&[
                ("shapes/a.b#RoomName/traits/smithy.api#length", json!({"min": "one"})),
                (http, json!("GET /")),
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
        ("no method", with(&[("shapes/a.b#GetRoom/traits", json!({}))])),
        ("a method nobody knows", with(&[(&format!("{http}/method"), json!("G\"ET"))])),
        ("a URI that is no path", with(&[(&format!("{http}/uri"), json!("rooms/{name}"))])),
        ("a URI with an open brace", with(&[(&format!("{http}/uri"), json!("/{name"))])),
        (
            "a URI with a label in its query",
            with(&[(&format!("{http}/uri"), json!("/{name}?floor={floor}"))]),
        ),
        ("a label without a member", with(&[(&format!("{http}/uri"), json!("/{name}/{floor}"))])),
        ("a member without a label", with(&[(&format!("{http}/uri"), json!("/rooms"))])),
        (
            "a label that may be absent",
            with(&[(&format!("{input}/name/traits"), json!({"smithy.api#httpLabel": {}}))]),
        ),
        (
            "types that are not supported",
            with(&[
                (&many[0], member("smithy.api#Unit")),
                (&many[1], member("a.b#Stream")),
                ("shapes/a.b#Stream", json!({"type": "blob", "traits": {"smithy.api#streaming": {}}})),
            ]),
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
            "types outside the body that cannot be there",
            with(&["Header", "Query", "QueryParams", "PrefixHeaders", "Payload"].map(|place| {
                (
                    &*format!("{input}/in{place}").leak(),
                    json!({
                        "target": "a.b#Things",
                        "traits": {format!("smithy.api#http{place}"): "x"},
                    }),
                )
            }).into_iter().chain([(
                "shapes/a.b#Things",
                json!({"type": "map", "key": member("a.b#RoomName"), "value": member("smithy.api#Integer")}),
            )]).collect::<Vec<_>>()),
        ),
        (
            "mixins of themselves",
            with(&[
                ("shapes/a.b#A", json!({"type": "structure", "mixins": [member("a.b#B")], "traits": {"smithy.api#mixin": {}}})),
                ("shapes/a.b#B", json!({"type": "structure", "mixins": [member("a.b#A")], "traits": {"smithy.api#mixin": {}}})),
            ]),
        ),
        (
            "a default that is not supported",
            with(&[(
                "shapes/a.b#NotFound/members/at",
                json!({
                    "target": "smithy.api#Timestamp",
                    "traits": {"smithy.api#default": "1985-04-12T23:20:50Z"},
                }),
            )]),
        ),
        (
            "a list of itself",
            with(&[
                (&format!("{input}/x"), member("a.b#Lists")),
                ("shapes/a.b#Lists", json!({"type": "list", "member": member("a.b#Lists")})),
            ]),
        ),
        (
            "types with one name",
            with(&[
                (&format!("{input}/x"), member("a.b#Room_Type")),
                (&format!("{input}/y"), member("a.b#RoomType")),
                (&format!("{input}/z"), member("a.b#room_type")),
                ("shapes/a.b#Room_Type", json!({"type": "structure"})),
                ("shapes/a.b#RoomType", json!({"type": "structure"})),
                ("shapes/a.b#room_type", json!({"type": "structure"})),
            ]),
        ),
        (
            "operations with one name",
            with(&[
                (
                    &format!("{service}/operations"),
                    json!([member("a.b#GetRoom"), member("a.b#Get_Room")]),
                ),
                (
                    "shapes/a.b#Get_Room",
                    json!({
                        "type": "operation",
                        "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}},
                    }),
                ),
            ]),
        ),
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
        ("a waiter with the name of an operation", {
            let mut model: Value =
                serde_json::from_str(&waiter("There", json!({"acceptors": []}))).expect("a model");
            model["shapes"]["a.b#Rooms"]["operations"] =
                json!([member("a.b#WaitUntilThere"), member("a.b#GetRoom")]);
            model["shapes"]["a.b#WaitUntilThere"] = json!({
                "type": "operation",
                "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}},
            });
            model.to_string()
        }),
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
        (
            "a host prefix and parameters that fit nothing",
            with(&[
                (
                    "shapes/a.b#GetRoom/traits",
                    json!({
                        "smithy.api#http": {"method": "GET", "uri": "/rooms/{name}"},
                        "smithy.api#endpoint": {"hostPrefix": "x_{name}."},
                        "smithy.rules#staticContextParams": {"X": {"value": 1}},
                        "smithy.rules#operationContextParams": {
                            "A": {"path": "name"},
                            "Words": {"path": "name[*].[a, b][]"},
                            "Bucket": {"path": "host.name"},
                            "Key": {"path": "host[*]"},
                            "Fips": {"path": "name"},
                        },
                    }),
                ),
                (
                    &format!("{traits}/smithy.rules#endpointRuleSet"),
                    json!({
                        "parameters": {
                            "Bucket": {"type": "string"},
                            "Fips": {"type": "boolean"},
                            "Key": {"type": "string"},
                            "Words": {"type": "stringArray"},
                        },
                        "rules": [],
                    }),
                ),
                (
                    &format!("{input}/host"),
                    json!({"target": "a.b#RoomName", "traits": {
                        "smithy.api#hostLabel": {},
                        "smithy.rules#contextParam": {"name": "X"},
                    }}),
                ),
                (
                    &format!("{traits}/smithy.rules#clientContextParams"),
                    json!({"X": {"type": "string"}}),
                ),
            ]),
        ),
        (
            "endpoint rules beyond us",
            with(&[(
                &format!("{traits}/smithy.rules#endpointRuleSet"),
                json!({
                    "parameters": {
                        "Bucket": {"type": "String", "default": 5},
                        "Account": {"type": "String", "builtIn": "AWS::Other::Account"},
                        "Size": {"type": "Integer"},
                    },
                    "rules": [{
                        "conditions": [{"fn": "parseUrl", "argv": ["https://x"], "assign": "url"}],
                        "endpoint": {"url": "https://x"},
                        "type": "endpoint",
                    }],
                }),
            )]),
        ),
        (
            "an endpoint rule with what may be absent",
            with(&[(
                &format!("{traits}/smithy.rules#endpointRuleSet"),
                json!({
                    "parameters": {"Bucket": {"type": "String"}},
                    "rules": [{"endpoint": {"url": "https://{Bucket}"}, "type": "endpoint"}],
                }),
            )]),
        ),
        (
            "an endpoint rule with another type",
            with(&[(
                &format!("{traits}/smithy.rules#endpointRuleSet"),
                json!({
                    "parameters": {"Fips": {"type": "Boolean", "default": true}},
                    "rules": [{"endpoint": {"url": {"ref": "Fips"}}, "type": "endpoint"}],
                }),
            )]),
        ),
        (
            "a decision diagram in a circle",
            with(&[
                (
                    traits,
                    json!({
                        "aws.api#service": {"sdkId": "Rooms"},
                        "aws.auth#sigv4": {"name": "rooms"},
                        "aws.protocols#restJson1": {},
                    }),
                ),
                (
                    &format!("{traits}/smithy.rules#endpointBdd"),
                    json!({
                        "parameters": {"Fips": {"type": "Boolean", "default": true}},
                        "conditions": [
                            {"fn": "booleanEquals", "argv": [{"ref": "Fips"}, true]},
                        ],
                        "results": [{"error": "e"}],
                        "root": 2,
                        "nodeCount": 2,
                        "nodes": "/////wAAAAH/////AAAAAAAAAAIAAAAC",
                    }),
                ),
            ]),
        ),
        (
            "endpoint rules that are none",
            with(&[(
                &format!("{traits}/smithy.rules#endpointRuleSet"),
                json!({"parameters": {}, "rules": [{"endpoint": 5}]}),
            )]),
        ),
        (
            "endpoint tests that are none",
            with(&[(
                &format!("{traits}/smithy.rules#endpointTests"),
                json!({"testCases": [
                    {"documentation": "a", "expect": {}},
                    {"documentation": "b", "params": {"X": 1}, "expect": {"error": "e"}},
                ]}),
            )]),
        ),
    ];
    let told = cases.map(|(title, model)| {
        let Err(problems) = generate("rooms", &model) else { panic!("nothing is said of {title}") };
        format!("# {title}\n{problems}")
    });
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("bad_models", told.join("\n"));
    });
}

#[test]
fn an_expression_has_an_end() {
    let deep = |depth| {
        let acceptor = output(&format!("{}name", "!".repeat(depth)), "booleanEquals");
        generate("rooms", &waiter("RoomThere", json!({"acceptors": [acceptor]})))
    };
    deep(100).expect("a crate");
    let problems = deep(100_000).expect_err("a problem").to_string();
    assert!(problems.contains("it has more than 100 operators"), "{problems}");
    assert!(problems.len() < 1000, "{}", problems.len());
}

#[test]
fn a_name_that_cannot_be_a_crate_is_refused() {
    for name in ["", "9rooms", "ro oms", "rooms\"", "../rooms", "self", "crate", "räume"] {
        let Err(problems) = generate(name, &with(&[])) else { panic!("{name} is a name") };
        let problems = problems.to_string();
        assert!(problems.contains("cannot be the name of a crate"), "{name}: {problems}");
    }
}
