//! The methods that all errors share, for code that is generic over operations and over AWS SDKs.

#![cfg(feature = "client")]

mod support;

use anyhow::Context;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_types::request_id::RequestId;
use ivschat::config::{Config, Region, TimeoutConfig};
use ivschat::error::{CallErrorKind, ErrorMetadata, OperationError, Timeout};
use ivschat::operation::create_chat_token::CreateChatTokenError;
use ivschat::operation::get_room::GetRoomError;
use ivschat::types::ResourceType;
use ivschat::types::error::ResourceNotFoundException;
use ivschat::{Client, Error};
use serde_json::json;
use std::error::Error as _;
use std::time::Duration;
use support::{ROOM, Reply, Server, credentials};

/// Returns the reply of an error.
fn reply(status: u16, code: &str) -> Reply {
    let body =
        json!({"message": "hidden", "resourceId": "g1H2I3", "resourceType": "ROOM", "limit": 7});
    Reply::new(status, body.to_string())
        .header("x-amzn-errortype", code)
        .header("x-amzn-requestid", "1b4e28ba")
}

async fn get_room(reply: Reply) -> GetRoomError {
    let server = Server::start([reply]).await;
    server.client().get_room().identifier(ROOM).send().await.unwrap_err()
}

async fn create_chat_token(client: &Client) -> CreateChatTokenError {
    client.create_chat_token().room_identifier(ROOM).user_id("ada").send().await.unwrap_err()
}

/// Returns the facts that code for any operation needs.
fn facts<E: OperationError>(error: &E) -> (Option<&str>, Option<&str>, Option<u16>, Option<&str>) {
    (error.code(), error.message(), error.status(), error.request_id())
}

fn later_or_never(error: &impl OperationError) -> &'static str {
    if error.is_transient() { "later" } else { "never" }
}

/// Returns the log line of code that is written for all AWS SDKs.
fn log(error: &(impl ProvideErrorMetadata + RequestId)) -> String {
    format!("{:?} {:?} {:?}", error.code(), error.message(), error.request_id())
}

#[tokio::test]
async fn undocumented_error_becomes_its_variant_of_the_common_error() {
    let server = Server::start([reply(429, "ThrottlingException")]).await;
    let error = create_chat_token(&server.client()).await;
    assert!(matches!(error, CreateChatTokenError::Unknown(_)));
    assert!(error.is_throttled() && error.is_transient());
    assert_eq!(error.code(), Some("ThrottlingException"));

    let error = Error::from(error);
    assert!(error.is_throttling_exception());
    assert!(error.is_throttled() && error.is_transient());
    assert_eq!((error.status(), error.request_id()), (Some(429), Some("1b4e28ba")));
    let Error::ThrottlingException(error) = error else { panic!("{error}") };
    assert_eq!((&*error.resource_id, error.limit), ("g1H2I3", 7));
    assert_eq!(error.resource_type, ResourceType::Room);
    assert_eq!(error.metadata().operation(), "CreateChatToken");
}

#[test]
fn undocumented_error_of_a_test_becomes_its_variant() {
    let metadata = ErrorMetadata::new("CreateChatToken");
    let metadata = metadata.with_code("ThrottlingException").with_message("Slow");
    let error = Error::from(CreateChatTokenError::Unknown(metadata));
    assert!(error.is_throttling_exception());
    assert_eq!(error.message(), Some("Slow"));
}

#[tokio::test]
async fn unknown_error_does_not_show_its_body() {
    let error = get_room(reply(418, "TeapotException")).await;
    let shown = format!("{error:?} {error:#?}");
    assert!(shown.contains("TeapotException") && !shown.contains("g1H2I3"), "{shown}");
    assert!(matches!(Error::from(error), Error::Unknown(_)));
}

#[tokio::test]
async fn generic_code_reads_all_facts() {
    let error = get_room(reply(404, "ResourceNotFoundException")).await;
    let code = Some("ResourceNotFoundException");
    assert_eq!(facts(&error), (code, Some("hidden"), Some(404), Some("1b4e28ba")));
    assert_eq!(error.metadata().message(), Some("hidden"));
    assert_eq!(later_or_never(&error), "never");
    let text = r#"Some("ResourceNotFoundException") Some("hidden") Some("1b4e28ba")"#;
    assert_eq!(log(&error), text);
    assert_eq!(log(&Error::from(error)), text);
    assert_eq!(later_or_never(&get_room(reply(503, "Unavailable")).await), "later");
    assert_eq!(later_or_never(&get_room(reply(400, "ThrottlingException")).await), "later");
}

