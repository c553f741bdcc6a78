//! Events as messages with headers and a payload.

use crate::error::ErrorMetadata;
use aws_smithy_types::Blob;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::error::Error;
use std::fmt;

/// The error of an event that cannot be written, or of a message that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventError(pub(super) String);

impl EventError {
    /// Returns an error with the position only: the text of a JSON error may quote sensitive
    /// values.
    fn json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        EventError(format!("the JSON of the event is invalid at line {line} column {column}"))
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for EventError {}

/// An event that this version of the crate does not know.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownEvent {
    name: String,
    payload: Bytes,
}

impl UnknownEvent {
    pub(crate) fn read(name: &str, message: &Message) -> Self {
        UnknownEvent { name: name.to_owned(), payload: message.payload().clone() }
    }

    pub(crate) fn write(&self) -> Message {
        Message::new_from_parts(MessageBuilder::event(&self.name).headers, self.payload.clone())
    }

    /// Returns the name of the event.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the payload of the event.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }
}

// Omits the payload, which may be sensitive.
impl fmt::Debug for UnknownEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownEvent").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A message under construction.
pub(crate) struct MessageBuilder {
    headers: Vec<Header>,
}

impl MessageBuilder {
    /// Starts an event.
    pub(crate) fn event(name: &str) -> Self {
        Self::of_type("event").text_header(":event-type", name)
    }

    /// Starts a modeled error.
    pub(crate) fn exception(name: &str) -> Self {
        Self::of_type("exception").text_header(":exception-type", name)
    }

    /// Starts an error that the model does not define.
    pub(crate) fn error(error: &ErrorMetadata) -> Self {
        Self::of_type("error")
            .header(":error-code", error.code().as_ref().map(text))
            .header(":error-message", error.message().as_ref().map(text))
    }

    fn of_type(message_type: &str) -> Self {
        let builder = MessageBuilder { headers: Vec::new() };
        builder.text_header(":message-type", message_type)
    }

    pub(crate) fn header(mut self, name: &'static str, value: Option<HeaderValue>) -> Self {
        self.headers.extend(value.map(|value| Header::new(name, value)));
        self
    }

    fn text_header(self, name: &'static str, value: &str) -> Self {
        self.header(name, Some(text(&value)))
    }

    pub(crate) fn empty(self) -> Result<Message, EventError> {
        Ok(Message::new_from_parts(self.headers, Bytes::new()))
    }

    pub(crate) fn json(self, value: &impl Serialize) -> Result<Message, EventError> {
        let payload = serde_json::to_vec(value).map_err(|error| EventError::json(&error))?;
        self.with_payload("application/json", payload)
    }

    /// Returns the message with a JSON payload, except the members that are headers.
    pub(crate) fn json_except(
        self,
        value: &impl Serialize,
        headers: &[&str],
    ) -> Result<Message, EventError> {
        let mut value = serde_json::to_value(value).map_err(|error| EventError::json(&error))?;
        if let Value::Object(members) = &mut value {
            members.retain(|name, _| !headers.contains(&name.as_str()));
        }
        self.json(&value)
    }

    pub(crate) fn json_member(self, value: Option<&impl Serialize>) -> Result<Message, EventError> {
        match value {
            Some(value) => self.json(value),
            None => self.empty(),
        }
    }

    pub(crate) fn blob(self, value: Option<&Blob>) -> Result<Message, EventError> {
        let bytes = value.map(|value| value.as_ref().to_vec()).unwrap_or_default();
        self.with_payload("application/octet-stream", bytes)
    }

    pub(crate) fn plain_text(self, value: Option<&impl AsRef<str>>) -> Result<Message, EventError> {
        let text = value.map(|value| value.as_ref().to_owned()).unwrap_or_default();
        self.with_payload("text/plain", text)
    }

    /// Returns the message with a payload. The media type follows the type of the message and the
    /// name.
    fn with_payload(
        mut self,
        media_type: &str,
        payload: impl Into<Bytes>,
    ) -> Result<Message, EventError> {
        self.headers.insert(2, Header::new(":content-type", text(&media_type)));
        Ok(Message::new_from_parts(self.headers, payload))
    }
}

/// Returns a blob as the value of a header.
pub(crate) fn blob(value: &Blob) -> HeaderValue {
    HeaderValue::ByteArray(value.as_ref().to_vec().into())
}

/// Returns text as the value of a header.
pub(crate) fn text(value: &impl AsRef<str>) -> HeaderValue {
    HeaderValue::String(value.as_ref().to_owned().into())
}

/// Reads a header, if it is present.
pub(crate) fn header<T>(
    message: &Message,
    name: &str,
    read: impl Fn(&HeaderValue) -> Option<T>,
) -> Result<Option<T>, EventError> {
    let mut headers = message.headers().iter();
    let Some(header) = headers.find(|header| header.name().as_str() == name) else {
        return Ok(None);
    };
    let problem = || {
        EventError(format!(
            "the header `{name}` of the event does not have the type that the model gives it"
        ))
    };
    read(header.value()).map(Some).ok_or_else(problem)
}

