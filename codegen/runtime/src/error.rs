mod call;
mod failure;
mod metadata;
mod operation;
mod retry;
mod retry_codes;
#[rustfmt::skip]
mod service;
mod structure;

pub use call::{CallError, CallErrorKind, Timeout};
pub use metadata::ErrorMetadata;
pub use operation::OperationError;
pub use service::Error;

#[cfg(feature = "client")]
pub(crate) use failure::causes;
pub(crate) use failure::{Failure, display};
pub(crate) use operation::{error_enum, operation_error, service_error};
#[cfg(feature = "client")]
pub(crate) use retry::retry_kind;
pub(crate) use structure::{
    ErrorStructure, Modeled, adopt, error_structure, is_sensitive, message, read, retried,
};
