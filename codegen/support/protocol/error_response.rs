//! Responses with a status of failure.

use super::response::{Response, ResponseError};
use crate::error::{CallError, CallErrorKind, ErrorMetadata, ErrorStructure};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A response with a status of failure.
///
/// The AWS runtime crates see it as the error of the operation: interceptors and retry classifiers
/// that look for an error find this type.
#[derive(Clone)]
pub struct ErrorResponse {
    metadata: ErrorMetadata,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl ErrorResponse {
    /// Reads a response to a call of `operation`.
    pub fn read(operation: &'static str, response: &Response<'_>) -> Self {
        let body = Envelope::read(response.body);
        let mut answer = aws_smithy_types::error::ErrorMetadata::builder();
        let header = response.headers.get("x-amzn-errortype");
        let codes = [header, body.code.as_deref(), body.r#type.as_deref()].into_iter().flatten();
        if let Some(code) = codes.map(bare_code).find(|code| !code.is_empty()) {
            answer = answer.code(code);
        }
        if let Some(message) = body.message.or(body.capitalized).or(body.prefixed) {
            answer = answer.message(message);
        }
        ErrorResponse {
            metadata: ErrorMetadata::of_answer(operation, response, answer.build()),
            headers: copy(response),
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
    pub(crate) fn modeled<T: ErrorStructure>(self) -> Result<T, CallError> {
        let status = self.metadata.status().unwrap_or_default();
        let response = Response { status, headers: &self.headers, body: &self.body };
        let error = match T::read(&response) {
            Ok(error) => error,
            // A proxy may have put a page of its own in place of the members.
            Err(ResponseError(error)) if !error.is_data() => T::blank(),
            Err(error) => {
                let kind = CallErrorKind::NotUnderstood;
                // The message may be what the model calls sensitive.
                let metadata = self.metadata.without_message();
                return Err(CallError::new(kind, metadata, error));
            }
        };
        Ok(error.with_metadata(self.metadata))
    }
}

/// The headers, for the members that errors have there.
fn copy(response: &Response<'_>) -> HeaderMap {
    let headers = response.headers.iter();
    let headers = headers.filter_map(|(name, value)| {
        Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?))
    });
    headers.collect()
}

/// What errors of all kinds may say, in the spellings that services and gateways have for it.
#[derive(Default)]
struct Envelope {
    /// `code`
    code: Option<String>,
    /// `__type`
    r#type: Option<String>,
    /// `message`
    message: Option<String>,
    /// `Message`
    capitalized: Option<String>,
    /// `errorMessage`
    prefixed: Option<String>,
}

impl Envelope {
    /// Reads what can be read. What is wrong with a body shows when the error's own members are.
    fn read(body: &[u8]) -> Self {
        let mut envelope = Envelope::default();
        let body = String::from_utf8_lossy(body);
        let _ = serde_json::Deserializer::from_str(&body).deserialize_map(&mut envelope);
        envelope
    }
}

// By hand, because whatever else is in the body must not stand in the way.
impl<'de> Visitor<'de> for &mut Envelope {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            let value: &RawValue = map.next_value()?;
            let place = match &*name {
                "code" => &mut self.code,
                "__type" => &mut self.r#type,
                "message" => &mut self.message,
                "Message" => &mut self.capitalized,
                "errorMessage" => &mut self.prefixed,
                _ => continue,
            };
            if let Ok(text) = serde_json::from_str(value.get()) {
                *place = Some(text);
            }
        }
        Ok(())
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
