//! Metadata of failed calls.

use super::{Modeled, failure};
use crate::protocol::{RawResponse, Response};
use std::fmt;
use std::sync::Arc;

/// The metadata of a failed call: the operation, and the status, request ID, code and message of
/// the response.
#[derive(Clone, Default)]
pub struct ErrorMetadata(Box<Inner>);

#[derive(Clone, Default)]
struct Inner {
    operation: &'static str,
    status: Option<u16>,
    request_id: Option<String>,
    generic: aws_smithy_types::error::ErrorMetadata,
    /// The response of an error that the operation does not have. [`Error`](crate::Error), which may
    /// have the error, reads the members from it.
    response: Option<Arc<RawResponse>>,
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
            response: None,
        }))
    }

    /// Replaces the code and the message by those of a modeled error, which has read the response.
    #[allow(dead_code, reason = "a service may have no errors")]
    pub(crate) fn of_modeled(mut self, code: &str, message: Option<String>) -> Self {
        let generic = aws_smithy_types::error::ErrorMetadata::builder().code(code);
        self.0.generic = match message {
            Some(message) => generic.message(message).build(),
            None => generic.build(),
        };
        self.0.response = None;
        self
    }

    /// Adds the response, from which a modeled error can be read later. Removes the message if it is
    /// sensitive.
    pub(crate) fn of_unknown(mut self, response: Arc<RawResponse>) -> Self {
        let modeled = self.code().and_then(Modeled::with_code);
        if let Some(Modeled { code, is_message_sensitive: true, .. }) = modeled {
            self.0.generic = aws_smithy_types::error::ErrorMetadata::builder().code(*code).build();
        }
        self.0.response = Some(response);
        self
    }

    pub(crate) fn response(&self) -> Arc<RawResponse> {
        self.0.response.clone().unwrap_or_default()
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

    /// Returns the message of the response, unless it is sensitive.
    pub fn message(&self) -> Option<&str> {
        self.0.generic.message()
    }

    /// Returns the code and the message in the form that the AWS runtime crates use.
    pub(crate) fn generic(&self) -> &aws_smithy_types::error::ErrorMetadata {
        &self.0.generic
    }
}

impl PartialEq for ErrorMetadata {
    fn eq(&self, other: &Self) -> bool {
        let other = &other.0;
        self.0.operation == other.operation
            && self.0.status == other.status
            && self.0.request_id == other.request_id
            && self.0.generic == other.generic
    }
}

impl Eq for ErrorMetadata {}

// Writes a line, since a program that returns an error from `main` prints the `Debug` form.
impl fmt::Debug for ErrorMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == ErrorMetadata::default() {
            f.write_str("none")
        } else {
            failure::debug(self, f)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_of_a_modeled_error_has_its_code_and_message() {
        let metadata = ErrorMetadata::new("Get").with_code("A").with_message("secret");
        let hidden = metadata.clone().of_modeled("B", None);
        assert_eq!((hidden.code(), hidden.message()), (Some("B"), None));
        let shown = metadata.of_modeled("B", Some("why".to_owned()));
        assert_eq!((shown.code(), shown.message()), (Some("B"), Some("why")));
    }

    #[test]
    fn sensitive_message_of_an_unknown_error_is_removed() {
        let metadata = |code| ErrorMetadata::new("Get").with_code(code).with_message("why");
        let message = |code| {
            let metadata = metadata(code).of_unknown(Arc::default());
            metadata.message().map(str::to_owned)
        };
        assert_eq!(message("OutOfStock"), None);
        assert_eq!(message("Other").as_deref(), Some("why"));
    }

    #[test]
    fn comparison_ignores_the_response() {
        let metadata = ErrorMetadata::new("Get").with_code("A");
        assert_eq!(metadata.clone().of_unknown(Arc::default()), metadata);
        assert_ne!(metadata.clone().with_status(500), metadata);
    }

    #[test]
    fn debug_is_a_line() {
        let metadata = ErrorMetadata::new("Get").with_status(500);
        assert_eq!(format!("{metadata:?}"), "Get: an error without a code (HTTP 500)");
        assert_eq!(format!("{:?}", ErrorMetadata::default()), "none");
    }
}
