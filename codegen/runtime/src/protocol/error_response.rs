//! Error responses.

use super::error_body::ErrorBody;
use super::response::Response;
use crate::error::{ErrorMetadata, ErrorStructure};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use std::sync::Arc;

/// Members of bodies that contain the error code, in the spellings of services and gateways.
const CODES: [&str; 3] = ["code", "__type", "Code"];

/// Members of bodies that contain the message, in the spellings of services and gateways.
const MESSAGES: [&str; 4] = ["message", "Message", "errorMessage", "exceptionMessage"];

/// A response with an error status.
///
/// The AWS runtime crates use this type as the error of all operations: interceptors and retry
/// classifiers find it in their context.
#[derive(Clone)]
pub struct ErrorResponse {
    pub(crate) metadata: ErrorMetadata,
    raw: Arc<RawResponse>,
}

/// The parts of an error response that have the members of the error.
#[derive(Default)]
pub(crate) struct RawResponse {
    headers: HeaderMap,
    body: Vec<u8>,
}

impl ErrorResponse {
    /// Reads the response to a call of `operation`.
    pub fn read(operation: &'static str, response: &Response<'_>) -> Self {
        let body = String::from_utf8_lossy(response.body);
        let body = ErrorBody::read(&body);
        let mut generic = aws_smithy_types::error::ErrorMetadata::builder();
        let in_header = response.header_text("x-amzn-errortype").and_then(|code| bare_code(&code));
        let mut in_body = CODES.iter().filter_map(|name| bare_code(&body.text(name)?));
        if let Some(code) = in_header.or_else(|| in_body.next()) {
            generic = generic.code(code);
        }
        if let Some(message) = MESSAGES.iter().find_map(|name| body.text(name)) {
            generic = generic.message(message);
        }
        ErrorResponse {
            metadata: ErrorMetadata::of_response(operation, response, generic.build()),
            raw: Arc::new(RawResponse { headers: copy(response), body: response.body.to_vec() }),
        }
    }

    /// Returns the metadata of the call, with the error's code and message.
    pub fn metadata(&self) -> &ErrorMetadata {
        &self.metadata
    }

    /// Returns true if the code is that of the modeled error `T`.
    #[allow(dead_code, reason = "a service may have no errors")]
    pub(crate) fn is<T: ErrorStructure>(&self) -> bool {
        self.metadata.code() == Some(T::MODELED.code)
    }

    /// Reads a modeled error. A member that cannot be read is absent.
    #[allow(dead_code, reason = "a service may have no errors")]
    pub(crate) fn modeled<T: ErrorStructure>(self) -> T {
        let status = self.metadata.status().unwrap_or_default();
        let response = Response { status, headers: &self.raw.headers, body: &self.raw.body };
        T::read(&response).with_metadata(self.metadata)
    }
}

/// Copies the headers, to which errors may bind members.
fn copy(response: &Response<'_>) -> HeaderMap {
    let headers = response.headers.iter();
    let headers = headers.filter_map(|(name, value)| {
        Some((HeaderName::try_from(name).ok()?, HeaderValue::from_bytes(value).ok()?))
    });
    headers.collect()
}

/// Returns the error code without its namespace and URI: `FooError` for
/// `aws.api#FooError:http://example.com/`.
fn bare_code(code: &str) -> Option<String> {
    let code = code.split_once(':').map_or(code, |(name, _)| name);
    let code = code.rsplit_once('#').map_or(code, |(_, name)| name).trim();
    (!code.is_empty()).then(|| code.to_owned())
}

impl From<ErrorResponse> for ErrorMetadata {
    fn from(response: ErrorResponse) -> Self {
        response.metadata.of_unknown(response.raw)
    }
}

impl From<ErrorMetadata> for ErrorResponse {
    fn from(metadata: ErrorMetadata) -> Self {
        ErrorResponse { raw: metadata.response(), metadata }
    }
}

impl ProvideErrorMetadata for ErrorResponse {
    fn meta(&self) -> &aws_smithy_types::error::ErrorMetadata {
        self.metadata.generic()
    }
}

// Omits the message and the body, which may be sensitive.
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

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Bytes;

    fn read(header: Option<&'static str>, body: &str) -> ErrorResponse {
        let mut response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
        *response.status_mut() = http::StatusCode::NOT_FOUND;
        let code = header.map(|code| ("x-amzn-errortype", HeaderValue::from_static(code)));
        response
            .headers_mut()
            .extend(code.map(|(name, code)| (HeaderName::from_static(name), code)));
        ErrorResponse::read("GetRoom", &Response::from(&response))
    }

    #[test]
    fn bare_code_has_no_namespace_and_no_uri() {
        for code in ["FooError", "aws.api#FooError", "FooError:http://a/b#c", " a#FooError : x"] {
            assert_eq!(bare_code(code).as_deref(), Some("FooError"), "{code}");
        }
        assert_eq!(bare_code("aws.api#"), None);
        assert_eq!(bare_code(""), None);
    }

    #[test]
    fn code_in_the_header_precedes_codes_in_the_body() {
        let body = r#"{"__type": "a.b#Second", "code": "First", "message": "why"}"#;
        assert_eq!(read(Some("Header:"), body).metadata().code(), Some("Header"));
        assert_eq!(read(None, body).metadata().code(), Some("First"));
        assert_eq!(read(None, r#"{"__type": "a.b#Second"}"#).metadata().code(), Some("Second"));
        assert_eq!(read(None, "<html>").metadata().code(), None);
    }

    #[test]
    fn message_is_read_in_each_spelling() {
        for name in MESSAGES {
            let error = read(None, &format!("{{\"{name}\": \"why\"}}"));
            assert_eq!(error.metadata().message(), Some("why"), "{name}");
        }
    }

    #[test]
    fn error_response_is_printed_without_message_and_body() {
        let error = read(Some("FooError"), r#"{"message": "secret", "other": "secret"}"#);
        assert_eq!(error.to_string(), "GetRoom: FooError");
        assert!(!format!("{error:?}").contains("secret"), "{error:?}");
    }
}
