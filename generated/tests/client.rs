//! The client: missing settings, pagination, and redaction.

#![cfg(feature = "client")]

mod support;

use ivschat::config::{Config, Credentials, Region};
use ivschat::error::CallErrorKind;
use ivschat::operation::Operation;
use ivschat::operation::create_chat_token::{
    CreateChatTokenError, CreateChatTokenInput, CreateChatTokenOutput,
};
use ivschat::operation::get_room::{GetRoomError, GetRoomInput};
use ivschat::operation::list_rooms::ListRoomsError;
use ivschat::types::RoomSummary;
use ivschat::{Client, Error};
use serde_json::json;
use support::{ROOM, Reply, Server, credentials};

/// Returns the kind and the text of a failed call.
async fn failure(client: Client) -> (CallErrorKind, String) {
    let error = client.get_room().identifier(ROOM).send().await.unwrap_err();
    let GetRoomError::Failed(failure) = &error else { panic!("{error}") };
    (failure.kind(), error.to_string())
}

/// Returns the reason why a request could not be built.
async fn cause(client: Client) -> String {
    let (kind, text) = failure(client).await;
    assert_eq!(kind, CallErrorKind::NotBuilt);
    let cause = text.strip_prefix("GetRoom: the request could not be built: ");
    cause.expect("the cause").to_owned()
}

#[tokio::test]
async fn call_without_region_names_the_setting() {
    let config = Config::builder().credentials_provider(credentials()).build();
    let (kind, text) = failure(Client::from_conf(config)).await;
    assert_eq!(kind, CallErrorKind::NoRegion);
    assert!(text.starts_with("GetRoom: no Region is configured: set one with"), "{text}");
}

#[tokio::test]
async fn call_without_credentials_names_the_setting() {
    let config = Config::builder().region(Region::new("us-west-2")).build();
    let (kind, text) = failure(Client::from_conf(config)).await;
    assert_eq!(kind, CallErrorKind::NoCredentials);
    assert!(text.starts_with("GetRoom: no credentials are configured: set them with"), "{text}");
}

#[tokio::test]
async fn fips_with_endpoint_url_is_refused() {
    let server = Server::start([]).await;
    let cause = cause(Client::from_conf(server.config().use_fips(true).build())).await;
    assert_eq!(cause, "Invalid Configuration: FIPS and custom endpoint are not supported");
    let cause = self::cause(Client::from_conf(server.config().use_dual_stack(true).build())).await;
    assert_eq!(cause, "Invalid Configuration: Dualstack and custom endpoint are not supported");
}

#[tokio::test]
async fn invalid_endpoint_url_is_reported_without_the_request() {
    let server = Server::start([]).await;
    for url in ["", "not a url", "localhost:8080", "/path", "https://"] {
        let client = Client::from_conf(server.config().endpoint_url(url).build());
        let call = client.create_chat_token().room_identifier(ROOM).user_id("hidden");
        let error = call.send().await.unwrap_err();
        let text = error.to_string();
        assert!(text.contains("is not the URL of an endpoint"), "{url}: {text}");
        assert!(!format!("{error:?}").contains("hidden"), "{url}: {error:?}");
        assert!(matches!(
            error,
            CreateChatTokenError::Failed(failure) if failure.kind() == CallErrorKind::NotBuilt
        ));
    }
}

#[tokio::test]
async fn generic_send_accepts_every_operation() {
    async fn send<I: Operation>(client: &Client, input: I) -> Result<I::Output, Error> {
        Ok(client.send(input).await?)
    }
    let server = Server::start([Reply::json(json!({"name": "lobby"}))]).await;
    let input = GetRoomInput::builder().identifier(ROOM).build();
    let output = send(&server.client(), input).await.unwrap();
    assert_eq!(output.name.as_deref(), Some("lobby"));
}

/// Returns a page of rooms.
fn page(names: &[&str], next_token: Option<&str>) -> Reply {
    let rooms: Vec<_> = names.iter().map(|name| json!({"name": name})).collect();
    Reply::json(json!({"rooms": rooms, "nextToken": next_token}))
}

fn names(rooms: &[RoomSummary]) -> Vec<&str> {
    rooms.iter().filter_map(|room| room.name.as_deref()).collect()
}

#[tokio::test]
async fn paginator_returns_items_of_all_pages() {
    let pages = [page(&["a", "b"], Some("2")), page(&[], Some("3")), page(&["c"], None)];
    let server = Server::start(pages).await;
    let mut rooms = server.client().list_rooms().max_results(2).into_paginator().items().send();
    let mut found = Vec::new();
    while let Some(room) = rooms.next().await {
        found.push(room.unwrap());
    }
    assert_eq!(names(&found), ["a", "b", "c"]);
    assert!(rooms.next().await.is_none());
    let bodies: Vec<_> = server.requests().iter().map(support::Request::json).collect();
    assert_eq!(
        bodies,
        [
            json!({"maxResults": 2}),
            json!({"maxResults": 2, "nextToken": "2"}),
            json!({"maxResults": 2, "nextToken": "3"}),
        ]
    );
}

#[tokio::test]
async fn paginator_implements_stream() {
    use futures_util::{StreamExt, TryStreamExt};
    let server = Server::start([page(&["a"], Some("2")), page(&["b"], None)]).await;
    let pages = server.client().list_rooms().into_paginator().send();
    let names: Vec<_> =
        pages.map_ok(|page| page.rooms[0].name.clone()).try_collect().await.unwrap();
    assert_eq!(names, [Some("a".to_owned()), Some("b".to_owned())]);
    let items = server.client().list_rooms().into_paginator().items().send();
    assert_eq!(items.count().await, 1);
}

#[tokio::test]
async fn paginator_ends_after_an_error() {
    let missing = Reply::new(404, "{}").header("x-amzn-errortype", "ResourceNotFoundException");
    let server = Server::start([page(&["a"], Some("2")), missing]).await;
    let mut rooms = server.client().list_rooms().into_paginator().items().send();
    assert!(rooms.next().await.unwrap().is_ok());
    let error = rooms.next().await.unwrap().unwrap_err();
    assert!(matches!(error, ListRoomsError::ResourceNotFoundException(_)));
    assert!(rooms.next().await.is_none());
}

#[tokio::test]
async fn paginator_ends_at_a_repeated_token() {
    let server = Server::start([page(&["a"], Some("again"))]).await;
    let pages = server.client().list_rooms().into_paginator().send().try_collect().await.unwrap();
    assert_eq!(pages.len(), 2);
}

#[test]
fn sensitive_members_are_redacted_in_debug() {
    let input = CreateChatTokenInput::builder()
        .room_identifier(ROOM)
        .user_id("hidden")
        .attributes([("hidden", "hidden")]);
    let shown = format!("{input:?} {:?}", input.clone().build());
    assert!(!shown.contains("hidden"), "{shown}");
    assert!(shown.contains(ROOM), "{shown}");
    let output = CreateChatTokenOutput::builder().token("hidden").build();
    assert!(!format!("{output:?}").contains("hidden"));
    let config = Config::builder()
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "hidden", None, None, "tests"))
        .build();
    assert!(!format!("{config:?} {:?}", Client::from_conf(config.clone())).contains("hidden"));
}
