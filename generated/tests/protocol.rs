//! Types and protocol functions, which need no client: serde, requests and responses.

use bytes::Bytes;
use http::{Request, Response};
use ivschat::endpoint::{Params, resolve};
use ivschat::operation::Operation;
use ivschat::operation::create_logging_configuration::CreateLoggingConfigurationInput;
use ivschat::operation::list_rooms::ListRoomsOutput;
use ivschat::operation::list_tags_for_resource::ListTagsForResourceOutput;
use ivschat::operation::send_event::{SendEventError, SendEventInput};
use ivschat::operation::tag_resource::TagResourceInput;
use ivschat::operation::untag_resource::UntagResourceInput;
use ivschat::primitives::DateTime;
use ivschat::types::error::ConflictException;
use ivschat::types::{
    ChatTokenCapability, DestinationConfiguration, ResourceType, RoomSummary,
    S3DestinationConfiguration,
};
use serde_json::json;

const ROOM: &str = "arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6";

fn body(request: &Request<Bytes>) -> serde_json::Value {
    serde_json::from_slice(request.body()).unwrap()
}

#[test]
fn input_converts_to_a_request() {
    let input = SendEventInput::builder().event_name("poll").room_identifier(ROOM).build();
    let request = input.request().unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("POST", "/SendEvent"));
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(body(&request), json!({"eventName": "poll", "roomIdentifier": ROOM}));
    let endpoint = resolve(&Params::builder().region("us-west-2").build()).unwrap();
    assert_eq!(endpoint.url(), "https://ivschat.us-west-2.amazonaws.com");
}

#[test]
fn members_bound_outside_the_body_are_in_the_serde_form_only() {
    let input = TagResourceInput::builder().resource_arn(ROOM).tags([("a", "b")]).build();
    assert_eq!(body(&input.request().unwrap()), json!({"tags": {"a": "b"}}));
    let form = json!({"resourceArn": ROOM, "tags": {"a": "b"}});
    assert_eq!(serde_json::to_value(&input).unwrap(), form);
    assert_eq!(serde_json::from_value::<TagResourceInput>(form).unwrap(), input);

    let input = UntagResourceInput::builder().resource_arn(ROOM).tag_keys(["a", "b"]).build();
    let request = input.request().unwrap();
    assert_eq!(request.uri().query(), Some("tagKeys=a&tagKeys=b"));
    assert!(request.body().is_empty());
}

