//! Successful responses that do not match the model, or match it in an unusual form.

use crate::support::script::{Script, Step};
use crate::support::{ROOM, Reply, Server};
use crate::{error, failure, get_room, in_time, persistent};
use ivschat::Error;
use ivschat::error::CallErrorKind::NotUnderstood;
use ivschat::operation::get_room::GetRoomOutput;
use serde_json::{Value, json};

/// Replaces NESTED by JSON that overflows the stack of a recursive parser without a limit.
fn nested(body: &str) -> String {
    body.replace("NESTED", &("[".repeat(10_000) + &"]".repeat(10_000)))
}

fn ok(body: impl Into<String>) -> Reply {
    Reply::new(200, body.into()).header("x-amzn-requestid", "1b4e28ba")
}

/// Parses a reply. Asserts that the call makes only one attempt.
async fn parse(reply: Reply) -> Result<GetRoomOutput, Error> {
    let server = Server::start([reply]).await;
    let result = get_room(&persistent(server.config())).await;
    assert_eq!(server.requests().len(), 1);
    result
}

/// Returns the text of the error of a malformed reply.
async fn malformed(reply: Reply) -> String {
    let failure = failure(NotUnderstood, parse(reply)).await;
    let metadata = failure.metadata();
    assert_eq!((metadata.status(), metadata.request_id()), (Some(200), Some("1b4e28ba")));
    let text = failure.to_string();
    assert!(text.starts_with("GetRoom: the response could not be understood: "), "{text}");
    assert!(text.len() < 200, "{text}");
    text
}

