//! Conversion of the nested errors of the runtime crates into the flat error of an operation.

use super::serialization::NoRegion;
use super::transmission::Transmitted;
use crate::auth::NoCredentials;
use crate::error::{CallError, CallErrorKind, ErrorMetadata, OperationError, Timeout, causes};
use crate::protocol::{ErrorResponse, Response, ResponseError};
use crate::validation::InvalidInput;
use aws_credential_types::provider::error::{CredentialsError, TokenError};
use aws_smithy_runtime_api::client::interceptors::InterceptorError;
use aws_smithy_runtime_api::client::interceptors::context::Error;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use std::error::Error as StdError;
use std::{fmt, io};

/// The reason why a call failed.
pub(super) enum Failure {
    /// The service returned an error.
    Response(ErrorResponse),
    /// The call got no response, or an unreadable one.
    Call(CallError),
}

impl Failure {
    /// Converts the error of a call to `operation`.
    pub(super) fn new(
        error: SdkError<Error, HttpResponse>,
        operation: &'static str,
        transmitted: &Transmitted,
    ) -> Self {
        let phase = Phase::of(&error, transmitted);
        let metadata = match error.raw_response() {
            Some(response) => {
                ErrorMetadata::of_response(operation, &Response::from(response), Default::default())
            }
            None => ErrorMetadata::new(operation),
        };
        let source = match error {
            SdkError::ServiceError(error) => match error.into_err().downcast::<ErrorResponse>() {
                Ok(response) => return Failure::Response(response),
                Err(_) => {
                    let source = "an interceptor replaced the error of the service";
                    let kind = CallErrorKind::Interceptor;
                    return Failure::Call(CallError::new(kind, metadata, source));
                }
            },
            error => match error.into_source() {
                // The kind already expresses the text of the connector's error.
                Ok(source) => match source.downcast::<ConnectorError>() {
                    Ok(error) => error.into_source(),
                    Err(source) => source,
                },
                Err(error) => error.to_string().into(),
            },
        };
        let kind = phase.kind(&*source);
        let source = match is::<CredentialsError>(&*source) {
            true if kind == CallErrorKind::NoCredentials => Box::new(NoneFound(source)),
            _ => source,
        };
        Failure::Call(CallError::new(kind, metadata, source))
    }

    /// Returns the error of the operation.
    pub(super) fn into_error<E: OperationError>(self) -> E {
        match self {
            Failure::Response(response) => response.into(),
            Failure::Call(error) => error.into(),
        }
    }
}

/// The progress of a call before it failed, as the runtime crates report it.
enum Phase {
    /// No request was sent.
    Unsent,
    /// A request was being sent. `timed_out` is true if a timeout of the connector expired.
    Transmitting { timed_out: bool },
    /// The timeout of the call or of the attempt expired.
    TimedOut,
    /// A response arrived.
    Responded,
}

impl Phase {
    fn of(error: &SdkError<Error, HttpResponse>, transmitted: &Transmitted) -> Self {
        match error {
            SdkError::ConstructionFailure(_) => Phase::Unsent,
            SdkError::TimeoutError(_) => Phase::TimedOut,
            SdkError::DispatchFailure(failure)
                if !transmitted.is_transmitted() || failure.is_user() =>
            {
                Phase::Unsent
            }
            SdkError::DispatchFailure(failure) => {
                Phase::Transmitting { timed_out: failure.is_timeout() }
            }
            _ => Phase::Responded,
        }
    }

    /// Returns the kind of the error.
    fn kind(self, source: &(dyn StdError + 'static)) -> CallErrorKind {
        match self {
            _ if is::<InterceptorError>(source) => CallErrorKind::Interceptor,
            Phase::Unsent if is::<InvalidInput>(source) => CallErrorKind::InvalidInput,
            Phase::Unsent if is::<NoRegion>(source) => CallErrorKind::NoRegion,
            Phase::Unsent if is::<NoCredentials>(source) => CallErrorKind::NoCredentials,
            Phase::Unsent if found_none(source) => CallErrorKind::NoCredentials,
            Phase::Unsent if is::<CredentialsError>(source) => CallErrorKind::Credentials,
            Phase::Unsent if is::<TokenError>(source) => CallErrorKind::Credentials,
            Phase::Unsent if says(source, "identity resolver timed out") => {
                CallErrorKind::Credentials
            }
            Phase::Unsent => CallErrorKind::NotBuilt,
            _ if Timeout::is_stall(source) => CallErrorKind::TimedOut(Timeout::StalledStream),
            Phase::Transmitting { timed_out: true } | Phase::TimedOut => {
                CallErrorKind::TimedOut(timeout(source))
            }
            Phase::Transmitting { .. } if is_unconnected(source) => CallErrorKind::NotConnected,
            Phase::Transmitting { .. } => CallErrorKind::Disconnected,
            Phase::Responded if is::<ResponseError>(source) => CallErrorKind::NotUnderstood,
            // The response broke off.
            Phase::Responded => CallErrorKind::Disconnected,
        }
    }
}

/// The error of a provider that found no credentials, with advice. Its source has the providers that
/// a chain tried.
#[derive(Debug)]
struct NoneFound(Box<dyn StdError + Send + Sync>);

impl fmt::Display for NoneFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the provider found none: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose \
             a profile with AWS_PROFILE",
        )
    }
}

