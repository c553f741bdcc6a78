//! Calls that got no answer that could be understood.

use super::metadata::{ErrorMetadata, Failure, display};
use crate::protocol::Response;
use std::error::Error;
use std::fmt;

/// A call got no answer, or none that could be understood.
///
/// Its text names the cause, and [`source`](Error::source) what is behind that.
#[derive(Debug)]
pub struct CallError {
    kind: CallErrorKind,
    metadata: ErrorMetadata,
    source: Box<dyn Error + Send + Sync>,
}

/// How far a call came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallErrorKind {
    /// The request could not be built or signed: a member that makes up the path is empty, no
    /// region or no credentials are set, an interceptor failed. Nothing was sent.
    NotBuilt,
    /// No connection could be made, it failed before the answer was complete, or the call failed
    /// in some way while it was tried again. The service may have acted on the request.
    Connection,
    /// A timeout passed. The service may have acted on the request.
    TimedOut,
    /// The service answered, in a form that the model does not describe.
    NotUnderstood,
}

impl CallErrorKind {
    fn describe(self) -> &'static str {
        match self {
            Self::NotBuilt => "the request could not be built",
            Self::Connection => "the connection failed",
            Self::TimedOut => "the call timed out",
            Self::NotUnderstood => "the response could not be understood",
        }
    }
}

impl CallError {
    pub(crate) fn new(
        kind: CallErrorKind,
        metadata: ErrorMetadata,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        CallError { kind, metadata, source: source.into() }
    }

    /// A response of success whose members cannot be read.
    pub(crate) fn not_understood(
        operation: &'static str,
        response: &Response<'_>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        let metadata = ErrorMetadata::of_answer(operation, response, Default::default());
        CallError::new(CallErrorKind::NotUnderstood, metadata, source)
    }

    /// How far the call came.
    pub fn kind(&self) -> CallErrorKind {
        self.kind
    }

    /// The circumstances of the call.
    pub fn metadata(&self) -> &ErrorMetadata {
        &self.metadata
    }
}

impl Failure for CallError {
    fn code(&self) -> Option<&str> {
        self.metadata.code()
    }

    fn message(&self) -> Option<&str> {
        Some(self.kind.describe())
    }

    fn cause(&self) -> Option<&dyn Error> {
        Some(&*self.source)
    }

    fn metadata(&self) -> &ErrorMetadata {
        &self.metadata
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(self, f)
    }
}

impl Error for CallError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.source()
    }
}
