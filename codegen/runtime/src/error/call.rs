//! Calls that got no answer that could be understood.

use super::metadata::{ErrorMetadata, Failure, causes, display};
use crate::protocol::Response;
use crate::validation::{InvalidInput, Violation};
use std::error::Error;
use std::fmt;

/// A call got no answer, or none that could be understood.
///
/// Its text tells the causes too, on the same line, since many programs print only that. They are
/// also in the chain that begins with [`source`](Error::source).
#[derive(Debug)]
pub struct CallError {
    kind: CallErrorKind,
    metadata: ErrorMetadata,
    source: Box<dyn Error + Send + Sync>,
}

/// How far a call came before it failed, in its last attempt if there were several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallErrorKind {
    /// Members of the input are out of bounds: see [`CallError::violations`]. Nothing was sent.
    InvalidInput,
    /// No Region is configured. Nothing was sent.
    NoRegion,
    /// No credentials are configured. Nothing was sent.
    NoCredentials,
    /// The provider of credentials has none, failed or took too long. The attempt sent nothing.
    Credentials,
    /// The request could not be built or signed for another reason, such as an endpoint URL that
    /// is none. The attempt sent nothing.
    NotBuilt,
    /// An interceptor failed, before the service answered or after.
    Interceptor,
    /// No connection could be made. The attempt sent nothing.
    NotConnected,
    /// The connection failed before the answer was complete. The service may have acted on the
    /// request.
    Disconnected,
    /// A timeout passed. Unless that was the one of connecting, the service may have acted on the
    /// request.
    TimedOut(Timeout),
    /// The service answered with success, in a form that the model does not describe.
    NotUnderstood,
}

/// The timeouts of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Timeout {
    /// For making a connection: `connect_timeout`.
    Connect,
    /// For the first byte of the answer: `read_timeout`.
    Read,
    /// For one attempt: `operation_attempt_timeout`.
    Attempt,
    /// For all attempts together: `operation_timeout`.
    Operation,
    /// For a body that makes no progress: `stalled_stream_protection`.
    StalledStream,
    /// Another, of an HTTP client that was passed in.
    Other,
}

impl Timeout {
    /// Whether a transfer failed because it stalled. The type of such an error is private to the
    /// runtime crates: its text is all there is to tell it by.
    #[cfg_attr(
        not(feature = "client"),
        allow(dead_code, reason = "without the client, only event streams read on")
    )]
    pub(crate) fn is_stall(error: &(dyn Error + 'static)) -> bool {
        causes(Some(error)).any(|cause| cause.to_string().contains("minimum throughput"))
    }

    fn describe(self) -> &'static str {
        match self {
            Self::Connect => "no connection was made in time",
            Self::Read => "no answer came in time",
            Self::Attempt => "the attempt took too long",
            Self::Operation => "the call took too long",
            Self::StalledStream => "the transfer stalled",
            Self::Other => "the call timed out",
        }
    }
}

impl CallErrorKind {
    fn describe(self) -> &'static str {
        match self {
            Self::InvalidInput => "the input is invalid",
            Self::NoRegion => "no region is set",
            Self::NoCredentials => "no credentials are set",
            Self::Credentials => "there are no credentials",
            Self::NotBuilt => "the request could not be built",
            Self::Interceptor => "an interceptor failed",
            Self::NotConnected => "no connection could be made",
            Self::Disconnected => "the connection failed",
            Self::TimedOut(timeout) => timeout.describe(),
            Self::NotUnderstood => "the response could not be understood",
        }
    }
}

impl CallError {
    /// Makes an error, as tests need them.
    pub fn new(
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

    /// The members of the input that are out of bounds.
    pub fn violations(&self) -> &[Violation] {
        let invalid = causes(self.source()).find_map(|cause| cause.downcast_ref::<InvalidInput>());
        invalid.map_or(&[], InvalidInput::violations)
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

    fn cause(&self) -> Option<&(dyn Error + 'static)> {
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
        Some(&*self.source)
    }
}
