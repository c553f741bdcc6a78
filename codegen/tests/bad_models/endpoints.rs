//! Diagnostics of endpoint rules.

use crate::{INPUT, TRAITS, assert_diagnostics, with};
use serde_json::json;

#[test]
fn invalid_endpoint_rules_are_reported() {
    let cases = [
        (
            "a host prefix and endpoint parameters that do not match the members",
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
                    &format!("{TRAITS}/smithy.rules#endpointRuleSet"),
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
                    &format!("{INPUT}/host"),
                    json!({"target": "a.b#RoomName", "traits": {
                        "smithy.api#hostLabel": {},
                        "smithy.rules#contextParam": {"name": "X"},
                    }}),
                ),
                (
                    &format!("{TRAITS}/smithy.rules#clientContextParams"),
                    json!({"X": {"type": "string"}}),
                ),
            ]),
        ),
        (
            "unsupported endpoint rules",
            with(&[(
                &format!("{TRAITS}/smithy.rules#endpointRuleSet"),
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
            "an endpoint rule that uses an optional parameter unchecked",
            with(&[(
                &format!("{TRAITS}/smithy.rules#endpointRuleSet"),
                json!({
                    "parameters": {"Bucket": {"type": "String"}},
                    "rules": [{"endpoint": {"url": "https://{Bucket}"}, "type": "endpoint"}],
                }),
            )]),
        ),
        (
            "an endpoint rule with a value of the wrong type",
            with(&[(
                &format!("{TRAITS}/smithy.rules#endpointRuleSet"),
                json!({
                    "parameters": {"Fips": {"type": "Boolean", "default": true}},
                    "rules": [{"endpoint": {"url": {"ref": "Fips"}}, "type": "endpoint"}],
                }),
            )]),
        ),
        (
            "an endpoint BDD with a cycle",
            with(&[
                (
                    TRAITS,
                    json!({
                        "aws.api#service": {"sdkId": "Rooms"},
                        "aws.auth#sigv4": {"name": "rooms"},
                        "aws.protocols#restJson1": {},
                    }),
                ),
                (
                    &format!("{TRAITS}/smithy.rules#endpointBdd"),
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
            "malformed endpoint rules",
            with(&[(
                &format!("{TRAITS}/smithy.rules#endpointRuleSet"),
                json!({"parameters": {}, "rules": [{"endpoint": 5}]}),
            )]),
        ),
        (
            "malformed endpoint tests",
            with(&[(
                &format!("{TRAITS}/smithy.rules#endpointTests"),
                json!({"testCases": [
                    {"documentation": "a", "expect": {}},
                    {"documentation": "b", "params": {"X": 1}, "expect": {"error": "e"}},
                ]}),
            )]),
        ),
    ];
    assert_diagnostics("bad_models_endpoints", cases.into());
}
