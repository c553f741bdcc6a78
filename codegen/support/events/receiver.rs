//! Events that are received.

use super::{Event, EventError, header, read_text};
use crate::error::{CallError, CallErrorKind, ErrorMetadata};
use crate::primitives::ByteStream;
use crate::protocol::{ErrorResponse, Response};
use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::Message;
use bytes::BytesMut;
use http::{HeaderMap, HeaderValue};
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

/// How long a message can be: 24 MiB.
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// Events of a response, as they come in.
pub struct EventReceiver<E> {
    body: ByteStream,
    buffer: BytesMut,
    events: PhantomData<fn() -> E>,
}

impl<E: Event> EventReceiver<E> {
    pub(crate) fn new(body: SdkBody) -> Self {
        EventReceiver { body: ByteStream::new(body), buffer: BytesMut::new(), events: PhantomData }
    }

    /// Waits for the next event: `None` if there are no more.
    ///
    /// Fails with the error by which the service ends the stream, or if the connection breaks or a
    /// message cannot be understood.
    pub async fn recv(&mut self) -> Result<Option<E>, E::Error> {
        while let Some(message) = self.message().await? {
            match self.event(&message) {
                Ok(Some(event)) => return Ok(Some(event)),
                // What comes first may be no event.
                Ok(None) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    async fn message(&mut self) -> Result<Option<Message>, CallError> {
        loop {
            if let Some(frame) = self.frame()? {
                let message = read_message_from(frame);
                return message
                    .map(Some)
                    .map_err(|error| failed::<E>(CallErrorKind::NotUnderstood, error));
            }
            match self.body.next().await {
                Some(Ok(bytes)) => self.buffer.extend_from_slice(&bytes),
                Some(Err(error)) => return Err(failed::<E>(CallErrorKind::Disconnected, error)),
                None if self.buffer.is_empty() => return Ok(None),
                None => {
                    let problem = "the stream ends within a message";
                    return Err(failed::<E>(CallErrorKind::Disconnected, problem));
                }
            }
        }
    }

    /// Takes a message out of the buffer, if all of it is there. It begins with its length.
    fn frame(&mut self) -> Result<Option<BytesMut>, CallError> {
        let Some(length) = self.buffer.first_chunk() else { return Ok(None) };
        let length = u32::from_be_bytes(*length) as usize;
        if length > MOST_BYTES {
            let problem = "a message is longer than messages can be";
            return Err(failed::<E>(CallErrorKind::NotUnderstood, problem));
        }
        let is_there = length > 0 && self.buffer.len() >= length;
        Ok(is_there.then(|| self.buffer.split_to(length)))
    }

    fn event(&self, message: &Message) -> Result<Option<E>, E::Error> {
        let text = |name| {
            let text: Result<Option<String>, EventError> = header(message, name, read_text);
            text.ok().flatten().unwrap_or_default()
        };
        match text(":message-type").as_str() {
            "event" => {
                let name = text(":event-type");
                if name == "initial-response" {
                    return Ok(None);
                }
                let event = E::read(&name, message);
                event
                    .map(Some)
                    .map_err(|error| failed::<E>(CallErrorKind::NotUnderstood, error).into())
            }
            "exception" => Err(answer::<E>(E::code(&text(":exception-type")), message.payload())),
            _ => {
                let body = serde_json::json!({"message": text(":error-message")}).to_string();
                Err(answer::<E>(&text(":error-code"), body.as_bytes()))
            }
        }
    }
}

/// The error by which a service ends a stream.
fn answer<E: Event>(code: &str, body: &[u8]) -> E::Error {
    let mut headers = HeaderMap::new();
    headers.extend(
        HeaderValue::try_from(code)
            .map(|code| (http::HeaderName::from_static("x-amzn-errortype"), code)),
    );
    ErrorResponse::read(E::NAME, &Response { status: 200, headers: &headers, body }).into()
}

fn failed<E: Event>(
    kind: CallErrorKind,
    source: impl Into<Box<dyn Error + Send + Sync>>,
) -> CallError {
    CallError::new(kind, ErrorMetadata::new(E::NAME), source)
}

impl<E: Event> From<Vec<u8>> for EventReceiver<E> {
    fn from(body: Vec<u8>) -> Self {
        EventReceiver::new(body.into())
    }
}

/// No events.
impl<E: Event> Default for EventReceiver<E> {
    fn default() -> Self {
        EventReceiver::new(SdkBody::empty())
    }
}

impl<E> fmt::Debug for EventReceiver<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventReceiver")
    }
}
