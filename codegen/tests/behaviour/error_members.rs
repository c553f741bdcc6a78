//! Parsing of errors: a malformed part of a response loses as little as possible.

use bytes::Bytes;
use feature_error_members::operation::fail::{FailError, FailInput};
use feature_error_members::protocol::Operation;
use feature_error_members::types::error::{Full, SecretMessage, Strict};

/// Names and values of headers.
type Headers<'a> = &'a [(&'a str, &'a [u8])];

/// Parses a response.
fn parse(headers: Headers<'_>, body: &str) -> FailError {
    let mut response = http::Response::builder().status(400).header("x-amzn-requestid", "1b4e28ba");
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(Bytes::from(body.to_owned())).unwrap();
    FailInput::parse(&response).unwrap_err()
}

fn parse_code(code: &str, body: &str) -> FailError {
    parse(&[("x-amzn-errortype", code.as_bytes())], body)
}

fn full(headers: Headers<'_>, body: &str) -> Full {
    let headers = [headers, &[("x-amzn-errortype", b"Full".as_slice())]].concat();
    match parse(&headers, body) {
        FailError::Full(error) => *error,
        error => panic!("{error:?}"),
    }
}

fn strict(headers: Headers<'_>, body: &str) -> Strict {
    let headers = [headers, &[("x-amzn-errortype", b"Strict".as_slice())]].concat();
    match parse(&headers, body) {
        FailError::Strict(error) => *error,
        error => panic!("{error:?}"),
    }
}

/// The forms of an error code.
const FORMS: [&str; 4] =
    ["Full", "example.feature#Full", "Full:http://example.com/", "ns#Full:http://example.com/#a"];

