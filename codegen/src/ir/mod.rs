//! What the generated crate will be: plain data, with every decision taken.
//!
//! Identifiers are final, beside the names on the wire. Everything is in the order it is printed in.

mod endpoints;
mod paginators;
mod paths;
mod queries;
mod samples;
mod structures;
mod waiters;

pub(crate) use endpoints::{
    Argument, BuiltIn, Condition, EndpointTest, Endpoints, Expectation, Outcome, Partition,
    PartitionAttribute, PartitionOutputs, Rule, Template, TemplatePart, Value,
};

pub(crate) use paginators::{Items, Paginator};
pub(crate) use paths::{Path, Step};
pub(crate) use queries::{Comparison, Half, Query, Reading, Shape, Variable};
pub(crate) use samples::Sample;
pub(crate) use structures::{Constraint, Member, Structure};
pub(crate) use waiters::{Verdict, Waiter};

use crate::Summary;
use crate::smithy::traits::TimestampFormat;
use proc_macro2::Ident;
use serde_json::Number;

/// The crate.
pub(crate) struct Service {
    /// The name of the service in settings of the environment.
    pub id: String,
    pub title: String,
    pub version: String,
    pub docs: Docs,
    /// The name of the service in the credential scope of a signature.
    pub signing_name: String,
    pub operations: Vec<Operation>,
    pub types: Vec<TypeDef>,
    pub errors: Vec<ErrorDef>,
    /// A marker type for each name that a required member has.
    pub markers: Vec<Marker>,
    pub endpoints: Endpoints,
}

impl Service {
    pub(crate) fn summary(&self) -> Summary {
        Summary {
            service: self.title.clone(),
            version: self.version.clone(),
            operations: self.operations.len(),
            types: self.types.len(),
            errors: self.errors.len(),
        }
    }

    /// Every structure of the crate, inputs and outputs included.
    pub(crate) fn structures(&self) -> impl Iterator<Item = &Structure> {
        let operations = self.operations.iter();
        let of_operations = operations.flat_map(|operation| [&operation.input, &operation.output]);
        let of_types = self.types.iter().filter_map(|def| match def {
            TypeDef::Structure(structure) => Some(structure),
            _ => None,
        });
        let of_errors = self.errors.iter().map(|error| &error.structure);
        of_operations.chain(of_types).chain(of_errors)
    }
}

/// Markdown, one paragraph or list a string. The first is the summary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Docs(pub Vec<String>);

/// An operation.
pub(crate) struct Operation {
    pub name: String,
    /// Its name in snake case: the module and the method of the client.
    pub ident: Ident,
    pub docs: Docs,
    pub input: Structure,
    pub output: Structure,
    pub error: Ident,
    /// Its errors, as the variants of `error`.
    pub errors: Vec<Ident>,
    pub method: Ident,
    /// The literals and labels that the path is made of.
    pub path: Vec<Segment>,
    pub body: Body,
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
    /// The value of the input's field.
    Label(Ident),
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
}

/// A type that is not tied to one operation.
pub(crate) enum TypeDef {
    Structure(Structure),
    Union(Union),
    Enum(Enum),
}

impl TypeDef {
    pub(crate) fn ident(&self) -> &Ident {
        match self {
            TypeDef::Structure(structure) => &structure.ident,
            TypeDef::Union(union) => &union.ident,
            TypeDef::Enum(def) => &def.ident,
        }
    }

    /// The module that holds it.
    pub(crate) fn module(&self) -> &Ident {
        match self {
            TypeDef::Structure(structure) => &structure.module,
            TypeDef::Union(union) => &union.module,
            TypeDef::Enum(def) => &def.module,
        }
    }
}

/// Whether a member is there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Presence {
    Required,
    Optional,
    /// Always: this is its value when nothing is said.
    Default(Literal),
}

/// A default value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    /// The empty value of the type: `false`, zero, no text, no elements.
    Empty,
    Bool(bool),
    Number(Number),
    Text(String),
}

/// Where a member goes in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    Body,
    Label,
    Query(String),
}

/// A Rust type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    String,
    Blob,
    Timestamp(TimestampFormat),
    /// A type in `types`.
    Named(Named, Ident),
    List(Box<Type>),
    /// A map, from strings or from an enum.
    Map(Box<Type>, Box<Type>),
    /// A type that contains itself.
    Boxed(Box<Type>),
}

/// What a named type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Structure,
    Union,
    Enum,
    /// A structure in `types::error`.
    Error,
}

/// A union.
pub(crate) struct Union {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub variants: Vec<UnionVariant>,
    /// Whether requests have it, and something in it has a constraint.
    pub bounded: bool,
}

/// A member of a union.
pub(crate) struct UnionVariant {
    pub ident: Ident,
    pub name: String,
    /// Its name as a field would have it.
    pub snake_name: String,
    pub docs: Docs,
    pub ty: Type,
    pub sensitive: bool,
    /// Whether its value can hold the union again.
    pub leads_back: bool,
    pub constraint: Option<Constraint>,
}

/// A string of which some values are known.
pub(crate) struct Enum {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub variants: Vec<EnumVariant>,
}

/// A known value.
pub(crate) struct EnumVariant {
    pub ident: Ident,
    pub value: String,
    pub docs: Docs,
}

/// An error of the service.
pub(crate) struct ErrorDef {
    /// Its name on the wire.
    pub code: String,
    pub structure: Structure,
    /// The method that tells it from the others.
    pub predicate: Ident,
    pub message: Message,
}

/// Where the text of an error is.
pub(crate) enum Message {
    Required(Ident),
    Optional(Ident),
    /// Nowhere, or where it must not be shown.
    None,
}

/// A marker of required members.
pub(crate) struct Marker {
    pub ident: Ident,
    /// The field it stands for.
    pub field: Ident,
}
