//! The protocol tests of a model.

use super::{Docs, Member, Sample};
use proc_macro2::Ident;

/// The tests of a service.
#[derive(Default)]
pub(crate) struct Conformance {
    pub requests: Vec<RequestTest>,
    pub responses: Vec<ResponseTest>,
    pub event_streams: Vec<EventStreamTest>,
    /// The number of tests for servers.
    pub of_servers: usize,
    /// The ids of the tests that cannot be expressed in Rust, with the reasons.
    pub unwritable: Vec<(String, String)>,
}

/// A test of the request for an input.
pub(crate) struct RequestTest {
    pub id: String,
    pub ident: Ident,
    pub docs: Docs,
    /// The method of the client.
    pub call: Ident,
    pub input: Vec<(Ident, Sample)>,
    /// The endpoint, with its path.
    pub endpoint: Option<String>,
    pub expected: ExpectedRequest,
}

/// The expected request.
pub(crate) struct ExpectedRequest {
    pub method: String,
    pub path: String,
    /// The host of the request.
    pub host: Option<String>,
    /// The query parameters, if the test specifies them.
    pub query: Option<Vec<String>>,
    pub required_parameters: Vec<String>,
    pub forbidden_parameters: Vec<String>,
    pub headers: Vec<(String, String)>,
    pub required_headers: Vec<String>,
    pub forbidden_headers: Vec<String>,
    pub body: Option<ExpectedBody>,
}

/// The expected body.
pub(crate) enum ExpectedBody {
    Empty,
    Json(String),
    Bytes(String),
}

/// A test of the output or the error for a response.
pub(crate) struct ResponseTest {
    pub id: String,
    pub ident: Ident,
    pub docs: Docs,
    /// The method of the client.
    pub call: Ident,
    /// The module of the operation.
    pub module: Ident,
    pub input: Vec<(Ident, Sample)>,
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// The expected structure.
    pub structure: Ident,
    pub fields: Vec<(Ident, Sample)>,
    /// The error enum of the operation, if an error is expected.
    pub error: Option<Ident>,
    /// The expected stream, if the output has one.
    pub stream: Option<ExpectedStream>,
}

/// The expected stream of an output.
pub(crate) struct ExpectedStream {
    pub field: Ident,
    /// The contents of a stream of bytes.
    pub bytes: Option<Vec<u8>>,
    pub others: Vec<Ident>,
}

impl ExpectedStream {
    /// Creates the expectation for an output with these members, whose stream is `field`.
    pub(crate) fn new(field: &Ident, bytes: Option<Vec<u8>>, members: &[Member]) -> Self {
        let others = members.iter().map(|member| &member.ident).filter(|ident| *ident != field);
        ExpectedStream { field: field.clone(), bytes, others: others.cloned().collect() }
    }
}

/// A test of the events that an operation sends and receives.
pub(crate) struct EventStreamTest {
    pub id: String,
    pub ident: Ident,
    pub docs: Docs,
    /// The method of the client.
    pub call: Ident,
    /// The module of the operation.
    pub module: Ident,
    /// The input without its stream.
    pub input: Vec<(Ident, Sample)>,
    pub request: Option<ExpectedRequest>,
    pub sent: Option<SentEvents>,
    pub response: Option<StreamResponse>,
}

/// The events that a test sends.
pub(crate) struct SentEvents {
    /// The member of the input.
    pub field: Ident,
    /// The events, with the expected messages.
    pub events: Vec<(SentEvent, ExpectedMessage)>,
}

/// An event that a test sends.
pub(crate) enum SentEvent {
    Event(Sample),
    /// An error that ends the stream, with the enum of such errors.
    Error(Ident, Sample),
}

/// The expected message.
pub(crate) struct ExpectedMessage {
    pub headers: Vec<(String, EventHeaderValue)>,
    pub required_headers: Vec<String>,
    pub forbidden_headers: Vec<String>,
    pub body: Option<ExpectedBody>,
    /// The whole message.
    pub bytes: Option<Vec<u8>>,
}

/// The response in a test, with the expected outcome.
pub(crate) struct StreamResponse {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: StreamBody,
    pub outcome: StreamOutcome,
}

/// The body of a response.
pub(crate) enum StreamBody {
    Text(String),
    Messages(Vec<Message>),
}

/// A message that a test receives.
pub(crate) enum Message {
    Bytes(Vec<u8>),
    Parts(Vec<(String, EventHeaderValue)>, String),
}

/// The value of a header of a message.
pub(crate) enum EventHeaderValue {
    Bool(bool),
    Byte(i8),
    Short(i16),
    Int(i32),
    Long(i64),
    Blob(Vec<u8>),
    Text(String),
    Timestamp(i64, u32),
}

/// The expected outcome of a call, and of the stream that it returns.
pub(crate) enum StreamOutcome {
    Output {
        structure: Ident,
        /// The members besides the stream, if the test specifies them.
        fields: Option<Vec<(Ident, Sample)>>,
        /// The member of the output with the events, and the type of an event.
        stream: Option<(Ident, Ident)>,
        /// The events, with `None` for unknown events.
        events: Vec<Option<Sample>>,
    },
    /// An error, of the model if the test names it.
    Error { stream: Option<Ident>, error: Option<Ident> },
}
