//! The protocol tests of a model.

use super::{Docs, Member, Sample};
use proc_macro2::Ident;

/// The tests of a service.
#[derive(Default)]
pub(crate) struct Conformance {
    pub requests: Vec<RequestTest>,
    pub responses: Vec<ResponseTest>,
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
    pub method: String,
    pub path: String,
    /// The endpoint, with a path if it has one.
    pub endpoint: Option<String>,
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