/// Reads a required header with text.
pub(super) fn required_text(message: &Message, name: &str) -> Result<String, EventError> {
    let problem = || EventError(format!("the message has no header `{name}`"));
    header(message, name, read_text)?.ok_or_else(problem)
}

pub(crate) fn read_blob(value: &HeaderValue) -> Option<Blob> {
    value.as_byte_array().ok().map(|bytes| Blob::new(bytes.to_vec()))
}

pub(crate) fn read_text<T: for<'a> From<&'a str>>(value: &HeaderValue) -> Option<T> {
    value.as_string().ok().map(|text| T::from(text.as_str()))
}

/// Reads a structure from a payload. An empty payload has no members.
pub(crate) fn read_json<T: DeserializeOwned>(message: &Message) -> Result<T, EventError> {
    let payload: &[u8] = if message.payload().is_empty() { b"{}" } else { message.payload() };
    serde_json::from_slice(payload).map_err(|error| EventError::json(&error))
}

/// Reads a member that is the whole payload, if the payload is not empty.
pub(crate) fn read_json_member<T: DeserializeOwned>(
    message: &Message,
) -> Result<Option<T>, EventError> {
    let is_empty = message.payload().is_empty();
    (!is_empty).then(|| read_json(message)).transpose()
}

pub(crate) fn read_blob_payload(message: &Message) -> Option<Blob> {
    Some(Blob::new(message.payload().to_vec()))
}

pub(crate) fn read_text_payload<T: for<'a> From<&'a str>>(
    message: &Message,
) -> Result<Option<T>, EventError> {
    let text = std::str::from_utf8(message.payload());
    let problem = |_| EventError("the payload of the event is not UTF-8".to_owned());
    text.map(|text| Some(T::from(text))).map_err(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(message: &Message) -> Vec<&str> {
        message.headers().iter().map(|header| header.name().as_str()).collect()
    }

    #[test]
    fn media_type_follows_the_name_of_an_event() {
        let builder = MessageBuilder::event("said").header("place", Some(text(&"here")));
        let message = builder.json(&serde_json::json!({"a": 1})).expect("a message");
        assert_eq!(names(&message), [":message-type", ":event-type", ":content-type", "place"]);
        assert_eq!(&message.payload()[..], br#"{"a":1}"#);
    }

    #[test]
    fn member_in_a_header_is_not_in_the_payload() {
        let value = serde_json::json!({"place": "here", "text": "a"});
        let message = MessageBuilder::event("said").json_except(&value, &["place"]);
        assert_eq!(&message.expect("a message").payload()[..], br#"{"text":"a"}"#);
    }

    #[test]
    fn error_without_a_code_has_no_header_for_it() {
        let message = MessageBuilder::error(&ErrorMetadata::new("Say").with_message("why")).empty();
        assert_eq!(names(&message.expect("a message")), [":message-type", ":error-message"]);
    }

    #[test]
    fn header_of_another_type_is_reported_without_its_value() {
        let message =
            MessageBuilder::event("said").header("place", Some(blob(&Blob::new("secret"))));
        let message = message.empty().expect("a message");
        let error = header(&message, "place", read_text::<String>).unwrap_err();
        let expected =
            "the header `place` of the event does not have the type that the model gives it";
        assert_eq!(error.to_string(), expected);
        assert_eq!(header(&message, "place", read_blob), Ok(Some(Blob::new("secret"))));
        assert_eq!(header(&message, "absent", read_blob), Ok(None));
    }

    #[test]
    fn absent_required_header_is_reported() {
        let message = MessageBuilder::event("said").empty().expect("a message");
        let error = required_text(&message, ":exception-type").unwrap_err();
        assert_eq!(error.to_string(), "the message has no header `:exception-type`");
    }

    #[test]
    fn empty_payload_is_an_object_without_members() {
        let message = MessageBuilder::event("said").empty().expect("a message");
        assert_eq!(read_json::<Value>(&message), Ok(serde_json::json!({})));
        assert_eq!(read_json_member::<Value>(&message), Ok(None));
    }

    #[test]
    fn invalid_payload_is_reported_without_its_text() {
        let message = Message::new(Bytes::from_static(b"{\"a\": secret"));
        let error = read_json::<Value>(&message).unwrap_err();
        assert_eq!(error.to_string(), "the JSON of the event is invalid at line 1 column 7");
        let message = Message::new(Bytes::from_static(b"\xff"));
        let error = read_text_payload::<String>(&message).unwrap_err();
        assert_eq!(error.to_string(), "the payload of the event is not UTF-8");
    }
}
