//! Errors by which a service ends a stream.

use super::{Event, Message, header, read_text};
use crate::error::ErrorMetadata;
use crate::protocol::{ErrorResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

/// Reads an error that the model may describe, from a message of the type `exception`.
pub(super) fn read_exception<E: Event>(message: &Message) -> E::Error {
    let code = text(message, ":exception-type").unwrap_or_default();
    let code = E::code(&code);
    let payload = message.payload();
    // An object is read member by member, even if it breaks off: some members may be sensitive.
    if payload.trim_ascii_start().starts_with(b"{") {
        return error::<E>(code, None, payload);
    }
    match serde_json::from_slice(payload) {
        Ok(Value::String(text)) => error::<E>(code, Some(text), b""),
        Ok(_) => error::<E>(code, None, b""),
        Err(_) if payload.is_empty() => error::<E>(code, None, b""),
        Err(_) => error::<E>(code, Some(String::from_utf8_lossy(payload).into_owned()), b""),
    }
}

/// Reads an error that has no members, from a message of the type `error`.
pub(super) fn read_error<E: Event>(message: &Message) -> E::Error {
    let code = text(message, ":error-code").unwrap_or_default();
    error::<E>(&code, text(message, ":error-message"), b"")
}

fn text(message: &Message, name: &str) -> Option<String> {
    header(message, name, read_text).ok().flatten()
}

/// Returns the error with this code, whose members are in `body`.
fn error<E: Event>(code: &str, message: Option<String>, body: &[u8]) -> E::Error {
    let code = HeaderValue::try_from(code).ok();
    let headers = code.map(|code| (HeaderName::from_static("x-amzn-errortype"), code));
    let headers = HeaderMap::from_iter(headers);
    let mut error =
        ErrorResponse::read(E::NAME, &Response { status: 200, headers: &headers, body });
    error.metadata = without_status::<E>(&error.metadata, message);
    error.into()
}

/// Returns the code and the message alone: only the response with the whole stream has a status.
fn without_status<E: Event>(answer: &ErrorMetadata, message: Option<String>) -> ErrorMetadata {
    let mut metadata = ErrorMetadata::new(E::NAME);
    if let Some(code) = answer.code() {
        metadata = metadata.with_code(code);
    }
    match message.or_else(|| answer.message().map(str::to_owned)) {
        Some(message) => metadata.with_message(message),
        None => metadata,
    }
}
