//! Reading responses.

use crate::error::{CallError, CallErrorKind, ErrorMetadata, ErrorStructure};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::fmt;

/// The headers of a response, of whichever HTTP library.
pub(crate) trait Headers {
    /// The value of the first header called `name`, in lower case, if it is text.
    fn get(&self, name: &str) -> Option<&str>;
}

impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        http::HeaderMap::get(self, name)?.to_str().ok()
    }
}

/// A response of the service.
#[derive(Clone, Copy)]
pub struct Response<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a dyn Headers,
    pub(crate) body: &'a [u8],
}

impl<'a> From<&'a http::Response<Bytes>> for Response<'a> {
    fn from(response: &'a http::Response<Bytes>) -> Self {
        Response {
            status: response.status().as_u16(),
            headers: response.headers(),
            body: response.body(),
        }
    }
}

// The body stays out: it may hold what is sensitive.
impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

impl Response<'_> {
    /// Whether the status says that the call succeeded.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The identifier the service gave the call.
    pub fn request_id(&self) -> Option<&str> {
        ["x-amzn-requestid", "x-amz-request-id"].into_iter().find_map(|name| self.headers.get(name))
    }

    /// Reads the members of a structure from the body.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, ResponseError> {
        from_json(self.body)
    }
}

/// Reads JSON. A body without content stands for an object without members.
fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ResponseError> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(ResponseError)
}

/// A response could not be read as the model describes it.
pub struct ResponseError(serde_json::Error);

impl fmt::Debug for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResponseError({self})")
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // serde_json's own words may quote the body, which may be sensitive.
        let kind = if self.0.is_data() {
            "a member is not of the type the model gives it"
        } else {
            "the body is not JSON"
        };
        let (line, column) = (self.0.line(), self.0.column());
        write!(f, "{kind}, at line {line} column {column} of the body")
    }
}

impl std::error::Error for ResponseError {}

/// A response with a status of failure.
///
/// The AWS runtime crates see it as the error of the operation: interceptors and retry classifiers
/// that look for an error find this type.
#[derive(Clone)]
pub struct ErrorResponse {
    metadata: ErrorMetadata,
    body: Vec<u8>,
}

impl ErrorResponse {
    /// Reads a response to a call of `operation`.
    pub fn read(operation: &'static str, response: &Response<'_>) -> Self {
        // What is wrong with a body shows when the error's own members are read.
        let body: Map<String, Value> = from_json(response.body).unwrap_or_default();
        let text = |name| body.get(name).and_then(Value::as_str);

        let mut answer = aws_smithy_types::error::ErrorMetadata::builder();
        let header = response.headers.get("x-amzn-errortype");
        if let Some(code) = header.or_else(|| text("code")).or_else(|| text("__type")) {
            answer = answer.code(bare_code(code));
        }
        let messages = ["message", "Message", "errorMessage"];
        if let Some(message) = messages.into_iter().find_map(text) {
            answer = answer.message(message);
        }
        ErrorResponse {
            metadata: ErrorMetadata::of_answer(operation, response, answer.build()),
            body: response.body.to_vec(),
        }
    }

    /// The circumstances of the call, with the error's code and message.
    pub fn metadata(&self) -> &ErrorMetadata {
        &self.metadata
    }

    /// Whether the error is this one of the model.
    pub(crate) fn is<T: ErrorStructure>(&self) -> bool {
        self.metadata.code() == Some(T::CODE)
    }

    /// Reads the members of an error of the model.
    pub(crate) fn modeled<T, E>(self, variant: impl FnOnce(T) -> E) -> E
    where
        T: ErrorStructure,
        E: From<CallError>,
    {
        let error = match from_json::<T>(&self.body) {
            Ok(error) => error,
            // A proxy may have put a page of its own in place of the members.
            Err(ResponseError(error)) if !error.is_data() => T::blank(),
            Err(error) => {
                let kind = CallErrorKind::NotUnderstood;
                return CallError::new(kind, self.metadata, error).into();
            }
        };
        variant(error.with_metadata(self.metadata))
    }
}

/// The name of an error in `aws.protocoltests#FooError:http://example.com/`.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(name, _)| name);
    let code = code.rsplit_once('#').map_or(code, |(_, name)| name);
    code.trim()
}

impl From<ErrorResponse> for ErrorMetadata {
    fn from(response: ErrorResponse) -> Self {
        response.metadata
    }
}

impl ProvideErrorMetadata for ErrorResponse {
    fn meta(&self) -> &aws_smithy_types::error::ErrorMetadata {
        self.metadata.answer()
    }
}

// Message and body stay out: the model may call them sensitive.
impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("operation", &self.metadata.operation())
            .field("code", &self.metadata.code())
            .field("status", &self.metadata.status())
            .field("request_id", &self.metadata.request_id())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.metadata.code().unwrap_or("an error without a code");
        write!(f, "{}: {code}", self.metadata.operation())
    }
}

impl std::error::Error for ErrorResponse {}