#[tokio::test]
async fn response_that_is_not_json_is_refused() {
    for body in ["<html>hidden</html>", "hidden", "{", r#"{"name": "hidden"#, "{} {}", "\u{feff}{}"]
    {
        let text = malformed(ok(body)).await;
        assert!(text.contains("the body is not JSON, at line 1 column "), "{body}: {text}");
    }
}

#[tokio::test]
async fn response_that_is_not_an_object_is_refused() {
    for body in ["[]", r#"["hidden"]"#, "null", "true", "1", r#""hidden""#] {
        let text = malformed(ok(body)).await;
        assert!(text.contains("is not of the type"), "{body}: {text}");
    }
}

#[tokio::test]
async fn array_of_member_values_is_refused() {
    let server = Server::start([Reply::new(200, r#"[{"team": "chat"}]"#)]).await;
    let call = server.client().list_tags_for_resource().resource_arn("room");
    let error = in_time(call.send()).await.unwrap_err();
    assert!(error.to_string().contains("is not of the type"), "{error}");
}

#[tokio::test]
async fn response_that_is_not_utf_8_is_refused() {
    for body in [&b"{\"name\": \"\xff\"}"[..], b"{\"\xff\": 1}", b"\xff\xfe{\0}\0"] {
        let reply = Reply::new(200, body).header("x-amzn-requestid", "1b4e28ba");
        malformed(reply).await;
    }
}

#[tokio::test]
async fn members_of_the_wrong_type_are_refused() {
    for body in [
        json!({"name": 5}),
        json!({"name": ["hidden"]}),
        json!({"name": {"hidden": "hidden"}}),
        json!({"maximumMessageLength": "hidden"}),
        json!({"maximumMessageLength": 2_147_483_648_u32}),
        json!({"maximumMessageLength": 1.5}),
        json!({"createTime": 5}),
        json!({"createTime": "hidden"}),
        json!({"tags": ["hidden"]}),
        json!({"tags": {"hidden": 5}}),
        json!({"loggingConfigurationIdentifiers": "hidden"}),
        json!({"loggingConfigurationIdentifiers": [5]}),
        json!({"messageReviewHandler": "hidden"}),
        json!({"messageReviewHandler": ["hidden"]}),
        json!({"messageReviewHandler": ["ALLOW", "arn:aws:lambda:us-west-2:1:function:review"]}),
        json!({"messageReviewHandler": {"fallbackResult": 5}}),
    ] {
        let text = malformed(ok(body.to_string())).await;
        assert!(text.contains("is not of the type the model gives it"), "{body}: {text}");
    }
}

#[tokio::test]
async fn last_of_duplicate_members_is_read() {
    let output = parse(ok(r#"{"name": "first", "name": "last"}"#)).await.unwrap();
    assert_eq!(output.name.as_deref(), Some("last"));
}

#[tokio::test]
async fn integer_with_a_zero_fraction_is_read() {
    let output = parse(ok(r#"{"maximumMessageLength": 5.0}"#)).await.unwrap();
    assert_eq!(output.maximum_message_length, Some(5));
}

#[tokio::test]
async fn null_members_are_unset() {
    let nulls = json!({
        "arn": null, "createTime": null, "id": null, "loggingConfigurationIdentifiers": null,
        "maximumMessageLength": null, "maximumMessageRatePerSecond": null,
        "messageReviewHandler": null, "name": null, "tags": null, "updateTime": null,
    });
    assert_eq!(parse(ok(nulls.to_string())).await.unwrap(), GetRoomOutput::builder().build());
    let deeper = json!({
        "loggingConfigurationIdentifiers": [null, "d"],
        "messageReviewHandler": {"fallbackResult": null, "uri": null},
        "tags": {"a": null, "b": "c"},
    });
    let output = parse(ok(deeper.to_string())).await.unwrap();
    assert_eq!(output.logging_configuration_identifiers, Some(vec!["d".to_owned()]));
    assert!(output.message_review_handler.is_some_and(|handler| handler.uri.is_none()));
    assert_eq!(output.tags.unwrap().into_iter().collect::<Vec<_>>(), [("b".into(), "c".into())]);
    let server = Server::start([ok(r#"{"rooms": null, "nextToken": null}"#)]).await;
    let output = in_time(server.client().list_rooms().send()).await.unwrap();
    assert!(output.rooms.is_empty() && output.next_token.is_none());
}

#[tokio::test]
async fn unknown_members_are_ignored() {
    let body = nested(
        r#"{"a": NESTED, "b": {"c": NESTED}, "name": "lobby", "messageReviewHandler": {"d": NESTED},
            "e": "\ud800", "f": 1e999, "__type": "GetRoomResponse"}"#,
    );
    let output = parse(ok(body)).await.unwrap();
    assert_eq!(output.name.as_deref(), Some("lobby"));
    assert_eq!(output.request_id(), Some("1b4e28ba"));
}

#[tokio::test]
async fn deeply_nested_members_are_refused() {
    for body in [
        r#"{"name": NESTED}"#,
        r#"{"tags": NESTED}"#,
        r#"{"tags": {"hidden": NESTED}}"#,
        r#"{"loggingConfigurationIdentifiers": NESTED}"#,
        r#"{"messageReviewHandler": {"uri": NESTED}}"#,
    ] {
        let text = malformed(ok(nested(body))).await;
        assert!(text.contains("is not of the type the model gives it"), "{body}: {text}");
    }
}

#[tokio::test]
async fn deeply_nested_union_member_is_refused() {
    let body = nested(r#"{"destinationConfiguration": {"hidden": NESTED}}"#);
    let server = Server::start([ok(body)]).await;
    let call = persistent(server.config()).get_logging_configuration().identifier(ROOM);
    let failure = failure(NotUnderstood, call.send()).await;
    assert_eq!(failure.metadata().request_id(), Some("1b4e28ba"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn list_of_20_megabytes_is_parsed() {
    let rooms: Vec<Value> = (0..50_000).map(|n| json!({"name": format!("{n:0400}")})).collect();
    let body = json!({"rooms": rooms, "nextToken": "2"}).to_string();
    assert!(body.len() > 20_000_000);
    let server = Server::start([ok(body)]).await;
    let output = in_time(server.client().list_rooms().send()).await.unwrap();
    assert_eq!(output.rooms.len(), 50_000);
    let names = output.rooms.iter().map(|room| room.name.as_deref().unwrap());
    assert!(names.enumerate().all(|(n, name)| name.parse() == Ok(n)));
    assert_eq!(output.next_token.as_deref(), Some("2"));
}

#[tokio::test]
async fn invalid_body_of_20_megabytes_is_refused() {
    malformed(ok("hidden ".repeat(3_000_000))).await;
    malformed(ok(format!(r#"{{"name": "{}"#, "hidden ".repeat(3_000_000)))).await;
}

#[tokio::test]
async fn empty_response_is_an_empty_output() {
    for status in [200, 202, 204] {
        let reply = Reply::new(status, "").header("x-amzn-requestid", "1b4e28ba");
        let output = parse(reply).await.unwrap();
        assert_eq!(output, GetRoomOutput::builder().build());
        assert_eq!(output.request_id(), Some("1b4e28ba"));
    }
}

#[tokio::test]
async fn chunked_response_in_small_segments_is_parsed() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
                   3\r\n{\"n\r\n5\r\name\":\r\n8;a=b\r\n\"lobby\"}\r\n0\r\n\r\n";
    // Send about one byte per segment.
    let trickle = chunked.bytes().flat_map(|byte| {
        [Step::Write(vec![byte]), Step::Pause(std::time::Duration::from_millis(1))]
    });
    let steps = std::iter::once(Step::Read).chain(trickle).collect();
    let server = Script::start([steps]).await;
    let output = get_room(&persistent(server.config())).await.unwrap();
    assert_eq!(output.name.as_deref(), Some("lobby"));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn informational_responses_are_skipped() {
    let informational = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n";
    let steps = vec![Step::Read, Step::write(informational), Step::ok(r#"{"name": "lobby"}"#)];
    let server = Script::start([steps]).await;
    let output = get_room(&persistent(server.config())).await.unwrap();
    assert_eq!(output.name.as_deref(), Some("lobby"));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn redirection_is_not_followed() {
    let elsewhere = Server::start([ok("{}")]).await;
    for status in [301, 302, 304, 307] {
        let reply = Reply::new(status, "").header("location", elsewhere.url());
        let error = error(parse(reply)).await;
        assert!(matches!(error, Error::Unknown(_)), "{error:?}");
        let text = format!("GetRoom: an error without a code (HTTP {status})");
        assert_eq!(error.to_string(), text);
    }
    assert_eq!(elsewhere.connections(), 0);
}
