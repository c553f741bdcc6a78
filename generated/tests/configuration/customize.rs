//! Single calls that do something otherwise than their client.

use crate::support::{ROOM, Reply, Server, credentials};
use ivschat::config::{Config, Credentials, Region, RetryConfig};
use ivschat::error::CallErrorKind;
use ivschat::operation::get_room::GetRoomError;
use ivschat::{Client, config};
use serde_json::json;
use std::io;

#[tokio::test]
async fn settings_of_a_call_come_before_those_of_the_client() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let other = Server::start([Reply::json(json!({}))]).await;
    let client = server.client();
    let settings = Config::builder()
        .region(Region::new("eu-west-1"))
        .endpoint_url(other.url())
        .credentials_provider(Credentials::new("AKIDOTHER", "other", None, None, "tests"));
    let call = client.get_room().identifier(ROOM).customize().config_override(settings);
    call.send().await.unwrap();
    let requests = other.requests();
    let authorization = requests[0].header("authorization");
    assert!(authorization.contains("AKIDOTHER/"), "{authorization}");
    assert!(authorization.contains("/eu-west-1/ivschat/"), "{authorization}");

    // The next call is the client's again, credentials included.
    client.get_room().identifier(ROOM).send().await.unwrap();
    server.request();
    assert_eq!(other.requests().len(), 1);
}

#[tokio::test]
async fn what_a_call_leaves_unset_is_the_clients() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let shared = aws_types::SdkConfig::builder().use_fips(false).build();
    let call = server.client().get_room().identifier(ROOM).customize().config_override(&shared);
    call.send().await.unwrap();
    server.request();
}

#[tokio::test]
async fn retries_of_a_call() {
    let server = Server::start([Reply::new(503, "")]).await;
    let retries = RetryConfig::standard().with_initial_backoff(std::time::Duration::from_millis(1));
    let call = server.client().get_room().identifier(ROOM).customize();
    let settings = config::Builder::default().retry_config(retries);
    call.config_override(settings).send().await.unwrap_err();
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn checks_of_a_call() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let settings = Config::builder().check_inputs(false);
    let call = server.client().get_room().identifier("").customize().config_override(settings);
    call.send().await.unwrap();
    assert_eq!(server.request().json(), json!({"identifier": ""}));
}

#[tokio::test]
async fn changes_of_a_request_are_signed() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let call = server.client().get_room().identifier(ROOM).customize();
    let call = call.mutate_request(|request| {
        request.headers_mut().insert("x-first", "1");
    });
    let call = call.map_request(|mut request| {
        request.headers_mut().insert("x-second", "2");
        Ok::<_, io::Error>(request)
    });
    call.send().await.unwrap();
    let request = server.request();
    assert_eq!((request.header("x-first"), request.header("x-second")), ("1", "2"));
    assert!(request.header("authorization").contains("x-first;x-second"));
}

#[tokio::test]
async fn a_change_that_fails_stops_the_call() {
    let server = Server::start([]).await;
    let call = server.client().get_room().identifier(ROOM).customize();
    let error = call.map_request(|_| Err(io::Error::other("not today"))).send().await.unwrap_err();
    let GetRoomError::Failed(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.kind(), CallErrorKind::NotBuilt);
    assert!(error.to_string().contains("not today"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_client_without_settings_can_get_all_from_the_call() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let client = Client::from_conf(Config::builder().build());
    let settings = server.config().credentials_provider(credentials());
    let call = client.get_room().identifier(ROOM).customize().config_override(settings);
    call.send().await.unwrap();
    server.request();
}
