//! Structures and their members.

use super::derive::Derive;
use super::member_type::{HttpEncoding, Type};
use super::value::Literal;
use crate::ir::docs::{Deprecation, Docs, Note};
use proc_macro2::Ident;
use serde_json::Number;
use syn::ext::IdentExt;

/// A structure.
pub(crate) struct Structure {
    pub ident: Ident,
    /// The type of the builder.
    pub builder: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub derives: Vec<Derive>,
    pub members: Vec<Member>,
    /// Whether requests have the type, and it contains something with a constraint.
    pub bounded: bool,
}

impl Structure {
    pub(crate) fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.nullability == Nullability::Required)
    }

    /// Returns the member with this name in the model.
    pub(crate) fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// Whether a member is a stream.
    pub(crate) fn streams(&self) -> bool {
        self.stream().is_some()
    }

    /// Returns the member that is a stream.
    pub(crate) fn stream(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.ty.is_stream())
    }

    /// Whether a member is a stream of events.
    pub(crate) fn has_event_stream(&self) -> bool {
        self.stream().is_some_and(|member| member.ty.is_event_stream())
    }

    /// Returns the members in the JSON of the body.
    pub(crate) fn in_body(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.binding == Binding::Body)
    }

    /// Returns the member that is the payload.
    pub(crate) fn payload(&self) -> Option<&Member> {
        self.members.iter().find(|member| matches!(member.binding, Binding::Payload(_)))
    }
}

/// A member of a structure.
#[derive(Clone)]
pub(crate) struct Member {
    /// The name in the model.
    pub name: String,
    /// The field, and the setter of the builder.
    pub ident: Ident,
    /// The setter that takes an `Option`.
    pub option_setter: Ident,
    /// The marker type in the state of a builder, for a required member.
    pub marker: Ident,
    /// The name in the JSON of the structure.
    pub json_name: String,
    /// Whether JSON without the member is not the structure.
    pub required_in_json: bool,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub notes: Vec<Note>,
    pub ty: Type,
    pub nullability: Nullability,
    pub sensitive: bool,
    pub binding: Binding,
    /// Whether the value can contain the structure again.
    pub is_recursive: bool,
    /// Whether the client sets the member if a caller leaves it out.
    pub is_token: bool,
    /// Whether the member is a stream whose length must be known.
    pub requires_length: bool,
    /// The constraint on the value in an input.
    pub constraint: Option<Constraint>,
}

impl Member {
    /// Whether `Default` of the field's type is the default value of the member.
    pub(crate) fn has_default(&self) -> bool {
        matches!(self.nullability, Nullability::Optional | Nullability::Default(Literal::Empty))
    }

    /// Returns the name of the field as text.
    pub(crate) fn snake_name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

/// A constraint on a value. An absent value satisfies every constraint.
#[derive(Clone, Debug)]
pub(crate) enum Constraint {
    /// The length of a string, a blob, a list or a map.
    Length { min: Option<u64>, max: Option<u64> },
    /// The range of a number.
    Range { min: Option<Number>, max: Option<Number> },
    /// The constraints on the members of a structure or a union.
    Nested,
    /// A constraint on each element of a list.
    Each(Box<Constraint>),
    /// A constraint on each key of a map.
    Keys(Box<Constraint>),
    /// A constraint on each value of a map.
    Values(Box<Constraint>),
    /// Several constraints.
    All(Vec<Constraint>),
}

/// The nullability of a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Nullability {
    Required,
    Optional,
    /// The member has this value if the JSON lacks it.
    Default(Literal),
}

/// The binding of a member to a part of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// A member of the JSON body.
    Body,
    Label(HttpEncoding),
    Query(String, HttpEncoding),
    /// Query parameters by name.
    QueryMap,
    Header(String, HttpEncoding),
    /// Headers with this prefix, by the rest of their names.
    PrefixHeaders(String),
    /// The whole body, with the media type of a request.
    Payload(String),
    /// The status code of a response.
    Status,
}
