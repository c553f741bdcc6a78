//! Error responses with malformed bodies: the valid parts are kept.

use crate::support::{Reply, Server};
use crate::{error, get_room, persistent};
use ivschat::Error;

const CODE: &str = "ResourceNotFoundException";

/// Returns JSON that overflows the stack of a recursive parser without a limit.
fn nested() -> String {
    "[".repeat(10_000) + &"]".repeat(10_000)
}

/// Returns a body in which CODE is a member, which has the error code if `code` is set; NESTED is deep
/// JSON; and INVALID is a byte that is not UTF-8.
fn body(template: &str, code: bool) -> Vec<u8> {
    let member = if code { format!(r#""__type": "{CODE}""#) } else { r#""a": "b""#.to_owned() };
    let body = template.replace("CODE", &member).replace("NESTED", &nested());
    let parts: Vec<_> = body.split("INVALID").map(str::as_bytes).collect();
    parts.join(&b"\xff"[..])
}

/// Returns the error of a missing room, with the code in the header and with the code in the body.
async fn not_found(template: &str) -> [Error; 2] {
    let in_header = Reply::new(404, body(template, false)).header("x-amzn-errortype", CODE);
    let in_body = Reply::new(404, body(template, true));
    let error = async |reply: Reply| {
        let server = Server::start([reply.header("x-amzn-requestid", "1b4e28ba")]).await;
        let error = error(get_room(&persistent(server.config()))).await;
        assert_eq!(server.requests().len(), 1);
        assert_eq!(error.code(), Some(CODE), "{template}: {error}");
        assert_eq!(error.metadata().status(), Some(404));
        assert_eq!(error.request_id(), Some("1b4e28ba"));
        error
    };
    [error(in_header).await, error(in_body).await]
}

/// Returns the resource id of the error.
async fn resource_id(template: &str) -> String {
    let [in_header, in_body] = not_found(template).await.map(|error| match error {
        Error::ResourceNotFoundException(error) => error.resource_id,
        error => panic!("{template}: {error}"),
    });
    assert_eq!(in_header, in_body);
    in_header
}

#[tokio::test]
async fn unknown_members_are_ignored() {
    for template in [
        r#"{CODE, "message": "Too bad", "b": NESTED}"#,
        r#"{"b": NESTED, "c": {"d": NESTED}, "e": "\ud800", "message": "Too bad", CODE}"#,
    ] {
        for error in not_found(template).await {
            assert!(error.is_resource_not_found_exception());
            assert_eq!(error.message(), Some("Too bad"));
        }
    }
}

#[tokio::test]
async fn member_of_another_type_costs_only_that_member() {
    for value in ["5", "true", "[]", r#"{"hidden": "hidden"}"#, r#"["hidden"]"#, "NESTED"] {
        for template in [
            format!(r#"{{CODE, "message": {value}, "resourceId": "a"}}"#),
            format!(r#"{{"resourceId": "a", "message": {value}, CODE}}"#),
            format!(r#"{{CODE, "resourceType": {value}, "resourceId": "a"}}"#),
        ] {
            assert_eq!(resource_id(&template).await, "a");
        }
        assert_eq!(resource_id(&format!(r#"{{"resourceId": {value}, CODE}}"#)).await, "");
    }
}

#[tokio::test]
async fn duplicate_member_keeps_its_last_valid_value() {
    assert_eq!(resource_id(r#"{CODE, "resourceId": "a", "resourceId": "b"}"#).await, "b");
    assert_eq!(resource_id(r#"{CODE, "resourceId": "a", "resourceId": 5}"#).await, "a");
    assert_eq!(
        resource_id(r#"{CODE, "message": "a", "message": "b", "resourceId": "c"}"#).await,
        "c"
    );
}

#[tokio::test]
async fn null_members_are_error_corrected() {
    let template = r#"{"message": null, "resourceId": null, "resourceType": null, CODE}"#;
    for error in not_found(template).await {
        let Error::ResourceNotFoundException(error) = error else { panic!("{error}") };
        assert_eq!((&*error.message, &*error.resource_id), ("", ""));
    }
}

#[tokio::test]
async fn invalid_utf_8_in_body_is_replaced() {
    for template in [r#"{CODE, "message": "nINVALID"}"#, r#"{"message": "nINVALID", CODE}"#] {
        for error in not_found(template).await {
            assert!(error.is_resource_not_found_exception());
            assert_eq!(error.message(), Some("n\u{fffd}"));
        }
    }
}

#[tokio::test]
async fn truncated_body_keeps_the_code() {
    for template in [r#"{CODE, "message": "hidden"#, "{CODE, ", "{CODE} hidden"] {
        for error in not_found(template).await {
            assert!(error.is_resource_not_found_exception(), "{template}: {error}");
        }
    }
}

#[tokio::test]
async fn body_that_is_not_an_object_keeps_the_modelled_error() {
    for body in ["null", "[]", r#""hidden""#, "5", "hidden"] {
        let reply = Reply::new(404, body).header("x-amzn-errortype", CODE);
        let server = Server::start([reply]).await;
        let error = error(get_room(&server.client())).await;
        assert!(error.is_resource_not_found_exception(), "{body}: {error}");
    }
}

#[tokio::test]
async fn message_with_control_characters_is_displayed_on_one_line() {
    for error in not_found(r#"{"message": "two\r\nlines\u0007\u0085", CODE}"#).await {
        assert_eq!(error.message(), Some("two\r\nlines\u{7}\u{85}"));
        let text = format!("GetRoom: {CODE}: two  lines   (HTTP 404, request id 1b4e28ba)");
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn throttling_with_malformed_body_is_retried() {
    let body = r#"{"message": NESTED, "__type": "ThrottlingException"}"#;
    let server = Server::start([Reply::new(400, body.replace("NESTED", &nested()))]).await;
    let error = error(get_room(&persistent(server.config()))).await;
    assert_eq!(error.code(), Some("ThrottlingException"));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn html_body_of_20_megabytes_is_handled() {
    let page = format!("<html>{}", "hidden ".repeat(3_000_000));
    let server = Server::start([Reply::new(502, page)]).await;
    let error = error(get_room(&persistent(server.config()))).await;
    assert_eq!(error.to_string(), "GetRoom: an error without a code (HTTP 502)");
    assert_eq!(server.requests().len(), 3);
}
