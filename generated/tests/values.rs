//! Values of types: enums in text from outside, and comparison.

use ivschat::operation::delete_message::DeleteMessageInput;
use ivschat::types::{ChatTokenCapability, FallbackResult, MessageReviewHandler};
use serde::Deserialize;
use std::collections::HashSet;

/// The body of a request to an application.
#[derive(Deserialize)]
struct TokenRequest {
    #[serde(default, with = "ivschat::primitives::Strict")]
    capabilities: Vec<ChatTokenCapability>,
    #[serde(default, with = "ivschat::primitives::Strict")]
    fallback: Option<FallbackResult>,
}

#[test]
fn unknown_value_from_outside_is_rejected() {
    let known = r#"{"capabilities": ["SEND_MESSAGE"], "fallback": "DENY"}"#;
    let request: TokenRequest = serde_json::from_str(known).unwrap();
    assert_eq!(request.capabilities, [ChatTokenCapability::SendMessage]);
    assert_eq!(request.fallback, Some(FallbackResult::Deny));
    assert!(serde_json::from_str::<TokenRequest>("{}").unwrap().capabilities.is_empty());

    let error = serde_json::from_str::<TokenRequest>(r#"{"capabilities": ["SEND_MESAGE"]}"#);
    let text = error.err().unwrap().to_string();
    let expected = "unknown value, expected one of `DELETE_MESSAGE`, `DISCONNECT_USER`, \
                    `SEND_MESSAGE`";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn text_is_parsed_if_it_is_a_known_value() {
    assert_eq!(
        ChatTokenCapability::try_parse("SEND_MESSAGE"),
        Ok(ChatTokenCapability::SendMessage)
    );
    assert!(ChatTokenCapability::try_parse("SEND_MESAGE").is_err());
    assert!(!ChatTokenCapability::from("SEND_MESAGE").is_known());
}

#[test]
fn structures_are_members_of_hash_sets() {
    let handler = |uri: &str| MessageReviewHandler::builder().uri(uri).build();
    let handlers = HashSet::from([handler("a"), handler("b"), handler("a")]);
    assert_eq!(handlers.len(), 2);
    let input = |id: &str| DeleteMessageInput::builder().room_identifier("r").id(id).build();
    let seen = HashSet::from([input("1")]);
    assert!(seen.contains(&input("1")) && !seen.contains(&input("2")));
}
