//! Errors that end an event stream.

use super::{Event, Message, header, read_text};
use crate::error::ErrorMetadata;
use crate::protocol::{ErrorResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

/// Reads a modeled error from a message of the type `exception`.
pub(super) fn read_exception<E: Event>(message: &Message) -> E::Error {
    let code = text(message, ":exception-type").unwrap_or_default();
    let code = E::code(&code);
    let payload = message.payload();
    // Reads an incomplete object member by member, too, instead of using it as the message: some
    // members may be sensitive.
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

/// Reads an error without members from a message of the type `error`.
pub(super) fn read_error<E: Event>(message: &Message) -> E::Error {
    let code = text(message, ":error-code").unwrap_or_default();
    error::<E>(&code, text(message, ":error-message"), b"")
}

fn text(message: &Message, name: &str) -> Option<String> {
    header(message, name, read_text).ok().flatten()
}

/// Returns the error with a code, and with the members in `body`.
fn error<E: Event>(code: &str, message: Option<String>, body: &[u8]) -> E::Error {
    let code = HeaderValue::try_from(code).ok();
    let headers = code.map(|code| (HeaderName::from_static("x-amzn-errortype"), code));
    let headers = HeaderMap::from_iter(headers);
    let mut error =
        ErrorResponse::read(E::NAME, &Response { status: 200, headers: &headers, body });
    error.metadata = without_status::<E>(&error.metadata, message);
    error.into()
}

/// Returns the metadata without the status, which belongs to the response that contains the stream.
fn without_status<E: Event>(original: &ErrorMetadata, message: Option<String>) -> ErrorMetadata {
    let mut metadata = ErrorMetadata::new(E::NAME);
    if let Some(code) = original.code() {
        metadata = metadata.with_code(code);
    }
    match message.or_else(|| original.message().map(str::to_owned)) {
        Some(message) => metadata.with_message(message),
        None => metadata,
    }
}
