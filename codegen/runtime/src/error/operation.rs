//! The errors of operations, and the parts that they share.

use super::{CallError, CallErrorKind, ErrorMetadata, Failure};
use crate::protocol::ErrorResponse;
use crate::validation::Violation;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use std::error::Error;

/// The error of an operation, for code that is generic over operations.
///
/// The error enums in [`operation`](crate::operation) implement the trait, and have its methods
/// themselves. `code` and `message` are methods of [`ProvideErrorMetadata`].
pub trait OperationError:
    Error + ProvideErrorMetadata + Clone + From<ErrorResponse> + From<CallError> + Send + Sync + 'static
{
    #[doc(hidden)]
    fn as_failure(&self) -> &dyn Failure;

    #[doc(hidden)]
    fn into_error(self) -> super::Error;

    /// Returns the metadata of the call.
    fn metadata(&self) -> &ErrorMetadata {
        self.as_failure().metadata()
    }

    /// Returns the HTTP status of the response, if one arrived.
    fn status(&self) -> Option<u16> {
        self.as_failure().status()
    }

    /// Returns the request ID, which identifies the call to AWS Support.
    fn request_id(&self) -> Option<&str> {
        self.as_failure().request_id()
    }

    /// Returns the error of a call that got no response, or an unreadable one.
    fn as_failed(&self) -> Option<&CallError> {
        self.as_failure().as_failed()
    }

    /// Returns the stage at which a call failed that got no response, or an unreadable one.
    fn kind(&self) -> Option<CallErrorKind> {
        self.as_failure().kind()
    }

    /// Returns the violations of constraints by the input, which was not sent.
    fn violations(&self) -> &[Violation] {
        self.as_failure().violations()
    }

    /// Returns true if the same call may succeed later. A client has retried the error, as far as
    /// its configuration allows.
    fn is_transient(&self) -> bool {
        self.as_failure().is_transient()
    }

    /// Returns true if the service limits the rate of requests. Such an error is also transient.
    fn is_throttled(&self) -> bool {
        self.as_failure().is_throttled()
    }

    /// Returns true if a timeout of the client expired.
    fn is_timeout(&self) -> bool {
        self.as_failure().is_timeout()
    }
}

impl<E: OperationError> From<E> for super::Error {
    fn from(error: E) -> Self {
        error.into_error()
    }
}

/// Defines an error enum that reads an error response by its code: a variant, a conversion and a
/// predicate for each modeled error.
macro_rules! error_enum {
    ($(#[$docs:meta])* $name:ident {
        $($(#[$variant_docs:meta])* $variant:ident => $is:ident,)*
    }) => {
        $(#[$docs])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_docs])* $variant(Box<crate::types::error::$variant>),)*
            /// The service returned an error that the model does not define here.
            Unknown(crate::error::ErrorMetadata),
            /// The call got no response, or an unreadable one.
            Failed(crate::error::CallError),
        }

        impl $name {
            $(
                /// Returns true for this error of the service:
                ///
                $(#[$variant_docs])*
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

            /// Returns the metadata of the call.
            pub fn metadata(&self) -> &crate::error::ErrorMetadata {
                self.failure().metadata()
            }

            /// Returns the HTTP status of the response, if one arrived.
            pub fn status(&self) -> Option<u16> {
                self.failure().status()
            }

            /// Returns the request ID, which identifies the call to AWS Support.
            pub fn request_id(&self) -> Option<&str> {
                self.failure().request_id()
            }

            /// Returns the error of a call that got no response, or an unreadable one.
            pub fn as_failed(&self) -> Option<&crate::error::CallError> {
                self.failure().as_failed()
            }

            /// Returns the stage at which a call failed that got no response, or an unreadable one.
            pub fn kind(&self) -> Option<crate::error::CallErrorKind> {
                self.failure().kind()
            }

            /// Returns the violations of constraints by the input, which was not sent.
            pub fn violations(&self) -> &[crate::validation::Violation] {
                self.failure().violations()
            }

            /// Returns true if the same call may succeed later. A client has retried the error, as
            /// far as its configuration allows.
            pub fn is_transient(&self) -> bool {
                self.failure().is_transient()
            }

            /// Returns true if the service limits the rate of requests. Such an error is also
            /// transient.
            pub fn is_throttled(&self) -> bool {
                self.failure().is_throttled()
            }

            /// Returns true if a timeout of the client expired.
            pub fn is_timeout(&self) -> bool {
                self.failure().is_timeout()
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

        // The text has the causes, so that there is no source.
        impl std::error::Error for $name {}

        impl aws_smithy_types::error::metadata::ProvideErrorMetadata for $name {
            fn meta(&self) -> &aws_smithy_types::error::ErrorMetadata {
                self.metadata().generic()
            }

            fn code(&self) -> Option<&str> {
                self.failure().code()
            }

            fn message(&self) -> Option<&str> {
                self.failure().message()
            }
        }

        #[cfg(feature = "client")]
        impl aws_types::request_id::RequestId for $name {
            fn request_id(&self) -> Option<&str> {
                self.metadata().request_id()
            }
        }

        impl From<crate::error::CallError> for $name {
            fn from(error: crate::error::CallError) -> Self {
                Self::Failed(error)
            }
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

        $(
            impl From<crate::types::error::$variant> for $name {
                fn from(error: crate::types::error::$variant) -> Self {
                    Self::$variant(Box::new(error))
                }
            }
        )*

        // Keeps `Result`s with the error small, whatever members the modeled errors have.
        const _: () = assert!(size_of::<$name>() <= 40);
    };
}

/// Defines the error enum of an operation: an error enum that converts into
/// [`Error`](crate::Error).
macro_rules! operation_error {
    ($(#[$docs:meta])* $name:ident {
        $($(#[$variant_docs:meta])* $variant:ident => $is:ident,)*
    }) => {
        crate::error::error_enum! {
            $(#[$docs])*
            $name { $($(#[$variant_docs])* $variant => $is,)* }
        }

        impl crate::error::OperationError for $name {
            fn as_failure(&self) -> &dyn crate::error::Failure {
                self.failure()
            }

            fn into_error(self) -> crate::error::Error {
                match self {
                    $(Self::$variant(error) => crate::error::Error::$variant(error),)*
                    // Another operation may have an error with the code.
                    Self::Unknown(error) => crate::protocol::ErrorResponse::from(error).into(),
                    Self::Failed(error) => crate::error::Error::Failed(error),
                }
            }
        }
    };
}

/// Defines the error enum of all operations: an error enum with the list of the modeled errors.
macro_rules! service_error {
    ($(#[$docs:meta])* $name:ident {
        $($(#[$variant_docs:meta])* $variant:ident => $is:ident,)*
    }) => {
        crate::error::error_enum! {
            $(#[$docs])*
            $name { $($(#[$variant_docs])* $variant => $is,)* }
        }

        impl $name {
            /// The modeled errors.
            pub(crate) const MODELED: &[crate::error::Modeled] =
                &[$(<crate::types::error::$variant as crate::error::ErrorStructure>::MODELED),*];
        }
    };
}

pub(crate) use {error_enum, operation_error, service_error};