#[test]
fn error_without_metadata_has_code_and_message() {
    let error = ResourceNotFoundException::builder()
        .message("No such room")
        .resource_id("g1H2I3")
        .resource_type(ResourceType::Room)
        .build();
    let error = GetRoomError::from(error);
    let text = r#"Some("ResourceNotFoundException") Some("No such room") None"#;
    assert_eq!(log(&error), text);
}

#[tokio::test]
async fn request_id_of_a_result_is_that_of_its_output_or_error() {
    let server = Server::start([Reply::json(json!({})).header("x-amzn-requestid", "e7f1")]).await;
    let result = server.client().get_room().identifier(ROOM).send().await;
    assert_eq!(RequestId::request_id(&result), Some("e7f1"));
}

#[tokio::test]
async fn timeout_is_a_transient_failure() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::ZERO).build();
    let client = Client::from_conf(server.config().timeout_config(timeouts).build());
    let error = create_chat_token(&client).await;
    assert!(error.is_timeout() && error.is_transient() && !error.is_throttled());
    assert_eq!(error.kind(), Some(CallErrorKind::TimedOut(Timeout::Operation)));
    assert_eq!(OperationError::kind(&error), error.kind());
}

#[tokio::test]
async fn invalid_input_is_no_transient_failure() {
    let server = Server::start([]).await;
    let error = server.client().get_room().identifier("").send().await.unwrap_err();
    assert_eq!(error.kind(), Some(CallErrorKind::InvalidInput));
    assert_eq!(error.violations()[0].member(), "identifier");
    assert_eq!(OperationError::violations(&error), Error::from(error.clone()).violations());
    assert!(!error.is_transient() && !error.is_timeout());
    assert!(error.as_failed().is_some());
    let answered = get_room(reply(404, "ResourceNotFoundException")).await;
    assert!(answered.kind().is_none() && answered.violations().is_empty());
}

#[tokio::test]
async fn report_of_an_error_has_each_cause_once() {
    let server = Server::start([]).await;
    let config = server.config().endpoint_url("http://127.0.0.1:1");
    let client = Client::from_conf(config.build());
    let error = Error::from(create_chat_token(&client).await);
    let text = error.to_string();
    assert_eq!(text.matches("Connection refused").count(), 1, "{text}");
    assert!(error.source().is_none());
    let report = Err::<(), _>(error).context("no token").unwrap_err();
    assert_eq!(format!("{report:#}"), format!("no token: {text}"));
}

/// Returns the text that a program prints if its `main` returns the error.
fn printed(error: impl Into<Error>) -> String {
    format!("Error: {:?}", error.into())
}

#[tokio::test]
async fn error_of_main_is_a_line_with_advice() {
    let config = Config::builder().credentials_provider(credentials()).build();
    let text = printed(create_chat_token(&Client::from_conf(config)).await);
    assert!(text.contains("no Region is configured: set one with"), "{text}");
    assert!(text.contains("AWS_REGION") && text.len() < 200, "{text}");

    let config = Config::builder().region(Region::new("us-west-2")).build();
    let text = printed(create_chat_token(&Client::from_conf(config)).await);
    assert!(text.contains("no credentials are configured: set them with"), "{text}");
    assert!(text.len() < 200, "{text}");

    let text = printed(get_room(reply(418, "TeapotException")).await);
    let line = "GetRoom: TeapotException: hidden (HTTP 418, request id 1b4e28ba)";
    assert_eq!(text, format!("Error: Unknown({line})"));
}

#[tokio::test]
async fn clone_of_an_error_is_shared_between_tasks() {
    let error = get_room(reply(404, "ResourceNotFoundException")).await;
    let (sender, receiver) = tokio::sync::watch::channel(None);
    sender.send_replace(Some(Error::from(error.clone())));
    let received = receiver.borrow().clone().unwrap();
    assert_eq!(received.to_string(), error.to_string());
}

#[test]
fn table_of_error_codes_says_which_errors_are_retried() {
    let table = include_str!("../src/docs/errors.md").lines().filter(|row| row.starts_with("| [`"));
    let rows: Vec<Vec<_>> = table.map(|row| row.split(" | ").collect()).collect();
    assert_eq!(rows.len(), 8);
    for row in rows {
        let code = row[0].split('`').nth(1).unwrap();
        let (status, retried) = (row[2].parse().unwrap(), row[3]);
        let metadata = ErrorMetadata::new("GetRoom").with_code(code).with_status(status);
        let error = Error::from(GetRoomError::Unknown(metadata));
        assert!(!matches!(error, Error::Unknown(_)), "{code}");
        assert_eq!(error.is_transient(), retried == "yes", "{code}");
    }
}
