//! Structures, and what their members have to be like.

use super::derive::Derive;
use super::member_type::{Text, Type};
use super::serde_form::SerdeForm;
use super::value::Literal;
use crate::ir::docs::{Deprecation, Docs, Note};
use proc_macro2::Ident;
use serde_json::Number;
use syn::ext::IdentExt;

/// A structure.
pub(crate) struct Structure {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub derives: Vec<Derive>,
    pub members: Vec<Member>,
    /// Whether serde turns the fields' names into camel case.
    pub camel_case: bool,
    /// Whether requests have it, and something in it has a constraint.
    pub bounded: bool,
}

impl Structure {
    pub(crate) fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.presence == Presence::Required)
    }

    /// The member that the model calls `name`.
    pub(crate) fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// Whether it has a stream.
    pub(crate) fn streams(&self) -> bool {
        self.stream().is_some()
    }

    /// The member that is a stream.
    pub(crate) fn stream(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.ty.is_stream())
    }

    /// Whether it has a stream of events.
    pub(crate) fn has_event_stream(&self) -> bool {
        self.stream().is_some_and(|member| member.ty.is_event_stream())
    }

    /// The members that are in the JSON of the body.
    pub(crate) fn in_body(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.binding == Binding::Body)
    }

    /// The member that is the body.
    pub(crate) fn payload(&self) -> Option<&Member> {
        self.members.iter().find(|member| matches!(member.binding, Binding::Payload(_)))
    }
}

/// A member of a structure.
#[derive(Clone)]
pub(crate) struct Member {
    /// Its name in the model.
    pub name: String,
    /// The field, and the method of the builder that sets it.
    pub ident: Ident,
    /// The marker in a builder's state, if it is required.
    pub marker: Ident,
    /// Its name in the structure's JSON.
    pub json_name: String,
    /// The same, where serde would not find it by itself.
    pub rename: Option<String>,
    pub serde: SerdeForm,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub notes: Vec<Note>,
    pub ty: Type,
    pub presence: Presence,
    pub sensitive: bool,
    pub binding: Binding,
    /// Whether its value can hold the structure again.
    pub leads_back: bool,
    /// Whether the client makes it up where a caller leaves it out.
    pub is_token: bool,
    /// Whether it is a stream whose length has to be known.
    pub requires_length: bool,
    /// What it has to be like, in an input.
    pub constraint: Option<Constraint>,
}

impl Member {
    /// Whether the empty value of its field's type is its default value.
    pub(crate) fn has_default(&self) -> bool {
        matches!(self.presence, Presence::Optional | Presence::Default(Literal::Empty))
    }

    /// The name of the field, as text.
    pub(crate) fn snake_name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

/// What a value has to be like, if it is there.
#[derive(Clone, Debug)]
pub(crate) enum Constraint {
    /// How long text, bytes, lists and maps can be.
    Length {
        min: Option<u64>,
        max: Option<u64>,
    },
    /// How large a number can be.
    Range {
        min: Option<Number>,
        max: Option<Number>,
    },
    /// What the members of a structure or a union have to be like.
    Nested,
    Each(Box<Constraint>),
    Keys(Box<Constraint>),
    Values(Box<Constraint>),
    /// Two or three of the others.
    All(Vec<Constraint>),
}

/// Whether a member is there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Presence {
    Required,
    Optional,
    /// Always: this is its value when nothing is said.
    Default(Literal),
}

/// Where a member goes in a request, or comes from in a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// A member of the JSON in the body.
    Body,
    Label(Text),
    Query(String, Text),
    /// Query parameters, by their names.
    QueryMap,
    Header(String, Text),
    /// Headers whose names begin like this, by the rest of their names.
    PrefixHeaders(String),
    /// The whole body, which in a request is of this media type.
    Payload(String),
    /// The status of a response.
    Status,
}
