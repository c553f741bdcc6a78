//! Constraint checks of inputs before they are sent.

use crate::support::{ROOM, Reply, Server};
use ivschat::Client;
use ivschat::error::CallErrorKind;
use ivschat::operation::create_room::{CreateRoomError, CreateRoomInput};
use ivschat::operation::send_event::SendEventInput;
use ivschat::operation::untag_resource::UntagResourceInput;
use ivschat::types::MessageReviewHandler;
use ivschat::validation::Validate;
use serde_json::json;

/// Returns the constraint violations of an input.
fn violations(input: &impl Validate) -> Vec<String> {
    match input.validate() {
        Ok(()) => Vec::new(),
        Err(invalid) => invalid.violations().iter().map(ToString::to_string).collect(),
    }
}

/// Returns an input with a violation of each constraint.
fn invalid_input() -> CreateRoomInput {
    let handler = MessageReviewHandler::builder().uri("u".repeat(171)).build();
    CreateRoomInput::builder()
        .logging_configuration_identifiers(["a", "", "c", "d"])
        .maximum_message_length(501)
        .maximum_message_rate_per_second(0)
        .message_review_handler(handler)
        .name("n".repeat(129))
        .tags([("k".repeat(129), "v".repeat(257))])
        .build()
}

#[tokio::test]
async fn all_constraint_violations_are_reported_and_nothing_is_sent() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let error = server.client().send(invalid_input()).await.unwrap_err();
    let CreateRoomError::Failed(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.kind(), CallErrorKind::InvalidInput);
    let expected = [
        "`logging_configuration_identifiers` must have at most 3 elements, not 4",
        "`logging_configuration_identifiers[1]` must have 1 to 128 characters, not 0",
        "`maximum_message_length` must be 1 to 500",
        "`maximum_message_rate_per_second` must be 1 to 100",
        "`message_review_handler.uri` must have at most 170 characters, not 171",
        "`name` must have at most 128 characters, not 129",
        "`tags.keys()` must have 1 to 128 characters, not 129",
        "`tags.values()` must have at most 256 characters, not 257",
    ];
    let violations: Vec<_> = failure.violations().iter().map(ToString::to_string).collect();
    assert_eq!(violations, expected);
    let text = format!("CreateRoom: the input is invalid: {}", expected.join("; "));
    assert_eq!(error.to_string(), text);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn disabled_check_sends_invalid_input() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let client = Client::from_conf(server.config().check_inputs(false).build());
    client.send(invalid_input()).await.unwrap();
    assert_eq!(server.request().json()["maximumMessageLength"], 501);
}

#[test]
fn bounds_are_inclusive() {
    let room = |length: i32, rate: i32, name: usize| {
        let builder = CreateRoomInput::builder().maximum_message_length(length);
        builder.maximum_message_rate_per_second(rate).name("n".repeat(name)).build()
    };
    assert!(violations(&room(1, 1, 0)).is_empty());
    assert!(violations(&room(500, 100, 128)).is_empty());
    assert_eq!(violations(&room(0, 101, 129)).len(), 3);
}

#[test]
fn text_length_counts_unicode_scalar_values() {
    let event =
        |name: String| SendEventInput::builder().room_identifier(ROOM).event_name(name).build();
    // Four bytes and two UTF-16 code units each.
    assert!(violations(&event("🎥".repeat(100))).is_empty());
    assert_eq!(
        violations(&event("🎥".repeat(101))),
        ["`event_name` must have 1 to 100 characters, not 101"]
    );
}

#[test]
fn patterns_are_not_checked() {
    let keys = ["aws:reserved"];
    let input = UntagResourceInput::builder().resource_arn(ROOM).tag_keys(keys).build();
    // The published pattern does not match the ARN of a room.
    assert!(violations(&input).is_empty());
}

#[test]
fn violation_error_is_short_and_has_no_values() {
    let keys = (0..50).map(|_| "secret".repeat(30));
    let input = UntagResourceInput::builder().resource_arn(ROOM).tag_keys(keys).build();
    let error = input.validate().unwrap_err();
    assert_eq!(error.violations().len(), 50);
    let text = error.to_string();
    assert!(text.ends_with("; and 40 more"), "{text}");
    assert!(!format!("{text}{error:?}").contains("secret"));
}
