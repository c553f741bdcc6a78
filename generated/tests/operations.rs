//! Requests and responses of every operation, over a real connection.

#![cfg(feature = "client")]

mod support;

use ivschat::primitives::DateTime;
use ivschat::types::*;
use serde_json::json;
use support::{ROOM, ROOM_IN_PATH, Reply, Server};

const LOGGING: &str = "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/AbCdEf123456";

/// Returns 2024-05-01T12:00:00Z.
fn noon() -> Option<DateTime> {
    Some(DateTime::from_secs(1_714_564_800))
}

/// Asserts the properties of all requests with a JSON body.
fn assert_posted(request: &support::Request, path: &str) {
    assert_eq!((&*request.method, &*request.path, &*request.query), ("POST", path, ""));
    assert_eq!(request.header("content-type"), "application/json");
    assert_eq!(request.header("content-length"), request.body.len().to_string());
    assert!(request.header("x-amz-user-agent").contains("api/ivschat"));
}

#[tokio::test]
async fn create_chat_token_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({
        "token": "AQICAHi",
        "tokenExpirationTime": "2024-05-01T12:00:00Z",
        "sessionExpirationTime": "2024-05-01T14:00:00+02:00",
    }))])
    .await;
    let output = server
        .client()
        .create_chat_token()
        .room_identifier(ROOM)
        .user_id("viewer-7 ✓")
        .capabilities([ChatTokenCapability::SendMessage, "NEW_POWER".into()])
        .attributes([("displayName", "Ada \"the\" first")])
        .session_duration_in_minutes(60)
        .send()
        .await
        .unwrap();
    assert_eq!(output.token.as_deref(), Some("AQICAHi"));
    assert_eq!(output.token_expiration_time, noon());
    assert_eq!(output.session_expiration_time, noon());

    let request = server.request();
    assert_posted(&request, "/CreateChatToken");
    assert_eq!(
        request.json(),
        json!({
            "roomIdentifier": ROOM,
            "userId": "viewer-7 ✓",
            "capabilities": ["SEND_MESSAGE", "NEW_POWER"],
            "attributes": {"displayName": "Ada \"the\" first"},
            "sessionDurationInMinutes": 60,
        })
    );
}

#[tokio::test]
async fn create_logging_configuration_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({
        "arn": LOGGING,
        "id": "AbCdEf123456",
        "createTime": "2024-05-01T12:00:00.250Z",
        "destinationConfiguration": {"s3": {"bucketName": "logs"}},
        "state": "ACTIVE",
        "tags": {},
    }))])
    .await;
    let bucket = S3DestinationConfiguration::builder().bucket_name("logs").build();
    let output = server
        .client()
        .create_logging_configuration()
        .destination_configuration(DestinationConfiguration::S3(bucket.clone()))
        .name("everything")
        .tags([("team", "chat")])
        .send()
        .await
        .unwrap();
    assert_eq!(output.arn.as_deref(), Some(LOGGING));
    assert_eq!(output.create_time, Some(DateTime::from_millis(1_714_564_800_250)));
    assert_eq!(output.destination_configuration, Some(DestinationConfiguration::S3(bucket)));
    assert_eq!(output.state, Some(CreateLoggingConfigurationState::Active));
    assert_eq!(output.tags, Some(Default::default()));

    let request = server.request();
    assert_posted(&request, "/CreateLoggingConfiguration");
    assert_eq!(
        request.json(),
        json!({
            "destinationConfiguration": {"s3": {"bucketName": "logs"}},
            "name": "everything",
            "tags": {"team": "chat"},
        })
    );
}

#[tokio::test]
async fn create_room_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({
        "arn": ROOM,
        "id": "g1H2I3j4k5L6",
        "name": "lobby",
        "createTime": "2024-05-01T12:00:00Z",
        "updateTime": "2024-05-01T12:00:00Z",
        "maximumMessageRatePerSecond": 10,
        "maximumMessageLength": 500,
        "messageReviewHandler": {"uri": "", "fallbackResult": "DENY"},
        "tags": {"a": "b"},
        "loggingConfigurationIdentifiers": [LOGGING],
        "futureMember": [1, {"two": 3}],
    }))])
    .await;
    let handler =
        MessageReviewHandler::builder().uri("").fallback_result(FallbackResult::Deny).build();
    let output = server
        .client()
        .create_room()
        .name("lobby")
        .maximum_message_rate_per_second(10)
        .maximum_message_length(500)
        .message_review_handler(handler.clone())
        .tags([("a", "b")])
        .logging_configuration_identifiers([LOGGING])
        .send()
        .await
        .unwrap();
    assert_eq!(output.arn.as_deref(), Some(ROOM));
    assert_eq!(output.create_time, noon());
    assert_eq!(output.update_time, noon());
    assert_eq!(output.maximum_message_rate_per_second, Some(10));
    assert_eq!(output.message_review_handler, Some(handler));
    assert_eq!(output.logging_configuration_identifiers, Some(vec![LOGGING.to_owned()]));

    let request = server.request();
    assert_posted(&request, "/CreateRoom");
    assert_eq!(
        request.json(),
        json!({
            "name": "lobby",
            "maximumMessageRatePerSecond": 10,
            "maximumMessageLength": 500,
            "messageReviewHandler": {"uri": "", "fallbackResult": "DENY"},
            "tags": {"a": "b"},
            "loggingConfigurationIdentifiers": [LOGGING],
        })
    );
}

