//! What is known of a failed call, whatever its error.

use crate::protocol::Response;
use std::error::Error;
use std::fmt;
use std::iter::successors;

/// The circumstances of a failed call.
#[derive(Clone, Default, PartialEq)]
pub struct ErrorMetadata(Box<Inner>);

#[derive(Clone, Default, PartialEq)]
struct Inner {
    operation: &'static str,
    status: Option<u16>,
    request_id: Option<String>,
    answer: aws_smithy_types::error::ErrorMetadata,
}

impl ErrorMetadata {
    /// The metadata of a call that got no answer. For tests, the other methods add what an answer
    /// would have told.
    pub fn new(operation: &'static str) -> Self {
        ErrorMetadata(Box::new(Inner { operation, ..Inner::default() }))
    }

    /// Adds the HTTP status.
    pub fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Adds the identifier of the call.
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.0.request_id = Some(request_id.into());
        self
    }

    /// Adds the error code.
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.0.answer = std::mem::take(&mut self.0.answer).into_builder().code(code).build();
        self
    }

    /// Adds the message.
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.answer = std::mem::take(&mut self.0.answer).into_builder().message(message).build();
        self
    }

    /// The metadata of a call that was answered.
    pub(crate) fn of_answer(
        operation: &'static str,
        response: &Response<'_>,
        answer: aws_smithy_types::error::ErrorMetadata,
    ) -> Self {
        ErrorMetadata(Box::new(Inner {
            operation,
            status: Some(response.status),
            request_id: response.request_id().map(str::to_owned),
            answer,
        }))
    }

    /// Leaves out the message, which a member has or which may be sensitive.
    #[allow(dead_code, reason = "a service may have no errors with a message")]
    pub(crate) fn without_message(mut self) -> Self {
        let code = self.0.answer.code().map(str::to_owned);
        self.0.answer = Default::default();
        match code {
            Some(code) => self.with_code(code),
            None => self,
        }
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The HTTP status of the answer, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The identifier the service gave the call. AWS Support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The error code of the answer.
    pub fn code(&self) -> Option<&str> {
        self.0.answer.code()
    }

    /// The message of the answer, unless the error has a member for it.
    pub fn message(&self) -> Option<&str> {
        self.0.answer.message()
    }

    /// Code and message in the form the AWS runtime crates use.
    pub(crate) fn answer(&self) -> &aws_smithy_types::error::ErrorMetadata {
        &self.0.answer
    }
}

// Programs that return an error from `main` show it so: what is absent stays out.
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

/// A failure of a call, as far as all of them are alike.
pub(crate) trait Failure {
    fn code(&self) -> Option<&str>;

    fn message(&self) -> Option<&str>;

    fn metadata(&self) -> &ErrorMetadata;

    /// Why there is no answer of the service.
    fn cause(&self) -> Option<&(dyn Error + 'static)> {
        None
    }
}

impl Failure for ErrorMetadata {
    fn code(&self) -> Option<&str> {
        self.0.answer.code()
    }

    fn message(&self) -> Option<&str> {
        self.0.answer.message()
    }

    fn metadata(&self) -> &ErrorMetadata {
        self
    }
}

/// Writes a failure on one line: `GetRoom: ResourceNotFoundException: no such room (HTTP 404,
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
    let mut said = String::new();
    for cause in causes(failure.cause()) {
        let text = line(&cause.to_string());
        // Some repeat what is behind them.
        if !said.contains(&text) {
            write!(f, ": {text}")?;
            said.push_str(&text);
        }
    }
    match (metadata.status(), metadata.request_id()) {
        (Some(status), Some(id)) => write!(f, " (HTTP {status}, request id {id})"),
        (Some(status), None) => write!(f, " (HTTP {status})"),
        (None, _) => Ok(()),
    }
}

/// An error, and what is behind it.
pub(crate) fn causes<'a>(
    first: Option<&'a (dyn Error + 'static)>,
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    successors(first, |&cause| cause.source())
}

/// A text on one line, whoever wrote it.
fn line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}
