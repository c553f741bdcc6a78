//! The parts that the errors of all operations share.

use super::{CallError, ErrorMetadata};
use crate::builder::Structure;
use crate::protocol::{ErrorResponse, Response};
use std::error::Error;

/// The error of an operation.
///
/// The error enums in [`operation`](crate::operation) implement the trait.
pub trait OperationError:
    Error + From<ErrorResponse> + From<CallError> + Send + Sync + 'static
{
    /// Returns the metadata of the call.
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
    /// The error code in responses.
    const CODE: &'static str;

    /// Reads the members from a response. A member that cannot be read is absent.
    fn read(response: &Response<'_>) -> Self;

    fn with_metadata(self, metadata: ErrorMetadata) -> Self;
}

/// Defines the parts of an error structure besides its members: the error code, the function that
/// reads the structure if some members are outside of the body, and the access to a message member
/// that is `required` or `optional`. A `sensitive` message is never shown.
macro_rules! error_structure {
    ($name:ident { $code:literal $(read $read:ident)?, $($kind:ident $($message:ident)?,)? }) => {
        impl $name {
            /// Returns the metadata of the failed call.
            pub fn metadata(&self) -> &crate::error::ErrorMetadata {
                &self.metadata
            }

            /// Adds the metadata of the call. The message of the metadata is used if the error has
            /// none.
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

/// Expands to the call of the function that reads an error.
macro_rules! read {
    ($response:ident) => {
        $response.readable_members(&[])
    };
    ($response:ident $read:ident) => {
        Self::$read($response)
    };
}

/// Expands to the message of an error, or to the conversion of metadata whose message moves into a
/// member of the error. Without such a member, the message stays in the metadata.
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
        // Gateways use other names for the member.
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

/// Defines an error enum: a variant, a conversion and a predicate for each modeled error.
macro_rules! error_enum {
    ($(#[$docs:meta])* $name:ident { $($variant:ident => $is:ident,)* }) => {
        $(#[$docs])*
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("The service returned [`", stringify!($variant), "`](crate::types::error::", stringify!($variant), ").")]
                $variant(Box<crate::types::error::$variant>),
            )*
            /// The service returned an error that the model does not define here.
            Unknown(crate::error::ErrorMetadata),
            /// The call got no response, or an unreadable one.
            Failed(crate::error::CallError),
        }

        impl $name {
            $(
                #[doc = concat!("Returns true if the error is [`", stringify!($variant), "`](Self::", stringify!($variant), ").")]
                pub fn $is(&self) -> bool {
                    matches!(self, Self::$variant(_))
                }
            )*

            /// Returns the error code, if the service returned an error with a code.
            pub fn code(&self) -> Option<&str> {
                self.failure().code()
            }

            /// Returns the message of the service, or the reason why the call failed.
            pub fn message(&self) -> Option<&str> {
                self.failure().message()
            }

            /// Returns the request ID, which identifies the call to AWS Support.
            pub fn request_id(&self) -> Option<&str> {
                self.metadata().request_id()
            }

            /// Returns the metadata of the call.
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

        // Keeps `Result`s with the error small, whatever members the modeled errors have.
        const _: () = assert!(size_of::<$name>() <= 64);
    };
}

/// Defines the error enum of an operation: an error enum that reads an error response by its code
/// and converts into [`Error`](crate::Error).
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