#[test]
fn response_parses_to_an_output_or_an_error() {
    let response = Response::builder().body(Bytes::from(r#"{"id": "abcdefabcdef"}"#)).unwrap();
    let output = SendEventInput::parse(&response).unwrap();
    assert_eq!(output.id.as_deref(), Some("abcdefabcdef"));

    let response = Response::builder()
        .status(429)
        .header("x-amzn-errortype", "ThrottlingException")
        .body(Bytes::from(r#"{"message": "Slow", "limit": 5}"#))
        .unwrap();
    let error = SendEventInput::parse(&response).unwrap_err();
    assert!(matches!(&error, SendEventError::ThrottlingException(error) if error.limit == 5));
    assert_eq!(error.to_string(), "SendEvent: ThrottlingException: Slow (HTTP 429)");

    let response = Response::builder().body(Bytes::from("<html>")).unwrap();
    assert!(matches!(SendEventInput::parse(&response), Err(SendEventError::Failed(_))));
}

#[test]
fn input_without_required_members_is_refused_and_output_is_corrected() {
    assert!(serde_json::from_value::<SendEventInput>(json!({"eventName": "poll"})).is_err());
    let null = json!({"eventName": "poll", "roomIdentifier": null});
    assert!(serde_json::from_value::<SendEventInput>(null).is_err());
    for form in [json!({}), json!({"rooms": null}), json!({"rooms": [], "nextToken": null})] {
        let output: ListRoomsOutput = serde_json::from_value(form).unwrap();
        assert_eq!(output, ListRoomsOutput::builder().rooms([]).build());
    }
}

#[test]
fn null_values_of_a_map_are_skipped() {
    let form = json!({"tags": {"team": "chat", "cost": null}});
    let room: RoomSummary = serde_json::from_value(form.clone()).unwrap();
    assert_eq!(room, RoomSummary::builder().tags([("team", "chat")]).build());
    let output: ListTagsForResourceOutput = serde_json::from_value(form).unwrap();
    assert_eq!(output, ListTagsForResourceOutput::builder().tags([("team", "chat")]).build());
    for form in [json!({}), json!({"tags": null})] {
        let room: RoomSummary = serde_json::from_value(form.clone()).unwrap();
        assert_eq!(room.tags, None);
        let output: ListTagsForResourceOutput = serde_json::from_value(form).unwrap();
        assert!(output.tags.is_empty());
    }
}

#[test]
fn unknown_variants_round_trip() {
    let capability: ChatTokenCapability = serde_json::from_value(json!("FLY")).unwrap();
    assert!(matches!(&capability, ChatTokenCapability::Unknown(value) if value.as_str() == "FLY"));
    assert_eq!(serde_json::to_value(&capability).unwrap(), json!("FLY"));
    assert!(!ChatTokenCapability::VALUES.contains(&capability));
    assert_eq!("SEND_MESSAGE".parse(), Ok(ChatTokenCapability::SendMessage));
    assert_eq!(ChatTokenCapability::SendMessage.to_string(), "SEND_MESSAGE");

    let form = json!({"carrierPigeon": {"loft": ["north", 1, null]}});
    let union: DestinationConfiguration = serde_json::from_value(form.clone()).unwrap();
    assert!(matches!(&union, DestinationConfiguration::Unknown(_)));
    assert_eq!(serde_json::to_value(&union).unwrap(), form);
    assert!(!format!("{union:?}").contains("north"));
}

#[test]
fn union_without_exactly_one_member_is_refused() {
    let s3 = json!({"bucketName": "logs"});
    let bucket = S3DestinationConfiguration::builder().bucket_name("logs").build();
    for form in
        [json!({"s3": s3}), json!({"firehose": null, "s3": s3, "__type": "S3", "other": null})]
    {
        let union: DestinationConfiguration = serde_json::from_value(form).unwrap();
        assert_eq!(union, DestinationConfiguration::S3(bucket.clone()));
    }
    let wrong = [
        json!({}),
        json!({"s3": null}),
        json!({"s3": s3, "firehose": {"deliveryStreamName": "x"}}),
        json!({"s3": s3, "other": 1}),
        json!({"s3": "logs"}),
        json!("s3"),
    ];
    for form in wrong {
        assert!(
            serde_json::from_value::<DestinationConfiguration>(form.clone()).is_err(),
            "{form}"
        );
    }
    let input = CreateLoggingConfigurationInput::builder()
        .destination_configuration(DestinationConfiguration::S3(bucket))
        .build();
    let expected = json!({"destinationConfiguration": {"s3": s3}});
    assert_eq!(serde_json::to_value(input).unwrap(), expected);
}

#[test]
fn timestamps_use_the_date_time_format() {
    let noon = RoomSummary::builder().create_time(DateTime::from_secs(1_714_564_800)).build();
    let form = serde_json::to_value(&noon).unwrap();
    assert_eq!(form, json!({"createTime": "2024-05-01T12:00:00Z"}));
    for text in ["2024-05-01T12:00:00Z", "2024-05-01T12:00:00.000Z", "2024-05-01T13:30:00+01:30"] {
        let room: RoomSummary = serde_json::from_value(json!({"createTime": text})).unwrap();
        assert_eq!(room, noon, "{text}");
    }
    for form in [json!({"createTime": 1_714_564_800}), json!({"createTime": "noon"})] {
        assert!(serde_json::from_value::<RoomSummary>(form).is_err());
    }
}

#[test]
fn errors_have_builders_and_a_serde_form() {
    let error = ConflictException::builder()
        .message("Taken")
        .resource_id("g1H2I3j4k5L6")
        .resource_type(ResourceType::Room)
        .build();
    assert_eq!(error.to_string(), "ConflictException: Taken");
    let form = json!({"message": "Taken", "resourceId": "g1H2I3j4k5L6", "resourceType": "ROOM"});
    assert_eq!(serde_json::to_value(&error).unwrap(), form);
}

#[test]
fn label_of_one_or_two_dots_is_refused() {
    for arn in [".", ".."] {
        let input = TagResourceInput::builder().resource_arn(arn).tags([("a", "b")]).build();
        let error = input.request().expect_err("no path").to_string();
        assert!(error.contains("resource_arn") && error.contains("the path"), "{error}");
    }
    let input = TagResourceInput::builder().resource_arn("..a").tags([("a", "b")]).build();
    assert_eq!(input.request().unwrap().uri().path(), "/tags/..a");
}
