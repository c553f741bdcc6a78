//! Metadata of failed calls.

use crate::protocol::Response;
use std::error::Error;
use std::fmt;
use std::iter::successors;

/// The metadata of a failed call: the operation, and the status, request ID, code and message of
/// the response.
#[derive(Clone, Default, PartialEq)]
pub struct ErrorMetadata(Box<Inner>);

#[derive(Clone, Default, PartialEq)]
struct Inner {
    operation: &'static str,
    status: Option<u16>,
    request_id: Option<String>,
    generic: aws_smithy_types::error::ErrorMetadata,
}

impl ErrorMetadata {
    /// Creates the metadata of a call without a response. Tests add the parts of a response with
    /// the other methods.
    pub fn new(operation: &'static str) -> Self {
        ErrorMetadata(Box::new(Inner { operation, ..Inner::default() }))
    }

    /// Adds the HTTP status.
    pub fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Adds the request ID.
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.0.request_id = Some(request_id.into());
        self
    }

    /// Adds the error code.
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.0.generic = std::mem::take(&mut self.0.generic).into_builder().code(code).build();
        self
    }

    /// Adds the message.
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.generic =
            std::mem::take(&mut self.0.generic).into_builder().message(message).build();
        self
    }

    /// Returns the metadata of a call with a response.
    pub(crate) fn of_response(
        operation: &'static str,
        response: &Response<'_>,
        generic: aws_smithy_types::error::ErrorMetadata,
    ) -> Self {
        ErrorMetadata(Box::new(Inner {
            operation,
            status: Some(response.status),
            request_id: response.request_id().map(str::to_owned),
            generic,
        }))
    }

    /// Removes the message, which is in a member or may be sensitive.
    #[allow(dead_code, reason = "a service may have no errors with a message")]
    pub(crate) fn without_message(mut self) -> Self {
        let code = self.0.generic.code().map(str::to_owned);
        self.0.generic = Default::default();
        match code {
            Some(code) => self.with_code(code),
            None => self,
        }
    }

    /// Returns the name of the operation.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// Returns the HTTP status of the response, if one arrived.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// Returns the request ID, which identifies the call to AWS Support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns the error code of the response.
    pub fn code(&self) -> Option<&str> {
        self.0.generic.code()
    }

    /// Returns the message of the response, unless the error has a member for it.
    pub fn message(&self) -> Option<&str> {
        self.0.generic.message()
    }

    /// Returns the code and the message in the form that the AWS runtime crates use.
    pub(crate) fn generic(&self) -> &aws_smithy_types::error::ErrorMetadata {
        &self.0.generic
    }
}

// A program that returns an error from `main` prints the `Debug` form. It omits absent values.
impl fmt::Debug for ErrorMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("ErrorMetadata");
        text.field("operation", &self.operation());
        if let Some(status) = self.status() {
            text.field("status", &status);
        }
        let texts =
            [("request_id", self.request_id()), ("code", self.code()), ("message", self.message())];
        for (name, value) in texts {
            if let Some(value) = value {
                text.field(name, &value);
            }
        }
        text.finish()
    }
}

/// The common interface of the errors of calls.
pub(crate) trait Failure {
    fn code(&self) -> Option<&str>;

    fn message(&self) -> Option<&str>;

    fn metadata(&self) -> &ErrorMetadata;

    /// Returns the reason why the service returned no response.
    fn cause(&self) -> Option<&(dyn Error + 'static)> {
        None
    }
}

impl Failure for ErrorMetadata {
    fn code(&self) -> Option<&str> {
        self.0.generic.code()
    }

    fn message(&self) -> Option<&str> {
        self.0.generic.message()
    }

    fn metadata(&self) -> &ErrorMetadata {
        self
    }
}

/// Writes an error on one line: `GetRoom: ResourceNotFoundException: no such room (HTTP 404,
/// request id 1b4e28ba)`.
pub(crate) fn display(failure: &dyn Failure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let metadata = failure.metadata();
    if !metadata.operation().is_empty() {
        write!(f, "{}: ", metadata.operation())?;
    }
    match (failure.code(), failure.message().filter(|message| !message.is_empty())) {
        (Some(code), Some(message)) => write!(f, "{}: {}", line(code), line(message))?,
        (Some(text), None) | (None, Some(text)) => f.write_str(&line(text))?,
        (None, None) => f.write_str("an error without a code")?,
    }
    let mut written = String::new();
    for cause in causes(failure.cause()) {
        let text = line(&cause.to_string());
        // Some errors repeat the text of their source.
        if !written.contains(&text) {
            write!(f, ": {text}")?;
            written.push_str(&text);
        }
    }
    match (metadata.status(), metadata.request_id()) {
        (Some(status), Some(id)) => write!(f, " (HTTP {status}, request id {id})"),
        (Some(status), None) => write!(f, " (HTTP {status})"),
        (None, _) => Ok(()),
    }
}

/// Returns an error and its sources.
pub(crate) fn causes<'a>(
    first: Option<&'a (dyn Error + 'static)>,
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    successors(first, |&cause| cause.source())
}

/// Replaces control characters, such as line breaks, with spaces.
fn line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{CallError, CallErrorKind};
    use std::io;

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
    }

    #[test]
    fn cause_that_repeats_another_is_printed_once() {
        #[derive(Debug)]
        struct Outer(io::Error);

        impl fmt::Display for Outer {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "outer: {}", self.0)
            }
        }

        impl Error for Outer {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                Some(&self.0)
            }
        }

        let source = Outer(io::Error::other("inner"));
        let error = CallError::new(CallErrorKind::NotConnected, ErrorMetadata::new("Get"), source);
        assert_eq!(error.to_string(), "Get: no connection could be made: outer: inner");
    }

    #[test]
    fn metadata_without_message_keeps_the_code() {
        let metadata = ErrorMetadata::new("Get").with_code("A").with_message("secret");
        let metadata = metadata.without_message();
        assert_eq!((metadata.code(), metadata.message()), (Some("A"), None));
    }

    #[test]
    fn absent_metadata_is_not_printed() {
        let metadata = ErrorMetadata::new("Get").with_status(500);
        assert_eq!(format!("{metadata:?}"), r#"ErrorMetadata { operation: "Get", status: 500 }"#);
    }
}