impl StdError for NoneFound {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.0)
    }
}

/// Whether a provider has no credentials, as opposed to one that failed.
fn found_none(source: &(dyn StdError + 'static)) -> bool {
    causes(source).any(|cause| {
        matches!(cause.downcast_ref(), Some(CredentialsError::CredentialsNotLoaded(_)))
            || matches!(cause.downcast_ref(), Some(TokenError::TokenNotLoaded(_)))
    })
}

/// Returns the timeout that expired. The types of these errors are private to the runtime crates,
/// so that only the texts identify them.
fn timeout(source: &(dyn StdError + 'static)) -> Timeout {
    let texts = [
        ("HTTP connect timeout", Timeout::Connect),
        ("HTTP read timeout", Timeout::Read),
        ("operation attempt timeout", Timeout::Attempt),
        ("operation timeout", Timeout::Operation),
    ];
    let found = texts.into_iter().find(|(text, _)| says(source, text));
    found.map_or(Timeout::Other, |(_, timeout)| timeout)
}

/// Returns true if no connection was made.
fn is_unconnected(source: &(dyn StdError + 'static)) -> bool {
    let is_refused = |cause: &(dyn StdError + 'static)| {
        let error = cause.downcast_ref::<io::Error>();
        error.is_some_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
    };
    says(source, "client error (Connect)") || causes(source).any(is_refused)
}

fn is<T: StdError + 'static>(source: &(dyn StdError + 'static)) -> bool {
    causes(source).any(|cause| cause.is::<T>())
}

fn says(source: &(dyn StdError + 'static), text: &str) -> bool {
    causes(source).any(|cause| cause.to_string().contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> Box<dyn StdError + Send + Sync> {
        text.into()
    }

    #[test]
    fn timeout_is_identified_by_its_text() {
        for (text, expected) in [
            ("HTTP connect timeout occurred after 3.1s", Timeout::Connect),
            ("HTTP read timeout occurred after 1s", Timeout::Read),
            ("operation attempt timeout (single attempt) occurred after 1s", Timeout::Attempt),
            ("operation timeout (all attempts including retries) occurred", Timeout::Operation),
            ("took too long", Timeout::Other),
        ] {
            assert_eq!(timeout(&*error(text)), expected, "{text}");
        }
    }

    #[test]
    fn refused_connection_is_no_connection() {
        let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        assert!(is_unconnected(&ConnectorError::io(Box::new(refused))));
        assert!(is_unconnected(&*error("client error (Connect)")));
        assert!(!is_unconnected(&io::Error::from(io::ErrorKind::ConnectionReset)));
    }

    #[test]
    fn phase_of_a_call_decides_the_kind() {
        let kind = |phase: Phase, text: &str| phase.kind(&*error(text));
        assert_eq!(kind(Phase::Unsent, "no"), CallErrorKind::NotBuilt);
        let none = CredentialsError::not_loaded("no profile");
        assert_eq!(Phase::Unsent.kind(&none), CallErrorKind::NoCredentials);
        let sealed = CredentialsError::provider_error("the vault is sealed");
        assert_eq!(Phase::Unsent.kind(&sealed), CallErrorKind::Credentials);
        let timed_out = "identity resolver timed out after 5s";
        assert_eq!(kind(Phase::Unsent, timed_out), CallErrorKind::Credentials);
        assert_eq!(Phase::Unsent.kind(&NoRegion), CallErrorKind::NoRegion);
        let transmitting = Phase::Transmitting { timed_out: false };
        assert_eq!(kind(transmitting, "reset"), CallErrorKind::Disconnected);
        assert_eq!(kind(Phase::TimedOut, "no"), CallErrorKind::TimedOut(Timeout::Other));
        assert_eq!(kind(Phase::Responded, "no"), CallErrorKind::Disconnected);
        let stalled = "minimum throughput was specified at 1 B/s";
        let stalled = kind(Phase::Responded, stalled);
        assert_eq!(stalled, CallErrorKind::TimedOut(Timeout::StalledStream));
    }
}
