//! Errors of calls without a readable response.

use super::ErrorMetadata;
use super::failure::{Failure, causes, debug, display};
use crate::protocol::Response;
use crate::validation::{InvalidInput, Violation};
use aws_smithy_types::retry::ErrorKind;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// The error of a call that got no response, or an unreadable one.
///
/// The text contains the causes, too, on one line, because many programs print the text alone. So
/// that reports of errors do not repeat them, [`source`](Error::source) returns `None`:
/// [`get_ref`](CallError::get_ref) returns the first cause.
#[derive(Clone)]
pub struct CallError {
    kind: CallErrorKind,
    metadata: ErrorMetadata,
    source: Arc<dyn Error + Send + Sync>,
}

/// The stage at which a call failed, in its last attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallErrorKind {
    /// Members of the input violate constraints: see [`CallError::violations`]. Nothing was sent.
    InvalidInput,
    /// No Region is configured. Nothing was sent.
    NoRegion,
    /// No credentials are configured, or the provider found none. The attempt sent nothing.
    NoCredentials,
    /// The credentials provider failed or took too long. The attempt sent nothing.
    Credentials,
    /// The request could not be built or signed for another reason, such as an invalid endpoint
    /// URL. The attempt sent nothing.
    NotBuilt,
    /// An interceptor failed, before or after the response.
    Interceptor,
    /// No connection could be made. The attempt sent nothing.
    NotConnected,
    /// The connection failed before the response was complete. The service may have processed the
    /// request.
    Disconnected,
    /// A timeout expired. The service may have processed the request, unless the timeout is
    /// [`Timeout::Connect`].
    TimedOut(Timeout),
    /// The response has a success status, but does not match the model.
    NotUnderstood,
}

/// The timeouts of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Timeout {
    /// The timeout of connecting: `connect_timeout`.
    Connect,
    /// The timeout of the first byte of the response: `read_timeout`.
    Read,
    /// The timeout of one attempt: `operation_attempt_timeout`.
    Attempt,
    /// The timeout of all attempts together: `operation_timeout`.
    Operation,
    /// The limit on a body without progress: `stalled_stream_protection`.
    StalledStream,
    /// Another timeout, of an HTTP client that was passed in.
    Other,
}

impl Timeout {
    /// Returns true if a transfer stalled. The type of this error is private to the runtime crates,
    /// so that only its text identifies it.
    #[cfg_attr(
        not(feature = "client"),
        allow(dead_code, reason = "without the client, only event streams call it")
    )]
    pub(crate) fn is_stall(error: &(dyn Error + 'static)) -> bool {
        causes(error).any(|cause| cause.to_string().contains("minimum throughput"))
    }

    fn describe(self) -> &'static str {
        match self {
            Self::Connect => "no connection was made in time",
            Self::Read => "no response arrived in time",
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
            Self::NoRegion => "no Region is configured",
            Self::NoCredentials => "no credentials are configured",
            Self::Credentials => "the credentials could not be loaded",
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
    /// Creates an error, for tests.
    pub fn new(
        kind: CallErrorKind,
        metadata: ErrorMetadata,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        CallError { kind, metadata, source: Arc::from(source.into()) }
    }

    /// Returns the error of a call that lacks required members.
    #[allow(dead_code, reason = "a service may have no required members")]
    pub(crate) fn incomplete(operation: &'static str, missing: InvalidInput) -> Self {
        CallError::new(CallErrorKind::InvalidInput, ErrorMetadata::new(operation), missing)
    }

    /// Returns the error of a successful response that cannot be read.
    pub(crate) fn not_understood(
        operation: &'static str,
        response: &Response<'_>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        let metadata = ErrorMetadata::of_response(operation, response, Default::default());
        CallError::new(CallErrorKind::NotUnderstood, metadata, source)
    }

    /// Returns the stage at which the call failed.
    pub fn kind(&self) -> CallErrorKind {
        self.kind
    }

    /// Returns the violations of constraints by the input.
    pub fn violations(&self) -> &[Violation] {
        let invalid = causes(&*self.source).find_map(|cause| cause.downcast_ref::<InvalidInput>());
        invalid.map_or(&[], InvalidInput::violations)
    }

    /// Returns the first cause. Its [`source`](Error::source) is the next one.
    pub fn get_ref(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.source
    }

    /// Returns the metadata of the call.
    pub fn metadata(&self) -> &ErrorMetadata {
        &self.metadata
    }
}

impl Failure for CallError {
    fn metadata(&self) -> &ErrorMetadata {
        &self.metadata
    }

    fn message(&self) -> Option<&str> {
        Some(self.kind.describe())
    }

    fn as_failed(&self) -> Option<&CallError> {
        Some(self)
    }

    fn retry_kind(&self) -> Option<ErrorKind> {
        match self.kind {
            CallErrorKind::NotConnected
            | CallErrorKind::Disconnected
            | CallErrorKind::TimedOut(_) => Some(ErrorKind::TransientError),
            _ => None,
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(self, f)
    }
}

// Writes a line, since a program that returns an error from `main` prints this form.
impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return debug(self, f);
        }
        f.debug_struct("CallError")
            .field("kind", &self.kind)
            .field("metadata", &self.metadata)
            .field("source", &self.source)
            .finish()
    }
}

impl Error for CallError {}
