//! Traits with protocol tests.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

traits! {
    /// The tests of an operation with event streams.
    "smithy.test#eventStreamTests" => struct EventStreamTests(Vec<EventStreamTest>);

    /// The tests of an operation's requests.
    "smithy.test#httpRequestTests" => struct HttpRequestTests(Vec<RequestTest>);

    /// The tests of an operation's or an error's responses.
    "smithy.test#httpResponseTests" => struct HttpResponseTests(Vec<ResponseTest>);
}

/// The party that a test is for.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AppliesTo {
    Client,
    Server,
}

/// A test of the request that an input becomes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(crate) struct RequestTest {
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

/// A test of the output or the error that a response becomes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(crate) struct ResponseTest {
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

/// A test of the messages that an operation sends and receives.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(crate) struct EventStreamTest {
    pub id: String,
    pub protocol: String,
    pub documentation: Option<String>,
    pub applies_to: Option<AppliesTo>,
    #[serde(default)]
    pub initial_request_params: Value,
    /// The members of a [`RequestTest`], as the protocol is HTTP.
    pub initial_request: Option<Map<String, Value>>,
    #[serde(default)]
    pub initial_response_params: Value,
    /// The members of a [`ResponseTest`], as the protocol is HTTP.
    pub initial_response: Option<Map<String, Value>>,
    #[serde(default)]
    pub events: Vec<EventTest>,
    #[serde(default)]
    pub expectation: TestExpectation,
}

/// An event of a test.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(crate) struct EventTest {
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
    /// The whole message in base64.
    pub bytes: Option<String>,
}

/// The message that an event is part of.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EventType {
    Request,
    Response,
}

/// The value of a header of an event.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EventHeaderValue {
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

/// The result of a call.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TestExpectation {
    Success {},
    Failure(FailureExpectation),
}

impl Default for TestExpectation {
    fn default() -> Self {
        TestExpectation::Success {}
    }
}

/// The error that a call returns.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(crate) struct FailureExpectation {
    pub error_id: Option<String>,
}
