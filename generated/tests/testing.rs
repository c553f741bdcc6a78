//! Ways to test a program that uses this crate: with prepared responses, with captured requests, or
//! without a client.

#![cfg(feature = "client")]

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient, capture_request};
use ivschat::config::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings,
};
use ivschat::config::http::{HttpRequest, HttpResponse, SharedHttpConnector};
use ivschat::config::interceptors::RuntimeComponents;
use ivschat::config::{Config, Credentials, Region};
use ivschat::error::{CallError, CallErrorKind, ErrorMetadata, Timeout};
use ivschat::operation::Operation;
use ivschat::operation::create_chat_token::{CreateChatTokenError, CreateChatTokenOutput};
use ivschat::operation::get_room::{GetRoomError, GetRoomInput, GetRoomOutput};
use ivschat::types::ResourceType;
use ivschat::types::error::ResourceNotFoundException;
use ivschat::{Client, Error};

const LOBBY: &str = "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl";

/// Creates a token for a viewer, and returns the room's name and the token. This is the program under
/// test.
async fn enter(client: &Client, room: &str, viewer: &str) -> Result<(String, String), Error> {
    let name = client.get_room().identifier(room).send().await?.name;
    let token = client.create_chat_token().room_identifier(room).user_id(viewer).send().await?;
    Ok((name.unwrap_or_default(), token.token.unwrap_or_default()))
}

/// Returns a client without real credentials that only uses `http_client`.
fn client(http_client: impl HttpClient + 'static) -> Client {
    let config = Config::builder()
        .region(Region::new("us-west-2"))
        .credentials_provider(Credentials::new("access", "secret", None, None, "tests"))
        .http_client(http_client)
        .build();
    Client::from_conf(config)
}

/// Returns a request with its prepared response.
fn event(path: &str, request: &'static str, status: u16, response: &'static str) -> ReplayEvent {
    let uri = format!("https://ivschat.us-west-2.amazonaws.com{path}");
    let request = http::Request::builder().method("POST").uri(uri).body(request.into()).unwrap();
    let response = http::Response::builder().status(status).body(response.into()).unwrap();
    ReplayEvent::new(request, response)
}

#[tokio::test]
async fn prepared_responses_are_returned() {
    let replay = StaticReplayClient::new(vec![
        event("/GetRoom", r#"{"identifier":"lobby"}"#, 200, r#"{"name": "Lobby"}"#),
        event(
            "/CreateChatToken",
            r#"{"roomIdentifier":"lobby","userId":"ada"}"#,
            200,
            r#"{"token": "AQICAHi"}"#,
        ),
    ]);
    let entered = enter(&client(replay.clone()), "lobby", "ada").await.unwrap();
    assert_eq!(entered, ("Lobby".to_owned(), "AQICAHi".to_owned()));
    // Assert the URIs and bodies of the requests.
    replay.relaxed_requests_match();
}

#[tokio::test]
async fn prepared_error_is_returned() {
    let body = r#"{"__type": "ResourceNotFoundException", "message": "No such room"}"#;
    let replay = StaticReplayClient::new(vec![event("/GetRoom", "", 404, body)]);
    let error = enter(&client(replay), LOBBY, "ada").await.unwrap_err();
    assert!(error.is_resource_not_found_exception());
    assert_eq!(error.message(), Some("No such room"));
}

#[tokio::test]
async fn sent_request_is_captured() {
    let (http_client, captured) = capture_request(None);
    let _ = client(http_client).get_room().identifier(LOBBY).send().await;
    let request = captured.expect_request();
    assert_eq!(
        (request.method(), request.uri()),
        ("POST", "https://ivschat.us-west-2.amazonaws.com/GetRoom")
    );
    let body = request.body().bytes().unwrap();
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(body).unwrap(),
        serde_json::json!({"identifier": LOBBY})
    );
}

