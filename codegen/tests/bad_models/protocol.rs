//! Diagnostics of operations that the protocol does not allow, or the generator does not support.

use crate::{HTTP, INPUT, TRAITS, assert_diagnostics, member, with};
use serde_json::json;

#[test]
fn invalid_operations_are_reported() {
    let cases = [
        (
            "another protocol",
            with(&[(
                TRAITS,
                json!({
                    "aws.api#service": {"sdkId": "Rooms"},
                    "aws.auth#sigv4": {"name": "rooms"},
                    "aws.protocols#awsJson1_1": {},
                    "smithy.rules#endpointRuleSet": {"parameters": {}, "rules": []},
                }),
            )]),
        ),
        (
            "no protocol",
            with(&[(TRAITS, json!({"aws.api#service": {"sdkId": "Rooms"}}))]),
        ),
        (
            "unsupported traits",
            with(&[
                ("shapes/a.b#GetRoom/traits/smithy.api#endpointt", json!({})),
                (&format!("{INPUT}/name/traits/smithy.api#idempotencyToken"), json!({})),
                ("shapes/a.b#RoomName/traits/com.example#ours", json!({})),
            ]),
        ),
        (
            "unsupported checksums",
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
                    &format!("{INPUT}/body"),
                    json!({"target": "a.b#Stream", "traits": {"smithy.api#httpPayload": {}}}),
                ),
            ]),
        ),
        (
            "an unsupported auth scheme of the service",
            with(&[(
                TRAITS,
                json!({
                    "aws.api#service": {"sdkId": "Rooms"},
                    "aws.protocols#restJson1": {},
                    "smithy.api#httpApiKeyAuth": {"name": "x", "in": "header"},
                }),
            )]),
        ),
        (
            "an unsupported auth scheme of an operation",
            with(&[("shapes/a.b#GetRoom/traits/smithy.api#auth", json!(["smithy.api#httpBasicAuth"]))]),
        ),
        (
            "events that are not structures",
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
        ("an operation without a method", with(&[("shapes/a.b#GetRoom/traits", json!({}))])),
        ("an invalid method", with(&[(&format!("{HTTP}/method"), json!("G\"ET"))])),
        ("a URI that is not a path", with(&[(&format!("{HTTP}/uri"), json!("rooms/{name}"))])),
        ("a URI with an unclosed brace", with(&[(&format!("{HTTP}/uri"), json!("/{name"))])),
        (
            "a URI with a label in the query",
            with(&[(&format!("{HTTP}/uri"), json!("/{name}?floor={floor}"))]),
        ),
        (
            "a greedy label that is not a string",
            with(&[
                (&format!("{HTTP}/uri"), json!("/rooms/{name+}")),
                (&format!("{INPUT}/name/target"), json!("smithy.api#Integer")),
            ]),
        ),
        (
            "an idempotency token that is not a string",
            with(&[(
                &format!("{INPUT}/token"),
                json!({"target": "smithy.api#Integer", "traits": {"smithy.api#idempotencyToken": {}}}),
            )]),
        ),
        ("a label without a member", with(&[(&format!("{HTTP}/uri"), json!("/{name}/{floor}"))])),
        ("a member without a label", with(&[(&format!("{HTTP}/uri"), json!("/rooms"))])),
        (
            "an optional label",
            with(&[(&format!("{INPUT}/name/traits"), json!({"smithy.api#httpLabel": {}}))]),
        ),
        (
            "unsupported types",
            with(&[
                (&format!("{INPUT}/d"), member("smithy.api#Unit")),
                (&format!("{INPUT}/i"), member("a.b#Stream")),
                ("shapes/a.b#Stream", json!({"type": "blob", "traits": {"smithy.api#streaming": {}}})),
            ]),
        ),
        (
            "types that HTTP bindings do not allow",
            with(&["Header", "Query", "QueryParams", "PrefixHeaders", "Payload"].map(|place| {
                (
                    &*format!("{INPUT}/in{place}").leak(),
                    json!({
                        "target": "a.b#Things",
                        "traits": {format!("smithy.api#http{place}"): "x"},
                    }),
                )
            }).into_iter().chain([
                "Boolean", "Integer", "BigInteger", "Double", "Timestamp",
            ].map(|ty| (
                &*format!("shapes/a.b#NotFound/members/of{ty}").leak(),
                json!({
                    "target": format!("smithy.api#{ty}"),
                    "traits": {"smithy.api#httpPayload": {}},
                }),
            ))).chain([(
                "shapes/a.b#Things",
                json!({"type": "map", "key": member("a.b#RoomName"), "value": member("smithy.api#Integer")}),
            )]).collect::<Vec<_>>()),
        ),
    ];
    assert_diagnostics("bad_models_protocol", cases.into());
}
