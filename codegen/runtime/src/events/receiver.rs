//! Received events.

use super::exception::{read_error, read_exception};
use super::message::required_text;
use super::{Event, EventError};
use crate::error::{CallError, CallErrorKind, ErrorMetadata, Timeout};
use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::event_stream::Message;
use bytes::BytesMut;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::ops::RangeInclusive;

/// The valid lengths of a message: a prelude and checksums, up to 128 KiB of headers and up to 24
/// MiB of payload.
const MESSAGE_BYTES: RangeInclusive<usize> = 16..=16 + 128 * 1024 + 24 * 1024 * 1024;

/// A receiver of the events of a response.
pub struct EventReceiver<E> {
    /// The rest of the body, until the stream has ended.
    body: Option<ByteStream>,
    buffer: BytesMut,
    events: PhantomData<fn() -> E>,
}

impl<E: Event> EventReceiver<E> {
    pub(crate) fn new(body: SdkBody) -> Self {
        EventReceiver {
            body: Some(ByteStream::new(body)),
            buffer: BytesMut::new(),
            events: PhantomData,
        }
    }

    /// Returns the next event, or `None` once the stream has ended.
    ///
    /// The stream ends with an error if the service sends one, if the connection breaks, or if the
    /// bytes that come in are not messages. After that error, the result is `None`.
    ///
    /// An error about a complete message that is not an event of the model does not end the stream.
    /// Messages are independent, so that the next call returns the next event. A caller that needs
    /// every event stops at the first error.
    pub async fn recv(&mut self) -> Result<Option<E>, E::Error> {
        while let Some(message) = self.message().await? {
            if let Some(event) = self.event(&message)? {
                return Ok(Some(event));
            }
        }
        Ok(None)
    }

    /// Returns the next message. A failure ends the stream, because the start of the next message
    /// is unknown.
    async fn message(&mut self) -> Result<Option<Message>, CallError> {
        let message = self.next_message().await;
        if !matches!(message, Ok(Some(_))) {
            self.end();
        }
        message
    }

    async fn next_message(&mut self) -> Result<Option<Message>, CallError> {
        loop {
            if let Some(frame) = self.frame()? {
                let message = read_message_from(frame);
                return message.map(Some).map_err(|error| not_understood::<E>(error));
            }
            let Some(body) = &mut self.body else { return Ok(None) };
            match body.next().await {
                Some(Ok(bytes)) => self.buffer.extend_from_slice(&bytes),
                Some(Err(error)) => return Err(broken_off::<E>(error)),
                None if self.buffer.is_empty() => return Ok(None),
                None => return Err(broken_off::<E>("the stream ends within a message")),
            }
        }
    }

    /// Takes a message out of the buffer, if it is complete. A message begins with its length.
    fn frame(&mut self) -> Result<Option<BytesMut>, CallError> {
        let Some(length) = self.buffer.first_chunk() else { return Ok(None) };
        let length = u32::from_be_bytes(*length) as usize;
        if !MESSAGE_BYTES.contains(&length) {
            let problem = format!("{length} bytes is not a valid length of a message");
            return Err(not_understood::<E>(problem));
        }
        Ok((self.buffer.len() >= length).then(|| self.buffer.split_to(length)))
    }

    /// Reads an event, or the error that ends the stream.
    fn event(&mut self, message: &Message) -> Result<Option<E>, E::Error> {
        match read(message) {
            Ok(Ok(event)) => Ok(event),
            Ok(Err(error)) => {
                self.end();
                Err(error)
            }
            Err(error) => Err(not_understood::<E>(error).into()),
        }
    }

    fn end(&mut self) {
        self.body = None;
        self.buffer.clear();
    }
}

/// Reads a message: an event, or the error that ends the stream.
fn read<E: Event>(message: &Message) -> Result<Result<Option<E>, E::Error>, EventError> {
    match required_text(message, ":message-type")?.as_str() {
        "event" => event(message).map(Ok),
        "exception" => Ok(Err(read_exception::<E>(message))),
        "error" => Ok(Err(read_error::<E>(message))),
        other => Err(EventError(format!("{other:?} is not a message type"))),
    }
}

/// Reads an event from a message. Skips the initial response, whose members are HTTP headers.
fn event<E: Event>(message: &Message) -> Result<Option<E>, EventError> {
    match required_text(message, ":event-type")?.as_str() {
        "initial-response" => Ok(None),
        name => E::read(name, message).map(Some),
    }
}

fn not_understood<E: Event>(source: impl Into<Box<dyn Error + Send + Sync>>) -> CallError {
    CallError::new(CallErrorKind::NotUnderstood, ErrorMetadata::new(E::NAME), source)
}

fn broken_off<E: Event>(source: impl Into<Box<dyn Error + Send + Sync>>) -> CallError {
    let source = source.into();
    let kind = match Timeout::is_stall(&*source) {
        true => CallErrorKind::TimedOut(Timeout::StalledStream),
        false => CallErrorKind::Disconnected,
    };
    CallError::new(kind, ErrorMetadata::new(E::NAME), source)
}

impl<E: Event> From<Vec<u8>> for EventReceiver<E> {
    fn from(body: Vec<u8>) -> Self {
        EventReceiver::new(body.into())
    }
}

/// A receiver without events.
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
