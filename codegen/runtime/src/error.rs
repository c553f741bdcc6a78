//! Errors of calls.

mod call;
mod metadata;
mod operation;
#[rustfmt::skip]
mod service;

pub use call::{CallError, CallErrorKind, Timeout};
pub use metadata::ErrorMetadata;
pub use operation::OperationError;
pub use service::Error;

#[cfg(feature = "client")]
pub(crate) use metadata::causes;
pub(crate) use metadata::{Failure, display};
pub(crate) use operation::{
    ErrorStructure, error_enum, error_structure, message, operation_error, read,
};