#[tokio::test]
async fn delete_logging_configuration_is_sent_and_parsed() {
    let server = Server::start([Reply::new(204, "")]).await;
    let call = server.client().delete_logging_configuration().identifier(LOGGING);
    call.send().await.unwrap();
    let request = server.request();
    assert_posted(&request, "/DeleteLoggingConfiguration");
    assert_eq!(request.json(), json!({"identifier": LOGGING}));
}

#[tokio::test]
async fn delete_message_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({"id": "eventeventid"}))]).await;
    let output = server
        .client()
        .delete_message()
        .room_identifier(ROOM)
        .id("messagemsgid")
        .reason("off topic")
        .send()
        .await
        .unwrap();
    assert_eq!(output.id.as_deref(), Some("eventeventid"));
    let request = server.request();
    assert_posted(&request, "/DeleteMessage");
    assert_eq!(
        request.json(),
        json!({"roomIdentifier": ROOM, "id": "messagemsgid", "reason": "off topic"})
    );
}

#[tokio::test]
async fn delete_room_is_sent_and_parsed() {
    let server = Server::start([Reply::new(204, "")]).await;
    server.client().delete_room().identifier(ROOM).send().await.unwrap();
    let request = server.request();
    assert_posted(&request, "/DeleteRoom");
    assert_eq!(request.json(), json!({"identifier": ROOM}));
}

#[tokio::test]
async fn disconnect_user_is_sent_and_parsed() {
    for body in ["", "{}"] {
        let server = Server::start([Reply::new(200, body)]).await;
        let call = server.client().disconnect_user().user_id("viewer-7").room_identifier(ROOM);
        call.send().await.unwrap();
        let request = server.request();
        assert_posted(&request, "/DisconnectUser");
        assert_eq!(request.json(), json!({"roomIdentifier": ROOM, "userId": "viewer-7"}));
    }
}

#[tokio::test]
async fn get_logging_configuration_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({
        "arn": LOGGING,
        "destinationConfiguration": {
            "s3": null,
            "cloudWatchLogs": {"logGroupName": "chat"},
        },
        "state": "REBUILDING",
        "name": null,
    }))])
    .await;
    let output =
        server.client().get_logging_configuration().identifier(LOGGING).send().await.unwrap();
    let group = CloudWatchLogsDestinationConfiguration::builder().log_group_name("chat").build();
    assert_eq!(
        output.destination_configuration,
        Some(DestinationConfiguration::CloudWatchLogs(group))
    );
    assert_eq!(output.state, Some(LoggingConfigurationState::from("REBUILDING")));
    assert_eq!(output.name, None);
    let request = server.request();
    assert_posted(&request, "/GetLoggingConfiguration");
    assert_eq!(request.json(), json!({"identifier": LOGGING}));
}

#[tokio::test]
async fn get_room_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({"arn": ROOM, "name": "lobby"}))]).await;
    let output = server.client().get_room().identifier(ROOM).send().await.unwrap();
    assert_eq!(output.name.as_deref(), Some("lobby"));
    let request = server.request();
    assert_posted(&request, "/GetRoom");
    assert_eq!(request.json(), json!({"identifier": ROOM}));
}

#[tokio::test]
async fn list_logging_configurations_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({
        "loggingConfigurations": [
            {"arn": LOGGING, "state": "ACTIVE"},
            {"destinationConfiguration": {"firehose": {"deliveryStreamName": "stream"}}},
            {"destinationConfiguration": {"carrierPigeon": {"loft": "north"}}},
        ],
        "nextToken": "more",
    }))])
    .await;
    let output = server.client().list_logging_configurations().max_results(3).send().await.unwrap();
    assert_eq!(output.next_token.as_deref(), Some("more"));
    let [first, second, third] = output.logging_configurations.as_slice() else {
        panic!("three configurations")
    };
    assert_eq!(first.state, Some(LoggingConfigurationState::Active));
    assert!(matches!(
        &second.destination_configuration,
        Some(DestinationConfiguration::Firehose(firehose))
            if firehose.delivery_stream_name == "stream"
    ));
    assert!(matches!(
        &third.destination_configuration,
        Some(DestinationConfiguration::Unknown(member))
            if member.name() == "carrierPigeon" && member.value()["loft"] == "north"
    ));
    let request = server.request();
    assert_posted(&request, "/ListLoggingConfigurations");
    assert_eq!(request.json(), json!({"maxResults": 3}));
}

