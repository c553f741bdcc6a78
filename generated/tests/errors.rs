//! Variants and messages of errors.

#![cfg(feature = "client")]

mod support;

use ivschat::Error;
use ivschat::error::CallErrorKind;
use ivschat::operation::create_logging_configuration::CreateLoggingConfigurationError;
use ivschat::operation::create_room::CreateRoomError;
use ivschat::operation::send_event::SendEventError;
use ivschat::operation::tag_resource::TagResourceError;
use ivschat::types::{ResourceType, S3DestinationConfiguration, ValidationExceptionReason};
use serde_json::{Value, json};
use std::error::Error as _;
use support::{ROOM, Reply, Server};

async fn create_room(reply: Reply) -> CreateRoomError {
    let server = Server::start([reply]).await;
    server.client().create_room().send().await.unwrap_err()
}

async fn send_event(reply: Reply) -> SendEventError {
    let server = Server::start([reply]).await;
    let call = server.client().send_event().room_identifier(ROOM).event_name("poll");
    call.send().await.unwrap_err()
}

/// Returns the reply of an error.
fn error(status: u16, code: &str, body: Value) -> Reply {
    Reply::new(status, body.to_string())
        .header("x-amzn-errortype", code)
        .header("x-amzn-requestid", "1b4e28ba")
}

fn room_details() -> Value {
    json!({"message": "Too bad", "resourceId": "g1H2I3j4k5L6", "resourceType": "ROOM", "limit": 7})
}

#[tokio::test]
async fn access_denied_exception_is_parsed() {
    let error = create_room(error(403, "AccessDeniedException", json!({"message": "No"}))).await;
    assert!(error.is_access_denied_exception());
    assert!(!error.is_pending_verification());
    assert_eq!(error.code(), Some("AccessDeniedException"));
    assert_eq!(error.message(), Some("No"));
    assert_eq!(error.request_id(), Some("1b4e28ba"));
    assert_eq!(error.metadata().status(), Some(403));
    assert_eq!(
        error.to_string(),
        "CreateRoom: AccessDeniedException: No (HTTP 403, request id 1b4e28ba)"
    );
    assert!(error.source().is_none());
}

#[tokio::test]
async fn errors_with_equal_status_are_distinguished_by_code() {
    let error = create_room(error(403, "PendingVerification", json!({"message": "Wait"}))).await;
    assert!(error.is_pending_verification());
    assert!(!error.is_access_denied_exception());
}

#[tokio::test]
async fn conflict_exception_is_parsed() {
    let error = create_room(error(409, "ConflictException", room_details())).await;
    let CreateRoomError::ConflictException(error) = error else { panic!("{error}") };
    assert_eq!(error.message, "Too bad");
    assert_eq!(error.resource_id, "g1H2I3j4k5L6");
    assert_eq!(error.resource_type, ResourceType::Room);
}

#[tokio::test]
async fn resource_not_found_exception_is_parsed() {
    let error = create_room(error(404, "ResourceNotFoundException", room_details())).await;
    assert!(error.is_resource_not_found_exception());
}

#[tokio::test]
async fn service_quota_exceeded_exception_is_parsed() {
    let error = create_room(error(402, "ServiceQuotaExceededException", room_details())).await;
    let CreateRoomError::ServiceQuotaExceededException(error) = error else { panic!("{error}") };
    assert_eq!(error.limit, 7);
}

#[tokio::test]
async fn throttling_exception_without_required_members_is_error_corrected() {
    let error = send_event(error(429, "ThrottlingException", json!({"message": "Slow"}))).await;
    let SendEventError::ThrottlingException(error) = error else { panic!("{error}") };
    // Client error correction supplies the required members that the body lacks.
    assert_eq!((error.limit, &*error.resource_id), (0, ""));
    assert_eq!(error.resource_type, ResourceType::from(""));
}

