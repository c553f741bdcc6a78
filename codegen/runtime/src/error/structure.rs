//! The parts that all modeled errors share.

use super::{Error, ErrorMetadata};
use crate::builder::Structure;
use crate::protocol::Response;
use aws_smithy_types::retry::ErrorKind;

/// The facts of an error of the model, besides its members.
pub(crate) struct Modeled {
    /// The error code in responses.
    pub(crate) code: &'static str,
    /// The kind of the retry after the error, if the model marks it as retryable.
    pub(crate) retry: Option<ErrorKind>,
    pub(crate) is_message_sensitive: bool,
}

impl Modeled {
    /// Finds the error with a code.
    pub(super) fn with_code(code: &str) -> Option<&'static Self> {
        Error::MODELED.iter().find(|error| error.code == code)
    }
}

/// An error structure of the model.
pub(crate) trait ErrorStructure: Structure {
    const MODELED: Modeled;

    /// Reads the members from a response. A member that cannot be read is absent.
    fn read(response: &Response<'_>) -> Self;

    fn with_metadata(self, metadata: ErrorMetadata) -> Self;
}

/// Defines the parts of an error structure besides its members: the error code, the function that
/// reads the structure if some members are outside of the body, the kind of the retry after a
/// retryable error, and the access to a message member that is `required` or `optional`. A
/// `sensitive` message is never shown.
macro_rules! error_structure {
    ($name:ident {
        $code:literal $(read $read:ident)? $(retry $retry:ident)?,
        $($kind:ident $($message:ident)?,)?
    }) => {
        impl $name {
            /// Returns the metadata of the failed call.
            pub fn metadata(&self) -> &crate::error::ErrorMetadata {
                &self.metadata
            }

            /// Adds the metadata of the call. The message of the metadata is used if the error has
            /// none.
            pub fn with_metadata(mut self, metadata: crate::error::ErrorMetadata) -> Self {
                crate::error::adopt!(metadata => self $($kind $($message)?)?);
                self.metadata = metadata;
                let message = crate::error::message!(self $($kind $($message)?)?).map(str::to_owned);
                self.metadata = self.metadata.of_modeled($code, message);
                self
            }
        }

        impl crate::error::ErrorStructure for $name {
            const MODELED: crate::error::Modeled = crate::error::Modeled {
                code: $code,
                retry: crate::error::retried!($($retry)?),
                is_message_sensitive: crate::error::is_sensitive!($($kind)?),
            };

            fn read(response: &crate::protocol::Response<'_>) -> Self {
                crate::error::read!(response $($read)?)
            }

            fn with_metadata(self, metadata: crate::error::ErrorMetadata) -> Self {
                self.with_metadata(metadata)
            }
        }

        impl crate::error::Failure for $name {
            fn metadata(&self) -> &crate::error::ErrorMetadata {
                &self.metadata
            }

            fn code(&self) -> Option<&str> {
                Some($code)
            }

            fn message(&self) -> Option<&str> {
                crate::error::message!(self $($kind $($message)?)?)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                crate::error::display(self, f)
            }
        }

        impl std::error::Error for $name {}
    };
}

/// Expands to the call of the function that reads an error.
macro_rules! read {
    ($response:ident) => {
        $response.readable_members(&[])
    };
    ($response:ident $read:ident) => {
        Self::$read($response)
    };
}

/// Expands to the kind of a retry, if one is made.
macro_rules! retried {
    () => {
        None
    };
    ($kind:ident) => {
        Some(aws_smithy_types::retry::ErrorKind::$kind)
    };
}

/// Expands to whether a message is sensitive.
macro_rules! is_sensitive {
    (sensitive) => {
        true
    };
    ($($other:ident)?) => {
        false
    };
}

/// Expands to the message of an error. Without a member for it, the metadata has the message.
macro_rules! message {
    ($error:ident required $message:ident) => {
        Some($error.$message.as_str())
    };
    ($error:ident optional $message:ident) => {
        $error.$message.as_deref()
    };
    ($error:ident sensitive) => {
        None::<&str>
    };
    ($error:ident) => {
        $error.metadata.message()
    };
}

/// Expands to the statement that copies the message of metadata to an absent message member. It is
/// absent, for example, if a gateway has another name for the member.
macro_rules! adopt {
    ($metadata:ident => $error:ident required $message:ident) => {
        if $error.$message.is_empty() {
            $error.$message = $metadata.message().unwrap_or_default().to_owned();
        }
    };
    ($metadata:ident => $error:ident optional $message:ident) => {
        $error.$message = $error.$message.or_else(|| $metadata.message().map(str::to_owned));
    };
    ($metadata:ident => $error:ident sensitive) => {};
    ($metadata:ident => $error:ident) => {};
}

pub(crate) use {adopt, error_structure, is_sensitive, message, read, retried};
