//! Builders: collections, members that are set on a condition, and finished calls.

#![cfg(feature = "client")]

mod support;

use ivschat::client::{Customize, Ready};
use ivschat::error::CallErrorKind;
use ivschat::operation::Operation;
use ivschat::operation::create_chat_token::{CreateChatTokenError, CreateChatTokenInput};
use ivschat::operation::create_room::CreateRoomInput;
use ivschat::operation::get_room::GetRoomInput;
use ivschat::operation::untag_resource::UntagResourceInput;
use ivschat::types::{ChatTokenCapability, S3DestinationConfiguration};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use support::{ROOM, Reply, Server};

#[tokio::test]
async fn second_call_of_a_setter_adds_to_the_first() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let mut call = server.client().create_room().tags([("a", "1")]);
    for number in 2..4 {
        call = call.tags([(format!("tag{number}"), number.to_string())]);
    }
    call.logging_configuration_identifiers(["x"])
        .logging_configuration_identifiers(["y"])
        .send()
        .await
        .unwrap();
    let body = server.requests()[0].json();
    assert_eq!(body["tags"], json!({"a": "1", "tag2": "2", "tag3": "3"}));
    assert_eq!(body["loggingConfigurationIdentifiers"], json!(["x", "y"]));
}

#[test]
fn second_call_of_a_required_list_adds_to_the_first() {
    let input = UntagResourceInput::builder().resource_arn(ROOM).tag_keys(["a"]).tag_keys(["b"]);
    assert_eq!(input.build().tag_keys, ["a", "b"]);
}

#[test]
fn capabilities_are_enums_or_texts_in_any_collection() {
    let both = vec![ChatTokenCapability::SendMessage, ChatTokenCapability::DeleteMessage];
    let texts = ["SEND_MESSAGE", "DELETE_MESSAGE"];
    let owned = texts.map(str::to_owned);
    let token = || CreateChatTokenInput::builder().room_identifier(ROOM).user_id("ada");
    for input in [
        token().capabilities(both.clone()),
        token().capabilities(&both),
        token().capabilities(both.iter().cloned()),
        token().capabilities(texts),
        token().capabilities(&texts),
        token().capabilities(owned.iter()),
        token().capabilities("SEND_MESSAGE,DELETE_MESSAGE".split(',')),
    ] {
        assert_eq!(input.build().capabilities.as_ref(), Some(&both));
    }
}

#[test]
fn tags_are_pairs_or_a_map_of_texts() {
    let (key, value) = ("stage".to_owned(), "beta".to_owned());
    let pairs = [("stage", "beta")];
    let map = HashMap::from([(key.clone(), value.clone())]);
    for input in [
        CreateRoomInput::builder().tags(pairs),
        CreateRoomInput::builder().tags(&pairs),
        CreateRoomInput::builder().tags([(&key, "beta")]),
        CreateRoomInput::builder().tags(vec![(key.as_str(), value.clone())]),
        CreateRoomInput::builder().tags(&map),
        CreateRoomInput::builder().tags(BTreeMap::from(pairs)),
        CreateRoomInput::builder().set_tags(Some(map.clone())),
    ] {
        assert_eq!(input.build().tags.as_ref(), Some(&map));
    }
}

#[test]
fn setter_of_an_option_sets_or_removes_an_optional_member() {
    let room = CreateRoomInput::builder().set_name(Some("lobby".to_owned()));
    assert_eq!(room.clone().build().name.as_deref(), Some("lobby"));
    assert_eq!(room.set_name(None).build().name, None);
}

#[tokio::test]
async fn call_with_conditional_members_is_sent_if_they_are_set() {
    let server = Server::start([Reply::json(json!({"token": "a"}))]).await;
    let call = server.client().create_chat_token().room_identifier(ROOM);
    let output = call.set_user_id(Some("ada".to_owned())).try_send().await.unwrap();
    assert_eq!(output.token.as_deref(), Some("a"));
    assert_eq!(server.requests()[0].json(), json!({"roomIdentifier": ROOM, "userId": "ada"}));
}

#[tokio::test]
async fn call_without_required_members_names_them_and_sends_nothing() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let error = server.client().create_chat_token().set_user_id(None).try_send().await.unwrap_err();
    let text = "CreateChatToken: the input is invalid: `room_identifier` is required; `user_id` is \
                required";
    assert_eq!(error.to_string(), text);
    let CreateChatTokenError::Failed(failure) = error else { panic!("{error}") };
    assert_eq!(failure.kind(), CallErrorKind::InvalidInput);
    assert_eq!(failure.violations().len(), 2);
    assert!(server.requests().is_empty());
}

#[test]
fn structure_without_required_members_names_them() {
    let bucket = |name| S3DestinationConfiguration::builder().set_bucket_name(name).try_build();
    assert_eq!(bucket(None).unwrap_err().to_string(), "`bucket_name` is required");
    assert_eq!(bucket(Some("logs".to_owned())).unwrap().bucket_name, "logs");
}

/// A program that keeps a finished call.
struct Reader {
    call: Ready<GetRoomInput>,
}

#[tokio::test]
async fn finished_call_is_kept_and_sent_twice() {
    let server = Server::start([Reply::json(json!({"name": "lobby"}))]).await;
    let reader = Reader { call: server.client().get_room().identifier(ROOM) };
    for _ in 0..2 {
        let room = reader.call.clone().send().await.unwrap();
        assert_eq!(room.name.as_deref(), Some("lobby"));
    }
}

#[tokio::test]
async fn generic_function_takes_the_call_of_any_operation() {
    async fn send<I: Operation>(call: impl Into<Customize<I>>) -> Result<I::Output, I::Error> {
        call.into().send().await
    }
    let server = Server::start([Reply::json(json!({"name": "lobby"}))]).await;
    let client = server.client();
    let room = send(client.get_room().identifier(ROOM)).await.unwrap();
    assert_eq!(room.name.as_deref(), Some("lobby"));
    assert_eq!(send(client.list_rooms()).await.unwrap().rooms, []);
}

#[tokio::test]
async fn page_size_is_the_maximum_number_of_results() {
    let server = Server::start([Reply::json(json!({"rooms": []}))]).await;
    let pages = server.client().list_rooms().into_paginator().page_size(7).send();
    pages.try_collect().await.unwrap();
    assert_eq!(server.requests()[0].json(), json!({"maxResults": 7}));
}
