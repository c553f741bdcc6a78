//! What goes over the wire, and the service as a whole.

use super::{Case, STRING, breaks, fits, member, members, service, traits};
use serde_json::{Value, json};

pub fn operations() -> Vec<Case> {
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
        breaks(
            "requests are no longer compressed",
            "disable_request_compression",
            traits("Watch", json!({"requestCompression": null})),
        ),
        fits("an operation needs no auth", traits("GetRoom", json!({"auth": []}))),
        fits(
            "an endpoint parameter is new",
            json!({"GetRoom": {"traits": {
                "smithy.rules#staticContextParams": {"Stage": {"value": "a"}},
            }}}),
        ),
    ]
}

pub fn of_service() -> Vec<Case> {
    let rules = |change: Value| service(json!({"smithy.rules#endpointRuleSet": change}));
    let url = |url: &str| {
        let endpoint = json!({"url": url, "headers": {"x-a": ["b"]}});
        json!([{"type": "endpoint", "conditions": [], "endpoint": endpoint}])
    };
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
        breaks(
            "endpoints have no headers",
            "headers()",
            rules(json!({"rules": [{"type": "error", "conditions": [], "error": "none"}]})),
        ),
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
