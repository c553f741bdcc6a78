//! Messages of event streams in their binary form.

#![allow(dead_code, reason = "not every model has tests of every kind")]

use crate::service::{Request, assert_json};
use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use std::vec::IntoIter;

/// Returns a message as bytes.
pub(crate) fn frame(headers: Vec<(&'static str, HeaderValue)>, body: &'static str) -> Vec<u8> {
    let headers = headers.into_iter().map(|(name, value)| Header::new(name, value)).collect();
    let mut bytes = Vec::new();
    write_message_to(&Message::new_from_parts(headers, body), &mut bytes).expect("a message");
    bytes
}

/// The messages in the body of a request.
pub(crate) struct Sent(IntoIter<SentMessage>);

impl Sent {
    pub(crate) async fn new(request: Request) -> Self {
        let body = ByteStream::new(request.into_body()).collect().await.expect("a body");
        let body = body.into_bytes();
        let mut rest = &body[..];
        let mut messages = Vec::new();
        while !rest.is_empty() {
            messages.extend(SentMessage::read(&mut rest).without_signature());
        }
        Sent(messages.into_iter())
    }

    /// Returns the next message.
    pub(crate) fn next(&mut self) -> SentMessage {
        self.0.next().expect("one more message")
    }

    /// Asserts that no message is left.
    pub(crate) fn end(mut self) {
        assert!(self.0.next().is_none(), "one more message was sent");
    }
}

/// A sent message, with assertions.
pub(crate) struct SentMessage {
    message: Message,
    bytes: Vec<u8>,
}

impl SentMessage {
    fn read(rest: &mut &[u8]) -> Self {
        let all = *rest;
        let message = read_message_from(&mut *rest).expect("a message");
        SentMessage { message, bytes: all[..all.len() - rest.len()].to_vec() }
    }

    /// Returns the message inside of a signed one. The last signed message is empty.
    fn without_signature(self) -> Option<Self> {
        if self.value(":chunk-signature").is_none() {
            return Some(self);
        }
        let mut payload = &self.message.payload()[..];
        (!payload.is_empty()).then(|| SentMessage::read(&mut payload))
    }

    fn value(&self, name: &str) -> Option<&HeaderValue> {
        let mut headers = self.message.headers().iter();
        headers.find(|header| header.name().as_str() == name).map(Header::value)
    }

    pub(crate) fn header(self, name: &str, expected: HeaderValue) -> Self {
        assert_eq!(self.value(name), Some(&expected), "the header {name}");
        self
    }

    pub(crate) fn some_header(self, name: &str) -> Self {
        assert!(self.value(name).is_some(), "no header {name}");
        self
    }

    pub(crate) fn no_header(self, name: &str) -> Self {
        assert!(self.value(name).is_none(), "a header {name}");
        self
    }

    pub(crate) fn no_body(self) -> Self {
        self.body("")
    }

    pub(crate) fn body(self, expected: &str) -> Self {
        assert_eq!(String::from_utf8_lossy(self.message.payload()), expected, "the body");
        self
    }

    pub(crate) fn json(self, expected: &str) -> Self {
        assert_json(self.message.payload(), expected);
        self
    }

    /// Asserts that the message has these bytes. The order of headers has no meaning and may
    /// differ.
    pub(crate) fn bytes(self, expected: &[u8]) -> Self {
        let message = SentMessage::read(&mut &*expected).message;
        assert_eq!(sorted(&self.message), sorted(&message), "the message");
        if self.message == message {
            assert_eq!(self.bytes, expected, "the bytes of the message");
        }
        self
    }
}

/// Returns a message with its headers sorted by name.
fn sorted(message: &Message) -> Message {
    let mut headers = message.headers().to_vec();
    headers.sort_by(|a, b| a.name().as_str().cmp(b.name().as_str()));
    Message::new_from_parts(headers, message.payload().clone())
}
