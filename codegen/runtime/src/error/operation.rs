//! What the errors of all operations share.

use super::{CallError, ErrorMetadata};
use crate::builder::Structure;
use crate::protocol::{ErrorResponse, Response};
use std::error::Error;

/// The error of an operation.
///
/// The trait is implemented by the error enums in [`operation`](crate::operation).
pub trait OperationError:
    Error + From<ErrorResponse> + From<CallError> + Send + Sync + 'static
{
    /// The circumstances of the call.
    fn metadata(&self) -> &ErrorMetadata;

    #[doc(hidden)]
    fn into_error(self) -> super::Error;
}

impl<E: OperationError> From<E> for super::Error {
    fn from(error: E) -> Self {
        error.into_error()
    }
}

/// An error structure of the model.
pub(crate) trait ErrorStructure: Structure {
    /// The error's name on the wire.
    const CODE: &'static str;

    /// Reads the members from a response, as far as they can be read.
    fn read(response: &Response<'_>) -> Self;

    fn with_metadata(self, metadata: ErrorMetadata) -> Self;
}

/// Defines what an error structure has besides its members: its name on the wire, a function that
/// reads it if the body does not have all of its members, and a member with a message, which is
/// `required` or `optional`. A message that is `sensitive` is shown nowhere.
macro_rules! error_structure {
    ($name:ident { $code:literal $(read $read:ident)?, $($kind:ident $($message:ident)?,)? }) => {
        impl $name {
            /// The circumstances of the call that failed.
            pub fn metadata(&self) -> &crate::error::ErrorMetadata {
                &self.metadata
            }

            /// Adds the circumstances of the call, and their message where the error has none.
            pub fn with_metadata(mut self, metadata: crate::error::ErrorMetadata) -> Self {
                self.metadata = crate::error::message!(
                    move metadata => self $($kind $($message)?)?
                );
                self
            }
        }

        impl crate::error::ErrorStructure for $name {
            const CODE: &'static str = $code;

            fn read(response: &crate::protocol::Response<'_>) -> Self {
                crate::error::read!(response $($read)?)
            }

            fn with_metadata(self, metadata: crate::error::ErrorMetadata) -> Self {
                self.with_metadata(metadata)
            }
        }

        impl crate::error::Failure for $name {
            fn code(&self) -> Option<&str> {
                Some(<Self as crate::error::ErrorStructure>::CODE)
            }

            fn message(&self) -> Option<&str> {
                crate::error::message!(read self $($kind $($message)?)?)
            }

            fn metadata(&self) -> &crate::error::ErrorMetadata {
                &self.metadata
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

/// Reads an error with its own function, or from the body.
macro_rules! read {
    ($response:ident) => {
        $response.readable_members(&[])
    };
    ($response:ident $read:ident) => {
        Self::$read($response)
    };
}

/// Reads the message of an error, or moves the one of the metadata into an error's member. Where
/// the error has no member for it, the message stays in the metadata.
macro_rules! message {
    (read $error:ident required $message:ident) => {
        Some($error.$message.as_str())
    };
    (read $error:ident optional $message:ident) => {
        $error.$message.as_deref()
    };
    (read $error:ident sensitive) => {
        None
    };
    (read $error:ident) => {
        $error.metadata.message()
    };
    (move $metadata:ident => $error:ident required $message:ident) => {{
        // Gateways in front of the service spell the member in other ways.
        if $error.$message.is_empty() {
            $error.$message = $metadata.message().unwrap_or_default().to_owned();
        }
        $metadata.without_message()
    }};
    (move $metadata:ident => $error:ident optional $message:ident) => {{
        $error.$message = $error.$message.or_else(|| $metadata.message().map(str::to_owned));
        $metadata.without_message()
    }};
    (move $metadata:ident => $error:ident sensitive) => {
        $metadata.without_message()
    };
    (move $metadata:ident => $error:ident) => {
        $metadata
    };
}

/// Defines an enum of errors: for each error of the model a variant, a conversion to it, and a
/// method that tells it from the others.
macro_rules! error_enum {
    ($(#[$docs:meta])* $name:ident { $($variant:ident => $is:ident,)* }) => {
        $(#[$docs])*
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("The service answered with [`", stringify!($variant), "`](crate::types::error::", stringify!($variant), ").")]
                $variant(Box<crate::types::error::$variant>),
            )*
            /// The service answered with an error that the model does not give here.
            Unknown(crate::error::ErrorMetadata),
            /// The call got no answer, or none that could be understood.
            Failed(crate::error::CallError),
        }

        impl $name {
            $(
                #[doc = concat!("Whether the error is [`", stringify!($variant), "`](Self::", stringify!($variant), ").")]
                pub fn $is(&self) -> bool {
                    matches!(self, Self::$variant(_))
                }
            )*

            /// The error code, unless the call got no answer.
            pub fn code(&self) -> Option<&str> {
                self.failure().code()
            }

            /// What the service said, or how the call failed.
            pub fn message(&self) -> Option<&str> {
                self.failure().message()
            }

            /// The identifier the service gave the call. AWS Support asks for it.
            pub fn request_id(&self) -> Option<&str> {
                self.metadata().request_id()
            }

            /// The circumstances of the call.
            pub fn metadata(&self) -> &crate::error::ErrorMetadata {
                self.failure().metadata()
            }

            fn failure(&self) -> &dyn crate::error::Failure {
                match self {
                    $(Self::$variant(error) => &**error,)*
                    Self::Unknown(error) => error,
                    Self::Failed(error) => error,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                crate::error::display(self.failure(), f)
            }
        }

        impl std::error::Error for $name {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                match self {
                    Self::Failed(error) => error.source(),
                    _ => None,
                }
            }
        }

        impl From<crate::error::CallError> for $name {
            fn from(error: crate::error::CallError) -> Self {
                Self::Failed(error)
            }
        }

        $(
            impl From<crate::types::error::$variant> for $name {
                fn from(error: crate::types::error::$variant) -> Self {
                    Self::$variant(Box::new(error))
                }
            }
        )*

        // Results with the error stay small, whatever members the errors of the model have.
        const _: () = assert!(size_of::<$name>() <= 64);
    };
}

/// Defines the error enum of an operation: it is read from a response, by the error's code, and
/// becomes an [`Error`](crate::Error).
macro_rules! operation_error {
    ($(#[$docs:meta])* $name:ident { $($variant:ident => $is:ident,)* }) => {
        crate::error::error_enum! {
            $(#[$docs])*
            $name { $($variant => $is,)* }
        }

        impl From<crate::protocol::ErrorResponse> for $name {
            fn from(response: crate::protocol::ErrorResponse) -> Self {
                $(
                    if response.is::<crate::types::error::$variant>() {
                        return Self::$variant(Box::new(response.modeled()));
                    }
                )*
                Self::Unknown(response.into())
            }
        }

        impl crate::error::OperationError for $name {
            fn metadata(&self) -> &crate::error::ErrorMetadata {
                self.failure().metadata()
            }

            fn into_error(self) -> crate::error::Error {
                match self {
                    $(Self::$variant(error) => crate::error::Error::$variant(error),)*
                    Self::Unknown(error) => crate::error::Error::Unknown(error),
                    Self::Failed(error) => crate::error::Error::Failed(error),
                }
            }
        }
    };
}

pub(crate) use {error_enum, error_structure, message, operation_error, read};
