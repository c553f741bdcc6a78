//! Changes of the protocol and of the service.

use super::{Case, STRING, breaking, compatible, member, members, service_traits, traits};
use serde_json::{Value, json};

pub fn operations() -> Vec<Case> {
    let http = |method: &str, uri: &str| json!({"http": {"method": method, "uri": uri}});
    let detail = |change: Value| members("GetRoomInput", json!({"detail": member(STRING, change)}));
    vec![
        compatible("a method changes", traits("CreateRoom", http("PUT", "/rooms"))),
        compatible("a path changes", traits("GetRoom", http("GET", "/v2/rooms/{id}?all"))),
        compatible("a query parameter is renamed", detail(json!({"httpQuery": "depth"}))),
        compatible(
            "a query parameter becomes a header",
            detail(json!({"httpQuery": null, "httpHeader": "x-detail"})),
        ),
        compatible(
            "a header moves to the body",
            members(
                "CreateRoomOutput",
                json!({"etag": member(STRING, json!({"httpHeader": null}))}),
            ),
        ),
        compatible(
            "a host prefix is new",
            traits("GetRoom", json!({"endpoint": {"hostPrefix": "a."}})),
        ),
        compatible(
            "a checksum is required",
            traits("CreateRoom", json!({"httpChecksumRequired": {}})),
        ),
        breaking(
            "requests are no longer compressed",
            "disable_request_compression",
            traits("Watch", json!({"requestCompression": null})),
        ),
        compatible("an operation needs no auth", traits("GetRoom", json!({"auth": []}))),
        compatible(
            "an endpoint parameter is new",
            json!({"GetRoom": {"traits": {
                "smithy.rules#staticContextParams": {"Stage": {"value": "a"}},
            }}}),
        ),
    ]
}

pub fn service() -> Vec<Case> {
    let rules = |change: Value| service_traits(json!({"smithy.rules#endpointRuleSet": change}));
    let url = |url: &str| {
        let endpoint = json!({"url": url, "headers": {"x-a": ["b"]}});
        json!([{"type": "endpoint", "conditions": [], "endpoint": endpoint}])
    };
    let zone = json!({"type": "string", "documentation": "Which zone."});
    vec![
        breaking(
            "bearer tokens are no longer accepted",
            "token_provider",
            service_traits(json!({"smithy.api#httpBearerAuth": null})),
        ),
        breaking(
            "signatures are no longer accepted",
            "credentials_provider",
            service_traits(json!({"aws.auth#sigv4": null})),
        ),
        compatible(
            "the signing name changes",
            service_traits(json!({"aws.auth#sigv4": {"name": "rooms"}})),
        ),
        compatible(
            "the name in settings changes",
            service_traits(json!({"aws.api#service": {"sdkId": "Rooms"}})),
        ),
        compatible("the version changes", json!({"Changes": {"version": "2025-01-01"}})),
        breaking(
            "endpoints have no headers",
            "headers()",
            rules(json!({"rules": [{"type": "error", "conditions": [], "error": "none"}]})),
        ),
        compatible("endpoints change", rules(json!({"rules": url("https://rooms.example.com")}))),
        compatible(
            "a setting is new",
            service_traits(json!({
                "smithy.rules#clientContextParams": {"Zone": zone},
                "smithy.rules#endpointRuleSet": {"parameters": {"Zone": zone}},
            })),
        ),
        breaking(
            "a setting is gone",
            ".stage(",
            service_traits(json!({
                "smithy.rules#clientContextParams": null,
                "smithy.rules#endpointRuleSet": {
                    "parameters": {"Stage": null},
                    "rules": url("https://changes.example.com"),
                },
            })),
        ),
    ]
}
