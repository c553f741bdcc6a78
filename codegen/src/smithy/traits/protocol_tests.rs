//! `smithy.test#httpRequestTests`, `smithy.test#httpResponseTests` and `smithy.test#eventStreamTests`

use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Who a test is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after its value")]
pub enum AppliesTo {
    Client,
    Server,
}

/// What request an input becomes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
#[allow(missing_docs, reason = "each field is named after a member of the trait")]
pub struct RequestTest {
    pub id: String,
    pub protocol: String,
    pub documentation: Option<String>,
    pub applies_to: Option<AppliesTo>,
    #[serde(default)]
    pub params: Value,
    pub method: String,
    pub uri: String,
    pub host: Option<String>,
    pub resolved_host: Option<String>,
    pub query_params: Option<Vec<String>>,
    #[serde(default)]
    pub forbid_query_params: Vec<String>,
    #[serde(default)]
    pub require_query_params: Vec<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    #[serde(default)]
    pub require_headers: Vec<String>,
    pub body: Option<String>,
    pub body_media_type: Option<String>,
}

/// What output or error a response becomes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
#[allow(missing_docs, reason = "each field is named after a member of the trait")]
pub struct ResponseTest {
    pub id: String,
    pub protocol: String,
    pub documentation: Option<String>,
    pub applies_to: Option<AppliesTo>,
    #[serde(default)]
    pub params: Value,
    pub code: u16,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub body: String,
}

/// What an operation with event streams sends and receives.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
#[allow(missing_docs, reason = "each field is named after a member of the trait")]
pub struct EventStreamTest {
    pub id: String,
    pub protocol: String,
    pub documentation: Option<String>,
    pub applies_to: Option<AppliesTo>,
    #[serde(default)]
    pub initial_request_params: Value,
    /// For HTTP, the members of a [`RequestTest`].
    pub initial_request: Option<Map<String, Value>>,
    #[serde(default)]
    pub initial_response_params: Value,
    /// For HTTP, the members of a [`ResponseTest`].
    pub initial_response: Option<Map<String, Value>>,
    #[serde(default)]
    pub events: Vec<EventTest>,
    #[serde(default)]
    pub expectation: TestExpectation,
}

/// An event of a test.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
#[allow(missing_docs, reason = "each field is named after a member of the trait")]
pub struct EventTest {
    pub r#type: EventType,
    pub params: Option<Map<String, Value>>,
    #[serde(default)]
    pub headers: BTreeMap<String, EventHeaderValue>,
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    #[serde(default)]
    pub require_headers: Vec<String>,
    pub body: Option<String>,
    pub body_media_type: Option<String>,
    /// The whole message, in base64.
    pub bytes: Option<String>,
}

/// Who sends an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after its value")]
pub enum EventType {
    Request,
    Response,
}

/// The value of a header of an event.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after a member of the union")]
pub enum EventHeaderValue {
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    /// Bytes in base64.
    Blob(String),
    String(String),
    Timestamp(Value),
}

/// How a test ends.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after a member of the union")]
pub enum TestExpectation {
    Success(Map<String, Value>),
    Failure(FailureExpectation),
}

impl Default for TestExpectation {
    fn default() -> Self {
        TestExpectation::Success(Map::new())
    }
}

/// The error that a test ends with.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
#[allow(missing_docs, reason = "each field is named after a member of the trait")]
pub struct FailureExpectation {
    pub error_id: Option<String>,
}
