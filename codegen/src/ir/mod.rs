//! The intermediate representation of a crate: plain data, in which every decision is taken.
//!
//! Identifiers are final. Lists have the order in which the emitter prints them.

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

pub(crate) use auth::{AuthScheme, Behavior};
pub(crate) use docs::{Deprecation, Docs, Note, NoteKind, spaces};
pub(crate) use endpoint::partition::{Partition, PartitionOutputs};
pub(crate) use endpoint::rules::{
    Bdd, BddCondition, BddVariable, Condition, EndpointValue, Outcome, Property, Rule, Rules,
};
pub(crate) use endpoint::test_case::{Argument, EndpointTest, Expectation, ExpectedEndpoint};
pub(crate) use endpoint::value::{
    Attribute, Function, PartitionAttribute, Template, TemplatePart, Value, ValueType,
};
pub(crate) use endpoint::{BuiltIn, CallParam, Each, Endpoints, ParamPath, ParamSource, Setting};
pub(crate) use protocol_tests::{
    Conformance, EventHeaderValue, EventStreamTest, ExpectedBody, ExpectedMessage, ExpectedRequest,
    ExpectedStream, Message as EventMessage, RequestTest, ResponseTest, SentEvent, SentEvents,
    StreamBody, StreamOutcome, StreamResponse,
};

pub(crate) use field_path::{Path, Step};
pub(crate) use jmespath::{Access, Comparison, Expr, LengthOf, MapProjection, Variable};
pub(crate) use package::guide::{ErrorCode, Guide};
pub(crate) use package::manifest::{Manifest, Settings};
pub(crate) use pagination::{Items, PageSize, Paginator};
pub(crate) use types::derive::Derive;
pub(crate) use types::event_stream::{
    Event, EventHeader, EventPayload, EventStream, HeaderKind, PayloadKind,
};
pub(crate) use types::member_type::{HttpEncoding, Named, TimestampFormat, Type};
pub(crate) use types::structure::{Binding, Constraint, Member, Nullability, Structure};
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
    /// The auth schemes, in order of preference.
    pub auth: Vec<AuthScheme>,
    /// Whether each call chooses an auth scheme, because the operations do not share a single one.
    pub chooses_auth: bool,
    pub operations: Vec<Operation>,
    pub types: Vec<TypeDef>,
    pub errors: Vec<ErrorDef>,
    /// The marker types, one for each name of required members.
    pub markers: Vec<Marker>,
    /// The recursion limit of the crate, if the default one of rustc is too low.
    pub recursion_limit: Option<usize>,
    pub endpoints: Endpoints,
    /// The protocol tests, if they were requested.
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
    /// The method of the client.
    pub ident: Ident,
    pub docs: Docs,
    /// The purpose of a call, as Markdown: `create a room`.
    pub purpose: String,
    pub deprecation: Option<Deprecation>,
    pub input: Structure,
    pub output: Structure,
    pub error: Ident,
    /// The errors of the service, as variants of `error`.
    pub errors: Vec<Ident>,
    pub method: Ident,
    /// The literals and labels of the path.
    pub path: Vec<Segment>,
    /// The query parameters with a constant value.
    pub query: Vec<(String, Option<String>)>,
    /// The literals and labels of the host prefix.
    pub host_prefix: Vec<Segment>,
    pub endpoint_params: Vec<CallParam>,
    pub body: Body,
    pub behavior: Behavior,
    /// The action that an IAM policy has to allow, if the model has its namespace.
    pub permission: Option<String>,
    /// Whether the output contains something sensitive, at any depth.
    pub sensitive_output: bool,
    pub paginator: Option<Paginator>,
    pub waiters: Vec<Waiter>,
    /// The fields that an example sets, if an example exists.
    pub example: Option<Vec<(Ident, Sample)>>,
}

/// A part of a URI path.
pub(crate) enum Segment {
    Literal(String),
    /// The value of a field of the input.
    Label {
        field: Ident,
        text: HttpEncoding,
        /// Whether slashes in the value are kept.
        greedy: bool,
        /// The value of the label if the field is absent.
        default: Option<String>,
    },
}

impl Segment {
    /// Returns a label that is neither greedy nor has a default value.
    pub(crate) fn label(field: Ident, text: HttpEncoding) -> Self {
        Segment::Label { field, text, greedy: false, default: None }
    }
}

/// The body of a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    /// No body.
    Empty,
    /// The whole input, as JSON.
    Input,
    /// The members that are not bound to another part of the request, as JSON.
    Rest,
    /// The value of the member with `smithy.api#httpPayload`.
    Payload,
}

/// An error of the service.
pub(crate) struct ErrorDef {
    /// The code in responses.
    pub code: String,
    /// The status of the response.
    pub status: u16,
    pub structure: Structure,
    /// The method that is true for this error only.
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

/// The member of an error with the message of the service.
pub(crate) enum Message {
    Required(Ident),
    Optional(Ident),
    /// A member that must not be shown.
    Sensitive,
    /// No member.
    None,
}

/// The marker type of required members.
pub(crate) struct Marker {
    pub ident: Ident,
    /// The field of the members.
    pub field: Ident,
}