#[tokio::test]
async fn custom_http_client_is_called() {
    /// An HTTP client that responds according to the path.
    #[derive(Clone, Copy, Debug)]
    struct Fake;

    impl HttpConnector for Fake {
        fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
            let body = match request.uri() {
                uri if uri.ends_with("/GetRoom") => r#"{"name": "Lobby"}"#,
                _ => r#"{"token": "AQICAHi"}"#,
            };
            let response = HttpResponse::new(200.try_into().unwrap(), body.into());
            HttpConnectorFuture::ready(Ok(response))
        }
    }

    impl HttpClient for Fake {
        fn http_connector(
            &self,
            _: &HttpConnectorSettings,
            _: &RuntimeComponents,
        ) -> SharedHttpConnector {
            SharedHttpConnector::new(*self)
        }
    }

    let (name, token) = enter(&client(Fake), LOBBY, "ada").await.unwrap();
    assert_eq!((&*name, &*token), ("Lobby", "AQICAHi"));
}

#[test]
fn outputs_can_be_built_and_compared() {
    let built =
        GetRoomOutput::builder().arn(LOBBY).name("Lobby").maximum_message_length(500).build();
    let json = r#"{"arn": "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl",
                   "name": "Lobby", "maximumMessageLength": 500}"#;
    assert_eq!(built, serde_json::from_str(json).unwrap());
    // Outputs are compared by their members, without the request id.
    let response = http::Response::builder().header("x-amzn-requestid", "1b4e28ba");
    let received = GetRoomInput::parse(&response.body(json.into()).unwrap()).unwrap();
    assert_eq!(received.request_id(), Some("1b4e28ba"));
    assert_eq!(received, built);
    assert_eq!(built.with_request_id("e7f1").request_id(), Some("e7f1"));
    let secret = CreateChatTokenOutput::builder().token("hidden").build().with_request_id("e7f1");
    let shown = format!("{secret:?}");
    assert!(shown.contains("e7f1") && !shown.contains("hidden"), "{shown}");
}

#[test]
fn errors_of_all_kinds_can_be_built() {
    let missing = ResourceNotFoundException::builder()
        .message("No such room")
        .resource_id("AbCdEfGhIjKl")
        .resource_type(ResourceType::Room)
        .build();
    let answer = ErrorMetadata::new("GetRoom").with_status(404).with_request_id("1b4e28ba");
    let error = GetRoomError::from(missing.with_metadata(answer));
    assert!(error.is_resource_not_found_exception());
    assert_eq!(error.request_id(), Some("1b4e28ba"));
    assert_eq!(
        error.to_string(),
        "GetRoom: ResourceNotFoundException: No such room (HTTP 404, request id 1b4e28ba)"
    );

    let answer = ErrorMetadata::new("GetRoom")
        .with_code("TeapotException")
        .with_message("Short")
        .with_status(418)
        .with_request_id("1b4e28ba");
    let error = GetRoomError::Unknown(answer);
    assert_eq!(error.code(), Some("TeapotException"));
    assert_eq!(
        error.to_string(),
        "GetRoom: TeapotException: Short (HTTP 418, request id 1b4e28ba)"
    );

    let kind = CallErrorKind::TimedOut(Timeout::Operation);
    let call = ErrorMetadata::new("CreateChatToken");
    let error = CreateChatTokenError::Failed(CallError::new(kind, call, "after 5 s"));
    assert_eq!(error.to_string(), "CreateChatToken: the call took too long: after 5 s");
    assert!(matches!(Error::from(error), Error::Failed(failure) if failure.kind() == kind));

    let response = http::Response::builder().status(404).header("x-amzn-requestid", "1b4e28ba");
    let response = response.header("x-amzn-errortype", "ResourceNotFoundException");
    let error = GetRoomInput::parse(&response.body("{}".into()).unwrap()).unwrap_err();
    assert!(error.is_resource_not_found_exception());
    assert_eq!(error.request_id(), Some("1b4e28ba"));
}
