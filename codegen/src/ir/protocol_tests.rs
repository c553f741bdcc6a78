//! The protocol tests of a model.

use super::{Docs, Member, Sample};
use proc_macro2::Ident;

/// The tests of a service.
#[derive(Default)]
pub(crate) struct Conformance {
    pub requests: Vec<RequestTest>,
    pub responses: Vec<ResponseTest>,
    pub event_streams: Vec<EventStreamTest>,
    /// How many tests are for servers.
    pub of_servers: usize,
    /// The tests that cannot be written as code: their ids, and why.
    pub unwritable: Vec<(String, String)>,
}

/// What request an input becomes.
pub(crate) struct RequestTest {
    pub id: String,
    pub ident: Ident,
    pub docs: Docs,
    /// The method of the client.
    pub call: Ident,
    pub input: Vec<(Ident, Sample)>,
    /// The endpoint, with a path if it has one.
    pub endpoint: Option<String>,
    pub expected: ExpectedRequest,
}

/// What is expected of a request.
pub(crate) struct ExpectedRequest {
    pub method: String,
    pub path: String,
    /// The host that the request goes to.
    pub host: Option<String>,
    /// The parameters of the query, if they are told.
    pub query: Option<Vec<String>>,
    pub required_parameters: Vec<String>,
    pub forbidden_parameters: Vec<String>,
    pub headers: Vec<(String, String)>,
    pub required_headers: Vec<String>,
    pub forbidden_headers: Vec<String>,
    pub body: Option<ExpectedBody>,
}

/// The body of a request.
pub(crate) enum ExpectedBody {
    Empty,
    Json(String),
    Bytes(String),
}

/// What output or error a response becomes.
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
    /// The structure that is expected, and what is set in it.
    pub structure: Ident,
    pub fields: Vec<(Ident, Sample)>,
    /// The error enum of the operation, if an error is expected.
    pub error: Option<Ident>,
    /// If it has a stream, what is in that, and the other members.
    pub stream: Option<ExpectedStream>,
}

/// What is expected of an output with a stream.
pub(crate) struct ExpectedStream {
    pub field: Ident,
    /// What is in it, unless it is made of events.
    pub bytes: Option<Vec<u8>>,
    pub others: Vec<Ident>,
}

impl ExpectedStream {
    /// Of the members of an output, whose stream is `field`.
    pub(crate) fn new(field: &Ident, bytes: Option<Vec<u8>>, members: &[Member]) -> Self {
        let others = members.iter().map(|member| &member.ident).filter(|ident| *ident != field);
        ExpectedStream { field: field.clone(), bytes, others: others.cloned().collect() }
    }
}

/// What an operation with event streams sends and receives.
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
    /// The events, and the messages that they become.
    pub events: Vec<(SentEvent, ExpectedMessage)>,
}

/// An event that a test sends.
pub(crate) enum SentEvent {
    Event(Sample),
    /// An error that ends the stream, and the enum of such errors.
    Error(Ident, Sample),
}

/// What is expected of a message.
pub(crate) struct ExpectedMessage {
    pub headers: Vec<(String, EventHeaderValue)>,
    pub required_headers: Vec<String>,
    pub forbidden_headers: Vec<String>,
    pub body: Option<ExpectedBody>,
    /// The whole message.
    pub bytes: Option<Vec<u8>>,
}

/// The response in a test, and what becomes of it.
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

/// How a call ends, and the stream that it returns.
pub(crate) enum StreamOutcome {
    Output {
        structure: Ident,
        /// The members beside the stream, if they are told.
        fields: Option<Vec<(Ident, Sample)>>,
        /// The member of the output that has the events, and its type.
        stream: Option<(Ident, Ident)>,
        /// The events, and nothing for those that the model does not know.
        events: Vec<Option<Sample>>,
    },
    /// An error of the model, if it is told which.
    Error { stream: Option<Ident>, error: Option<Ident> },
}
