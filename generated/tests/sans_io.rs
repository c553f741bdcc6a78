//! The example `sans_io`, which sends the requests of the protocol functions with another HTTP client.

#[allow(dead_code, reason = "the `main` of the example is not called here")]
#[path = "../examples/sans_io.rs"]
mod example;
mod support;

use example::Caller;
use ivschat::operation::Operation;
use ivschat::operation::list_rooms::ListRoomsInput;
use ivschat::operation::send_event::SendEventInput;
use ivschat::operation::tag_resource::TagResourceInput;
use serde_json::json;
use support::{ROOM, ROOM_IN_PATH, Reply, Server, credentials};
use ureq::Agent;

/// Calls an operation on a thread that may block.
async fn call<I: Operation>(server: &Server, input: I) -> Result<I::Output, String>
where
    I::Output: Send,
{
    let caller = Caller {
        agent: Agent::config_builder().http_status_as_error(false).build().into(),
        credentials: credentials(),
        region: "us-west-2".to_owned(),
        endpoint_url: Some(server.url()),
    };
    let call = move || caller.call(&input).map_err(|error| error.to_string());
    tokio::task::spawn_blocking(call).await.unwrap()
}

#[tokio::test]
async fn other_http_client_sends_a_signed_request() {
    let reply = Reply::json(json!({"rooms": [{"name": "lobby"}]}));
    let server = Server::start([reply.header("x-amzn-requestid", "1b4e28ba")]).await;
    let input = ListRoomsInput::builder().max_results(7).build();
    let output = call(&server, input).await.unwrap();
    assert_eq!(output.rooms[0].name.as_deref(), Some("lobby"));
    assert_eq!(output.request_id(), Some("1b4e28ba"));
    let request = server.request();
    assert_eq!((&*request.path, request.json()), ("/ListRooms", json!({"maxResults": 7})));
}

#[tokio::test]
async fn encoded_labels_are_sent_unchanged() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let input = TagResourceInput::builder().resource_arn(ROOM).tags([("a", "b")]).build();
    call(&server, input).await.unwrap();
    assert_eq!(server.request().path, format!("/tags/{ROOM_IN_PATH}"));
}

#[tokio::test]
async fn errors_equal_those_of_the_client() {
    let reply = Reply::new(404, r#"{"message": "No such room"}"#);
    let reply = reply.header("x-amzn-errortype", "ResourceNotFoundException");
    let server = Server::start([reply]).await;
    let event = || SendEventInput::builder().room_identifier(ROOM);
    let error = call(&server, event().event_name("poll").build()).await.unwrap_err();
    assert_eq!(error, "SendEvent: ResourceNotFoundException: No such room (HTTP 404)");
    let error = call(&server, event().event_name("").build()).await.unwrap_err();
    assert_eq!(error, "`event_name` must have 1 to 100 characters, not 0");
    assert_eq!(server.requests().len(), 1);
}