#[tokio::test]
async fn validation_exception_is_parsed() {
    let body = json!({
        "message": "Look",
        "reason": "FIELD_VALIDATION_FAILED",
        "fieldList": [{"name": "eventName", "message": "too long"}],
    });
    let error = send_event(error(400, "ValidationException", body)).await;
    let SendEventError::ValidationException(error) = error else { panic!("{error}") };
    assert_eq!(error.reason, ValidationExceptionReason::FieldValidationFailed);
    assert_eq!(error.field_list.unwrap()[0].name, "eventName");
}

#[tokio::test]
async fn internal_server_exception_is_parsed() {
    let reply = error(500, "InternalServerException", json!({"message": "Oops"}));
    let server = Server::start([reply]).await;
    let call = server.client().tag_resource().resource_arn(ROOM).tags([("a", "b")]);
    let error = call.send().await.unwrap_err();
    assert!(error.is_internal_server_exception());
    assert!(matches!(error, TagResourceError::InternalServerException(_)));
}

#[tokio::test]
async fn code_in_any_place_and_form_gives_modelled_error() {
    let body = json!({"message": "Slow"});
    for code in [
        "ThrottlingException",
        "ThrottlingException:http://internal.amazon.com/coral/com.amazon.coral/",
        "com.amazonaws.ivschat#ThrottlingException",
        "com.amazonaws.ivschat#ThrottlingException:http://internal.amazon.com/",
    ] {
        let in_header = send_event(error(429, code, body.clone())).await;
        assert!(in_header.is_throttling_exception(), "{code} in the header");
        for member in ["code", "Code", "__type"] {
            let in_body = json!({"message": "Slow", member: code});
            let in_body = send_event(Reply::new(429, in_body.to_string())).await;
            assert!(in_body.is_throttling_exception(), "{code} as {member}");
            assert_eq!(in_body.message(), Some("Slow"));
        }
    }
}

#[tokio::test]
async fn empty_code_is_ignored() {
    for code in ["", "  ", "#", ":http://internal/"] {
        let body = json!({"message": "Slow", "code": code, "__type": "ThrottlingException"});
        assert!(send_event(error(429, code, body)).await.is_throttling_exception(), "{code:?}");
        let nowhere = send_event(error(429, code, json!({"message": "Slow"}))).await;
        assert_eq!((nowhere.code(), nowhere.message()), (None, Some("Slow")));
    }
}

#[tokio::test]
async fn code_in_the_header_wins_over_the_body() {
    let body = json!({"__type": "ValidationException", "message": "Slow"});
    assert!(send_event(error(429, "ThrottlingException", body)).await.is_throttling_exception());
}

#[tokio::test]
async fn error_without_a_body_is_parsed() {
    let reply = Reply::new(404, "").header("x-amzn-errortype", "ResourceNotFoundException");
    let error = create_room(reply).await;
    assert!(error.is_resource_not_found_exception());
    assert_eq!(error.to_string(), "CreateRoom: ResourceNotFoundException (HTTP 404)");
}

#[tokio::test]
async fn error_with_unknown_code_keeps_its_metadata() {
    let error = create_room(error(418, "TeapotException", json!({"Message": "Short"}))).await;
    let CreateRoomError::Unknown(metadata) = &error else { panic!("{error}") };
    assert_eq!(metadata.code(), Some("TeapotException"));
    assert_eq!(metadata.message(), Some("Short"));
    assert_eq!(metadata.operation(), "CreateRoom");
    assert_eq!(error.request_id(), Some("1b4e28ba"));
}

#[tokio::test]
async fn error_without_a_code_is_unknown() {
    let error = create_room(Reply::new(403, "<html>Forbidden</html>")).await;
    assert!(matches!(&error, CreateRoomError::Unknown(_)));
    assert_eq!(error.to_string(), "CreateRoom: an error without a code (HTTP 403)");
}