#[tokio::test]
async fn list_rooms_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({
        "rooms": [{"arn": ROOM, "updateTime": "2024-05-01T12:00:00Z"}],
    }))])
    .await;
    let output = server
        .client()
        .list_rooms()
        .name("lobby")
        .message_review_handler_uri("")
        .logging_configuration_identifier(LOGGING)
        .next_token("page 2")
        .send()
        .await
        .unwrap();
    assert_eq!(output.rooms.len(), 1);
    assert_eq!(output.rooms[0].update_time, noon());
    assert_eq!(output.next_token, None);
    let request = server.request();
    assert_posted(&request, "/ListRooms");
    assert_eq!(
        request.json(),
        json!({
            "name": "lobby",
            "messageReviewHandlerUri": "",
            "loggingConfigurationIdentifier": LOGGING,
            "nextToken": "page 2",
        })
    );
}

#[tokio::test]
async fn list_rooms_without_members_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let output = server.client().list_rooms().send().await.unwrap();
    assert!(output.rooms.is_empty());
    let request = server.request();
    assert_posted(&request, "/ListRooms");
    assert_eq!(request.json(), json!({}));
}

#[tokio::test]
async fn list_tags_for_resource_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({"tags": {"team": "chat"}}))]).await;
    let output = server.client().list_tags_for_resource().resource_arn(ROOM).send().await.unwrap();
    assert_eq!(output.tags["team"], "chat");
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, format!("/tags/{ROOM_IN_PATH}"));
    assert_eq!(request.query, "");
    assert!(request.body.is_empty());
    assert!(!request.headers.contains_key("content-type"));
}

#[tokio::test]
async fn send_event_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({"id": "eventeventid"}))]).await;
    let output = server
        .client()
        .send_event()
        .room_identifier(ROOM)
        .event_name("app:poll")
        .attributes(std::collections::HashMap::from([("question".to_owned(), "1".to_owned())]))
        .send()
        .await
        .unwrap();
    assert_eq!(output.id.as_deref(), Some("eventeventid"));
    let request = server.request();
    assert_posted(&request, "/SendEvent");
    assert_eq!(
        request.json(),
        json!({"roomIdentifier": ROOM, "eventName": "app:poll", "attributes": {"question": "1"}})
    );
}

#[tokio::test]
async fn tag_resource_is_sent_and_parsed() {
    let server = Server::start([Reply::new(200, "{}")]).await;
    let call = server.client().tag_resource().resource_arn(ROOM).tags([("a/b", "c d"), ("e", "")]);
    call.send().await.unwrap();
    let request = server.request();
    assert_posted(&request, &format!("/tags/{ROOM_IN_PATH}"));
    assert_eq!(request.json(), json!({"tags": {"a/b": "c d", "e": ""}}));
}

#[tokio::test]
async fn untag_resource_is_sent_and_parsed() {
    let server = Server::start([Reply::new(200, "")]).await;
    let call = server.client().untag_resource().resource_arn(ROOM);
    call.tag_keys(["team", "cost centre", "a&b=c/ü"]).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.method, "DELETE");
    assert_eq!(request.path, format!("/tags/{ROOM_IN_PATH}"));
    assert_eq!(request.query, "tagKeys=team&tagKeys=cost%20centre&tagKeys=a%26b%3Dc%2F%C3%BC");
    assert!(request.body.is_empty());
}

#[tokio::test]
async fn update_logging_configuration_is_sent_and_parsed() {
    let server = Server::start([Reply::json(json!({"arn": LOGGING, "state": "ACTIVE"}))]).await;
    let stream = FirehoseDestinationConfiguration::builder().delivery_stream_name("stream").build();
    let output = server
        .client()
        .update_logging_configuration()
        .identifier(LOGGING)
        .destination_configuration(DestinationConfiguration::Firehose(stream))
        .send()
        .await
        .unwrap();
    assert_eq!(output.state, Some(UpdateLoggingConfigurationState::Active));
    let request = server.request();
    assert_posted(&request, "/UpdateLoggingConfiguration");
    assert_eq!(
        request.json(),
        json!({
            "identifier": LOGGING,
            "destinationConfiguration": {"firehose": {"deliveryStreamName": "stream"}},
        })
    );
}

#[tokio::test]
async fn update_room_is_sent_and_parsed() {
    let server =
        Server::start([Reply::json(json!({"arn": ROOM, "maximumMessageLength": 1}))]).await;
    let output = server
        .client()
        .update_room()
        .identifier(ROOM)
        .maximum_message_length(1)
        .logging_configuration_identifiers(Vec::<String>::new())
        .send()
        .await
        .unwrap();
    assert_eq!(output.maximum_message_length, Some(1));
    let request = server.request();
    assert_posted(&request, "/UpdateRoom");
    assert_eq!(
        request.json(),
        json!({
            "identifier": ROOM,
            "maximumMessageLength": 1,
            "loggingConfigurationIdentifiers": [],
        })
    );
}
