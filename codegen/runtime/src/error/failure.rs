//! The common interface of the errors of calls, and their text.

use super::retry::retry_kind;
use super::{CallError, CallErrorKind, ErrorMetadata};
use crate::validation::Violation;
use aws_smithy_types::retry::ErrorKind;
use std::error::Error;
use std::fmt::{self, Write};
use std::iter::successors;

/// The common interface of the errors of calls.
pub trait Failure {
    fn metadata(&self) -> &ErrorMetadata;

    fn code(&self) -> Option<&str> {
        self.metadata().code()
    }

    fn message(&self) -> Option<&str> {
        self.metadata().message()
    }

    /// Returns the error of a call without a readable response.
    fn as_failed(&self) -> Option<&CallError> {
        None
    }

    /// Returns the kind of the retry that a client makes after the error, `None` if it makes none.
    fn retry_kind(&self) -> Option<ErrorKind> {
        retry_kind(self.code(), self.metadata().status())
    }

    fn status(&self) -> Option<u16> {
        self.metadata().status()
    }

    fn request_id(&self) -> Option<&str> {
        self.metadata().request_id()
    }

    /// Returns the stage at which a call failed without a readable response.
    fn kind(&self) -> Option<CallErrorKind> {
        self.as_failed().map(CallError::kind)
    }

    fn violations(&self) -> &[Violation] {
        self.as_failed().map_or(&[], CallError::violations)
    }

    /// Whether a client retries after the error.
    fn is_transient(&self) -> bool {
        self.retry_kind().is_some()
    }

    /// Whether the service limits the rate of requests.
    fn is_throttled(&self) -> bool {
        self.retry_kind() == Some(ErrorKind::ThrottlingError)
    }

    fn is_timeout(&self) -> bool {
        matches!(self.kind(), Some(CallErrorKind::TimedOut(_)))
    }
}

impl Failure for ErrorMetadata {
    fn metadata(&self) -> &ErrorMetadata {
        self
    }

    fn code(&self) -> Option<&str> {
        self.generic().code()
    }

    fn message(&self) -> Option<&str> {
        self.generic().message()
    }
}

/// Writes an error on one line: `GetRoom: ResourceNotFoundException: no such room (HTTP 404,
/// request id 1b4e28ba)`.
pub(crate) fn display(failure: &dyn Failure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&text(failure, usize::MAX)?)
}

/// Writes the line of [`display`], but after the first cause only causes that end within
/// `MAX_LENGTH` bytes. A program that returns an error from `main` prints this line.
pub(crate) fn debug(failure: &dyn Failure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const MAX_LENGTH: usize = 180;
    f.write_str(&text(failure, MAX_LENGTH)?)
}

fn text(failure: &dyn Failure, max_length: usize) -> Result<String, fmt::Error> {
    let metadata = failure.metadata();
    let mut text = String::new();
    if !metadata.operation().is_empty() {
        write!(text, "{}: ", metadata.operation())?;
    }
    match (failure.code(), failure.message().filter(|message| !message.is_empty())) {
        (Some(code), Some(message)) => write!(text, "{}: {}", line(code), line(message))?,
        (Some(only), None) | (None, Some(only)) => text.push_str(&line(only)),
        (None, None) => text.push_str("an error without a code"),
    }
    if let Some(error) = failure.as_failed() {
        add_causes(&mut text, error.get_ref(), max_length);
    }
    match (metadata.status(), metadata.request_id()) {
        (Some(status), Some(id)) => write!(text, " (HTTP {status}, request id {id})")?,
        (Some(status), None) => write!(text, " (HTTP {status})")?,
        (None, _) => {}
    }
    Ok(text)
}

fn add_causes(text: &mut String, first: &(dyn Error + 'static), max_length: usize) {
    let start = text.len();
    for cause in causes(first) {
        let cause = line(&cause.to_string());
        // Some errors repeat the text of their source.
        if text[start..].contains(&cause) {
            continue;
        }
        if text.len() > start && text.len() + cause.len() > max_length {
            text.push_str(": …");
            return;
        }
        text.push_str(": ");
        text.push_str(&cause);
    }
}

/// Returns an error and its sources.
pub(crate) fn causes<'a>(
    first: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    successors(Some(first), |&cause| cause.source())
}

/// Replaces control characters, such as line breaks, with spaces.
fn line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::CallErrorKind;
    use std::io;

    fn error(kind: CallErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> CallError {
        CallError::new(kind, ErrorMetadata::new("Get"), source)
    }

    /// An error with a source.
    #[derive(Debug)]
    struct Outer(&'static str, io::Error);

    impl fmt::Display for Outer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Outer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.1)
        }
    }

    #[test]
    fn error_is_printed_on_one_line() {
        let metadata = ErrorMetadata::new("GetRoom")
            .with_status(404)
            .with_request_id("1b4e28ba")
            .with_code("NotFound")
            .with_message("no such\r\nroom");
        let error = CallError::new(CallErrorKind::NotUnderstood, metadata, "a\nb");
        let expected = "GetRoom: NotFound: the response could not be understood: a b \
                        (HTTP 404, request id 1b4e28ba)";
        assert_eq!(error.to_string(), expected);
        assert_eq!(format!("{error:?}"), expected);
    }

    #[test]
    fn cause_that_repeats_another_is_printed_once() {
        let source = Outer("outer: inner", io::Error::other("inner"));
        let error = error(CallErrorKind::NotConnected, source);
        assert_eq!(error.to_string(), "Get: no connection could be made: outer: inner");
    }

    #[test]
    fn causes_in_the_text_are_no_sources() {
        let error = error(CallErrorKind::NotConnected, Outer("outer", io::Error::other("inner")));
        assert_eq!(error.to_string(), "Get: no connection could be made: outer: inner");
        assert!(error.source().is_none());
        assert!(error.get_ref().source().is_some_and(|cause| cause.is::<io::Error>()));
    }

    #[test]
    fn debug_omits_causes_behind_the_maximum_length() {
        let inner = "x".repeat(150);
        let error = error(CallErrorKind::Credentials, Outer("outer", io::Error::other(&*inner)));
        let short = "Get: the credentials could not be loaded: outer: …";
        assert_eq!(format!("{error:?}"), short);
        assert_eq!(error.to_string(), short.replace('…', &inner));
        // All of the causes are in the long form.
        assert!(format!("{error:#?}").contains(&inner));
    }
}