/// Bodies with a place for an entry, and the message and the size that they are parsed to.
const OBJECTS: [(&str, Option<&str>, Option<i32>); 9] = [
    (r#"{ENTRY}"#, None, None),
    (r#"{ENTRY, "message": "why", "size": 3}"#, Some("why"), Some(3)),
    (r#"{"size": 3, "message": "why", ENTRY}"#, Some("why"), Some(3)),
    (r#"{ENTRY, "Message": "why", "size": null}"#, Some("why"), None),
    (r#"{ENTRY, "message": "why", "size": "big"}"#, Some("why"), None),
    (r#"{ENTRY, "message": ["why"], "size": 3}"#, None, Some(3)),
    (r#"{ENTRY, "message": "why", "size": 3, "size": 4}"#, Some("why"), Some(4)),
    (r#"{ENTRY, "message": "why", "size": 3, "detail": {"#, Some("why"), Some(3)),
    (r#"{ENTRY, "size": 3, "message": "wh"#, None, Some(3)),
];

#[test]
fn code_in_any_place_and_form_gives_modelled_error() {
    for code in FORMS {
        for (template, message, size) in OBJECTS {
            for place in ["x-amzn-errortype", "code", "Code", "__type"] {
                let entry = match place {
                    "x-amzn-errortype" => r#""other": 1"#.to_owned(),
                    member => format!(r#""{member}": "{code}""#),
                };
                let body = template.replace("ENTRY", &entry);
                let mut headers = vec![("retry-after", b"7".as_slice())];
                if place == "x-amzn-errortype" {
                    headers.push((place, code.as_bytes()));
                }
                let error = parse(&headers, &body);
                let read = (error.code(), error.message(), error.request_id());
                assert_eq!(read, (Some("Full"), message, Some("1b4e28ba")), "{place}: {body}");
                let FailError::Full(error) = error else { panic!("{place}: {body}") };
                assert_eq!((error.retry_after, error.size), (Some(7), size), "{place}: {body}");
            }
        }
    }
}

#[test]
fn malformed_body_keeps_the_error_of_the_header() {
    let nested = "[".repeat(10_000);
    for code in FORMS {
        for body in [
            "",
            " ",
            "null",
            "[]",
            r#"[{"message": "no"}]"#,
            r#""Forbidden""#,
            "5",
            "<html>",
            "{",
            &nested,
        ] {
            let headers = [("x-amzn-errortype", code.as_bytes()), ("retry-after", b"7")];
            let error = parse(&headers, body);
            assert_eq!((error.code(), error.message()), (Some("Full"), None), "{body}");
            assert_eq!(error.request_id(), Some("1b4e28ba"));
            let FailError::Full(error) = error else { panic!("{body}: {error:?}") };
            assert_eq!((error.retry_after, error.size), (Some(7), None), "{body}");
        }
    }
}

#[test]
fn invalid_code_in_body_is_skipped() {
    for entry in [r#""code": 404"#, r#""code": null"#, r##""code": "#""##, r#""code": """#] {
        let body = format!(r#"{{{entry}, "__type": "Full", "message": "why"}}"#);
        let error = parse(&[], &body);
        assert!(error.is_full(), "{body}: {error:?}");
        assert_eq!(error.message(), Some("why"));
    }
}

#[test]
fn malformed_header_loses_only_its_member() {
    let headers: Headers<'_> = &[
        ("retry-after", b"Wed, 21 Oct 2026 07:28:00 GMT"),
        ("x-sizes", b"1, two"),
        ("x-since", b"yesterday"),
        ("x-who", b"ada"),
        ("x-tag-a", b"b"),
    ];
    let error = full(headers, r#"{"message": "why", "size": 3}"#);
    assert_eq!((error.retry_after, error.sizes.as_deref(), error.since), (None, None, None));
    assert_eq!(error.who.as_deref(), Some("ada"));
    assert_eq!(error.tags.as_ref().map(|tags| &*tags["a"]), Some("b"));
    assert_eq!((error.message.as_deref(), error.size), (Some("why"), Some(3)));
}

#[test]
fn body_value_of_a_header_member_is_ignored() {
    let error = full(&[("x-who", b"ada")], r#"{"who": "eve", "retryAfter": 5, "size": 3}"#);
    assert_eq!((error.who.as_deref(), error.retry_after), (Some("ada"), None));
    assert_eq!(error.size, Some(3));
}

#[test]
fn malformed_nested_member_loses_only_the_outer_member() {
    let error = full(&[], r#"{"detail": {"count": "many"}, "size": 3, "message": "why"}"#);
    assert_eq!((error.detail, error.size), (None, Some(3)));
    assert_eq!(error.message.as_deref(), Some("why"));
}

#[test]
fn malformed_required_members_are_error_corrected() {
    let error = strict(&[("x-level", b"high")], r#"{"size": "big", "limit": [], "message": 5}"#);
    assert_eq!((error.size, error.limit, error.level, &*error.message), (0, 0, 0, ""));
    let error = strict(&[("x-level", b"2")], r#"{"size": "big", "limit": 7, "message": "why"}"#);
    assert_eq!((error.size, error.limit, error.level, &*error.message), (0, 7, 2, "why"));
}

#[test]
fn error_without_message_member_keeps_text_in_metadata() {
    for member in ["message", "Message", "errorMessage", "exceptionMessage"] {
        let error = parse_code("Quiet", &format!(r#"{{"{member}": "why"}}"#));
        assert!(error.is_quiet());
        assert_eq!(error.message(), Some("why"));
        assert_eq!(error.metadata().message(), Some("why"));
        assert_eq!(error.to_string(), "Fail: Quiet: why (HTTP 400, request id 1b4e28ba)");
        assert!(format!("{error:?}").contains("why"));
    }
}

#[test]
fn renamed_message_member_is_the_message() {
    let error = parse_code("Renamed", r#"{"exceptionMessage": "why"}"#);
    assert_eq!(error.message(), Some("why"));
    let FailError::Renamed(error) = error else { panic!("{error:?}") };
    assert_eq!(error.exception_message.as_deref(), Some("why"));
    assert_eq!(parse_code("Renamed", r#"{"message": "why"}"#).message(), Some("why"));
}

#[test]
fn malformed_payload_keeps_header_members() {
    let headers = |code: &'static [u8]| [("x-amzn-errortype", code), ("x-who", b"ada".as_slice())];
    let FailError::TextBody(error) = parse(&headers(b"TextBody"), "<html>") else { panic!() };
    assert_eq!((error.who.as_deref(), error.text.as_deref()), (Some("ada"), Some("<html>")));
    for (body, count) in [("<html>", None), ("[]", None), (r#"{"count": 5}"#, Some(5))] {
        let FailError::JsonBody(error) = parse(&headers(b"JsonBody"), body) else { panic!() };
        assert_eq!(error.who.as_deref(), Some("ada"));
        assert_eq!(error.detail.and_then(|detail| detail.count), count, "{body}");
    }
}

#[test]
fn sensitive_message_is_redacted() {
    for code in ["SecretMessage", "SecretDetail", "SecretError", "SecretRenamed"] {
        for member in ["message", "Message", "errorMessage", "exceptionMessage", "reason"] {
            for value in [r#""hidden""#, r#"["hidden"]"#, r#"{"part": "hidden"}"#, "\"hidden"] {
                let error = parse_code(code, &format!(r#"{{"{member}": {value}}}"#));
                assert_eq!((error.code(), error.message()), (Some(code), None));
                assert_eq!(error.metadata().message(), None);
                assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
            }
        }
    }
}

#[test]
fn sensitive_message_is_in_its_member() {
    let error = parse_code("SecretMessage", r#"{"message": "hidden"}"#);
    let FailError::SecretMessage(error) = error else { panic!("{error:?}") };
    let SecretMessage { message, .. } = *error;
    assert_eq!(message, "hidden");
}

#[test]
fn error_is_small() {
    assert!(size_of::<FailError>() <= 64);
    assert!(size_of::<feature_error_members::Error>() <= 64);
}