#[tokio::test]
async fn malformed_response_is_reported_without_its_content() {
    let reply = Reply::new(200, r#"{"maximumMessageLength": "secret"}"#);
    let error = create_room(reply.header("x-amzn-requestid", "1b4e28ba")).await;
    let CreateRoomError::Failed(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.kind(), CallErrorKind::NotUnderstood);
    assert_eq!(
        error.to_string(),
        "CreateRoom: the response could not be understood: a member is not of the type the model \
         gives it, at line 1 column 33 of the body (HTTP 200, request id 1b4e28ba)"
    );
    assert!(failure.get_ref().source().is_none());
    assert!(!format!("{error:?}").contains("secret"));
}

#[tokio::test]
async fn error_with_html_body_is_parsed_by_its_header() {
    let reply = Reply::new(429, "<html>Too many</html>");
    let error = send_event(reply.header("x-amzn-errortype", "ThrottlingException")).await;
    assert!(error.is_throttling_exception());
}

#[tokio::test]
async fn message_with_another_member_name_is_parsed() {
    for body in [
        json!({"Message": "Slow"}),
        json!({"errorMessage": "Slow"}),
        json!({"message": "Slow", "Message": "Other"}),
    ] {
        let error = send_event(error(429, "ThrottlingException", body)).await;
        assert_eq!(error.message(), Some("Slow"));
        let SendEventError::ThrottlingException(error) = error else { panic!("{error}") };
        assert_eq!(error.message, "Slow");
    }
}

#[tokio::test]
async fn malformed_member_loses_only_itself() {
    let mut body = room_details();
    body["resourceId"] = json!(5);
    let error = create_room(error(409, "ConflictException", body)).await;
    assert_eq!((error.message(), error.metadata().status()), (Some("Too bad"), Some(409)));
    let CreateRoomError::ConflictException(error) = error else { panic!("{error}") };
    assert_eq!((&*error.resource_id, error.resource_type), ("", ResourceType::Room));
}

#[tokio::test]
async fn empty_label_is_not_sent() {
    let server = Server::start([]).await;
    let call = server.client().tag_resource().resource_arn("").tags([("a", "b")]);
    let error = call.send().await.unwrap_err();
    let TagResourceError::Failed(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.kind(), CallErrorKind::InvalidInput);
    assert_eq!(
        error.to_string(),
        "TagResource: the input is invalid: `resource_arn` must have 1 to 128 characters, not 0"
    );
    let client = ivschat::Client::from_conf(server.config().check_inputs(false).build());
    let error = client.tag_resource().resource_arn("").tags([("a", "b")]).send().await.unwrap_err();
    assert_eq!(error.kind(), Some(CallErrorKind::InvalidInput));
    assert_eq!(error.violations()[0].member(), "resource_arn");
    assert_eq!(
        error.to_string(),
        "TagResource: the input is invalid: `resource_arn` is empty, which the path cannot express"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn errors_of_all_operations_convert_to_the_common_error() {
    async fn both(server: &Server) -> Result<(), Error> {
        let bucket = S3DestinationConfiguration::builder().bucket_name("logs").build();
        let destination = ivschat::types::DestinationConfiguration::S3(bucket);
        let created = server
            .client()
            .create_logging_configuration()
            .destination_configuration(destination)
            .send()
            .await;
        match created {
            Err(CreateLoggingConfigurationError::ConflictException(_)) => {}
            other => panic!("{other:?}"),
        }
        server.client().get_room().identifier(ROOM).send().await?;
        Ok(())
    }
    let conflict = error(409, "ConflictException", room_details());
    let missing = error(404, "ResourceNotFoundException", room_details());
    let error = both(&Server::start([conflict, missing]).await).await.unwrap_err();
    assert!(error.is_resource_not_found_exception());
    assert!(
        matches!(&error, Error::ResourceNotFoundException(error) if error.resource_id == "g1H2I3j4k5L6")
    );
    assert_eq!(
        error.to_string(),
        "GetRoom: ResourceNotFoundException: Too bad (HTTP 404, request id 1b4e28ba)"
    );
}
