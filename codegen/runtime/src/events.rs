//! Event streams: bodies of requests and responses that consist of messages.

#[cfg(feature = "client")]
mod body;
mod exception;
mod message;
mod receiver;
mod sender;

pub(crate) use aws_smithy_types::event_stream::{HeaderValue, Message};
pub use message::{EventError, UnknownEvent};
pub(crate) use message::{
    MessageBuilder, blob, header, read_blob, read_blob_payload, read_json, read_json_member,
    read_text, read_text_payload, text,
};
pub use receiver::EventReceiver;
pub use sender::EventSender;

use crate::error::OperationError;

/// An event of a stream.
///
/// The event enums in [`types`](crate::types) implement the trait.
pub trait Event: Sized + Send + Sync + 'static {
    /// The error that ends a stream of these events.
    type Error: OperationError;

    #[doc(hidden)]
    const NAME: &'static str;

    #[doc(hidden)]
    fn write(&self) -> Result<Message, EventError>;

    /// Writes an error that ends the stream.
    #[doc(hidden)]
    fn write_error(error: &Self::Error) -> Result<Message, EventError> {
        MessageBuilder::error(error.metadata()).empty()
    }

    #[doc(hidden)]
    fn read(name: &str, message: &Message) -> Result<Self, EventError>;

    /// Returns the error code of an exception in the stream.
    #[doc(hidden)]
    fn code(exception: &str) -> &str {
        exception
    }
}
