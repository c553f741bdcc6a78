//! What the generated crate will be: plain data, with every decision taken.
//!
//! Identifiers are final, beside the names on the wire. Everything is in the order it is printed in.

pub(crate) mod auth;
pub(crate) mod docs;
pub(crate) mod endpoint;
pub(crate) mod field_path;
pub(crate) mod jmespath;
pub(crate) mod package;
pub(crate) mod pagination;
pub(crate) mod protocol_tests;
pub(crate) mod type_index;
pub(crate) mod types;
pub(crate) mod waiter;

pub(crate) use auth::{AuthScheme, Behavior, Retries};
pub(crate) use docs::{Deprecation, Docs, Note, NoteKind, spaces};
pub(crate) use endpoint::{
    Argument, Attribute, BuiltIn, CallParam, Condition, Diagram, DiagramCondition, Each,
    EndpointTest, EndpointValue, Endpoints, Expectation, ExpectedEndpoint, Finding, Function,
    Outcome, ParamPath, ParamSource, Partition, PartitionAttribute, PartitionOutputs, Property,
    Rule, Rules, Setting, Template, TemplatePart, Value, ValueType,
};
pub(crate) use protocol_tests::{
    Conformance, EventHeaderValue, EventStreamTest, ExpectedBody, ExpectedMessage, ExpectedRequest,
    ExpectedStream, Message as EventMessage, RequestTest, ResponseTest, SentEvent, SentEvents,
    StreamBody, StreamOutcome, StreamResponse,
};

pub(crate) use field_path::{Path, Step};
pub(crate) use jmespath::{Comparison, Half, Query, Reading, Shape, Variable};
pub(crate) use package::guide::Guide;
pub(crate) use package::manifest::{Manifest, Settings};
pub(crate) use pagination::{Items, Paginator};
pub(crate) use types::derive::Derive;
pub(crate) use types::event_stream::{
    Event, EventHeader, EventPayload, EventStream, HeaderKind, PayloadKind,
};
pub(crate) use types::member_type::{Named, Text, TimestampFormat, Type};
pub(crate) use types::serde_form::{Absent, Adapter, Codec, SerdeForm};
pub(crate) use types::structure::{Binding, Constraint, Member, Presence, Structure};
pub(crate) use types::value::{Document, Literal, Sample};
pub(crate) use types::{Enum, EnumVariant, IntEnum, IntEnumVariant, TypeDef, Union, UnionVariant};
pub(crate) use waiter::{Verdict, Waiter};

use proc_macro2::Ident;

/// The crate.
pub(crate) struct Service {
    /// The name of the service in settings of the environment.
    pub id: String,
    /// The name of the service in the user agent.
    pub user_agent_id: String,
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// The name of the service in the credential scope of a signature.
    pub signing_name: String,
    /// How its calls are authenticated, the preferred ways first.
    pub auth: Vec<AuthScheme>,
    /// Whether each call chooses a scheme, since `auth` is not the one scheme of all operations.
    pub chooses_auth: bool,
    pub operations: Vec<Operation>,
    pub types: Vec<TypeDef>,
    pub errors: Vec<ErrorDef>,
    /// A marker type for each name that a required member has.
    pub markers: Vec<Marker>,
    /// The recursion limit of the crate, if rustc needs more than its default one.
    pub recursion_limit: Option<usize>,
    pub endpoints: Endpoints,
    /// The protocol tests, if the crate is to have them.
    pub conformance: Option<Conformance>,
    pub guide: Guide,
}

impl Service {
    /// Returns every structure of the crate, inputs and outputs included.
    pub(crate) fn structures(&self) -> impl Iterator<Item = &Structure> {
        structures(&self.operations, &self.types, &self.errors)
    }
}

/// Returns every structure of operations, types and errors.
pub(crate) fn structures<'s>(
    operations: &'s [Operation],
    types: &'s [TypeDef],
    errors: &'s [ErrorDef],
) -> impl Iterator<Item = &'s Structure> {
    let of_operations =
        operations.iter().flat_map(|operation| [&operation.input, &operation.output]);
    let of_types = types.iter().filter_map(|def| match def {
        TypeDef::Structure(structure) => Some(structure),
        _ => None,
    });
    of_operations.chain(of_types).chain(errors.iter().map(|error| &error.structure))
}

/// An operation.
pub(crate) struct Operation {
    pub name: String,
    /// Its name in snake case: the module and the method of the client.
    pub ident: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub input: Structure,
    pub output: Structure,
    pub error: Ident,
    /// Its errors, as the variants of `error`.
    pub errors: Vec<Ident>,
    pub method: Ident,
    /// The literals and labels that the path is made of.
    pub path: Vec<Segment>,
    /// The query parameters that are always the same.
    pub query: Vec<(String, Option<String>)>,
    /// The literals and labels that go before the host of the endpoint.
    pub host_prefix: Vec<Segment>,
    pub endpoint_params: Vec<CallParam>,
    pub body: Body,
    pub behavior: Behavior,
    /// Whether something in the output is sensitive, however deep.
    pub sensitive_output: bool,
    /// How it answers in pages, if it does.
    pub paginator: Option<Paginator>,
    pub waiters: Vec<Waiter>,
    /// The fields of the input that an example sets, if there can be an example.
    pub example: Option<Vec<(Ident, Sample)>>,
}

/// A part of a URI path.
pub(crate) enum Segment {
    Literal(String),
    /// The value of the input's field. A greedy one may have slashes, which stay.
    Label {
        field: Ident,
        text: Text,
        greedy: bool,
        /// What stands for none.
        default: Option<String>,
    },
}

impl Segment {
    /// Returns a label that is neither greedy nor has a default value.
    pub(crate) fn label(field: Ident, text: Text) -> Self {
        Segment::Label { field, text, greedy: false, default: None }
    }
}

/// What the body of a request is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    /// No body.
    Empty,
    /// The whole input, as JSON.
    Input,
    /// The members without another place in the request, as JSON.
    Rest,
    /// The member that is bound to it.
    Payload,
}

/// An error of the service.
pub(crate) struct ErrorDef {
    /// Its name on the wire.
    pub code: String,
    /// The status of the response.
    pub status: u16,
    pub structure: Structure,
    /// The method that tells it from the others.
    pub predicate: Ident,
    pub message: Message,
    /// Set if another attempt may succeed.
    pub retryable: Option<Retryable>,
}

/// The way in which a client retries after an error.
#[derive(Clone, Copy)]
pub(crate) struct Retryable {
    /// Whether the service limits the rate of requests with this error.
    pub throttling: bool,
}

/// Member of an error that has the service's text.
pub(crate) enum Message {
    Required(Ident),
    Optional(Ident),
    /// A member whose text must not be shown.
    Sensitive,
    /// No member.
    None,
}

/// A marker of required members.
pub(crate) struct Marker {
    pub ident: Ident,
    /// The field it stands for.
    pub field: Ident,
}
