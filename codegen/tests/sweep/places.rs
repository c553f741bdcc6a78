//! The places in which a member can be, and the types that Smithy allows in each.

use super::types::{Element, Kind, Type};
use serde_json::{Map, Value, json};

/// The role of the shape that has the member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    Input,
    Output,
    Error,
    /// A structure within inputs and outputs.
    Nested,
    /// A union within inputs and outputs.
    Union,
    /// An event that is sent and received.
    Event,
}

/// The HTTP binding of the member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Binding {
    Body,
    Label,
    GreedyLabel,
    HostLabel,
    Query,
    QueryParams,
    Header,
    PrefixHeaders,
    Payload,
    ResponseCode,
    EventHeader,
    EventPayload,
    Token,
    TokenHeader,
    TokenQuery,
}

/// The nullability of the member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nullability {
    Required,
    Optional,
    Default,
}

/// A place of a member.
#[derive(Clone, Copy)]
pub struct Place {
    pub role: Role,
    pub binding: Binding,
    pub nullability: Nullability,
}

/// Returns every place.
pub fn places() -> Vec<Place> {
    use Binding::*;
    use Nullability::{Default, Optional, Required};
    let all = [Required, Optional, Default];
    let combine = |role, bindings: &[Binding], nullabilities: &[Nullability]| -> Vec<Place> {
        let place = |binding| {
            move |nullability: &Nullability| Place { role, binding, nullability: *nullability }
        };
        bindings.iter().flat_map(|binding| nullabilities.iter().map(place(*binding))).collect()
    };
    [
        combine(
            Role::Input,
            &[Body, Query, QueryParams, Header, PrefixHeaders, Payload],
            &all[..2],
        ),
        combine(Role::Input, &[Token, TokenHeader, TokenQuery], &all[..2]),
        combine(Role::Input, &[Label, GreedyLabel, HostLabel], &[Required]),
        combine(Role::Output, &[Body, Header, Payload, ResponseCode], &all),
        combine(Role::Output, &[PrefixHeaders], &all),
        combine(Role::Error, &[Body, Header, Payload, PrefixHeaders], &all),
        combine(Role::Nested, &[Body], &all),
        combine(Role::Union, &[Body], &[Required]),
        combine(Role::Event, &[Body, EventHeader, EventPayload], &all),
    ]
    .concat()
}

impl Place {
    /// Whether a member of this type is possible here, and its code differs from that of other types.
    pub fn is_distinct(&self, ty: &Type) -> bool {
        let is_possible = self.nullability != Nullability::Default || ty.default.is_some();
        is_possible && (!ty.is_collection() || self.tries_collection(ty))
    }

    /// Whether to try a list or a map here. Of places with similar code, one is enough.
    fn tries_collection(&self, ty: &Type) -> bool {
        match (self.role, self.binding) {
            (Role::Output, Binding::Body) | (Role::Union, _) => true,
            (Role::Nested | Role::Event | Role::Error, Binding::Body) => false,
            (_, Binding::Body | Binding::Query | Binding::QueryParams) => self.is_optional(),
            (_, Binding::Header | Binding::PrefixHeaders) => self.is_optional(),
            // Collections are refused here.
            _ => ["ListOfString", "MapOfString"].contains(&&*ty.name),
        }
    }

    fn is_optional(&self) -> bool {
        self.nullability == Nullability::Optional
    }

    /// Whether Smithy and restJson1 allow a type here.
    pub fn allows(&self, ty: &Type) -> bool {
        let kind = &ty.kind;
        match self.binding {
            Binding::Body => *kind != Kind::Stream,
            Binding::Label => is_text(kind),
            Binding::GreedyLabel | Binding::HostLabel => *kind == Kind::String,
            Binding::Token | Binding::TokenHeader | Binding::TokenQuery => *kind == Kind::String,
            Binding::Query | Binding::Header => match kind {
                Kind::List(element) => is_text(&element.kind),
                kind => is_text(kind),
            },
            Binding::QueryParams => match kind {
                Kind::Map(value) => match &value.kind {
                    Kind::List(element) => element.kind == Kind::String,
                    kind => *kind == Kind::String,
                },
                _ => false,
            },
            Binding::PrefixHeaders => {
                let dense = Element { kind: Kind::String, sparse: false };
                *kind == Kind::Map(Box::new(dense))
            }
            // An error cannot have a streaming payload.
            Binding::Payload => match kind {
                Kind::Stream => self.role != Role::Error,
                Kind::String | Kind::Blob | Kind::Structure | Kind::Union | Kind::Document => true,
                _ => false,
            },
            Binding::ResponseCode => matches!(kind, Kind::Integer | Kind::IntEnum),
            Binding::EventHeader => match kind {
                Kind::Number => ["Byte", "Short", "Long", "Ranged"].contains(&&*ty.name),
                Kind::Boolean | Kind::Integer | Kind::IntEnum => true,
                Kind::Blob | Kind::String | Kind::Timestamp => true,
                _ => false,
            },
            Binding::EventPayload => {
                matches!(kind, Kind::Blob | Kind::String | Kind::Structure | Kind::Union)
            }
        }
    }

    /// Whether a type is allowed here, but not supported by the generator. The README lists these limits.
    pub fn exceeds_generator(&self, ty: &Type) -> bool {
        match (self.binding, &ty.kind) {
            // An enum has no value that is unique to each call.
            (Binding::Token | Binding::TokenHeader | Binding::TokenQuery, _) => ty.name == "Enum",
            // No protocol test shows how to write `null`.
            (Binding::Query | Binding::Header, Kind::List(element)) => element.sparse,
            (Binding::QueryParams, Kind::Map(value)) => match &value.kind {
                Kind::List(element) => value.sparse || element.sparse,
                _ => value.sparse,
            },
            _ => false,
        }
    }

    /// Returns the traits of the member.
    pub fn traits(&self, ty: &Type) -> Value {
        let mut traits = Map::new();
        for (name, value) in self.binding.traits() {
            traits.insert(format!("smithy.api#{name}"), value);
        }
        match self.nullability {
            Nullability::Optional => {}
            // A member of a union has no nullability.
            Nullability::Required if self.role == Role::Union => {}
            Nullability::Required => drop(traits.insert("smithy.api#required".into(), json!({}))),
            Nullability::Default => {
                traits.insert("smithy.api#default".into(), ty.default.clone().unwrap_or_default());
            }
        }
        Value::Object(traits)
    }

    /// Returns the URI of the operation.
    pub fn uri(&self) -> &'static str {
        match self.binding {
            Binding::Label => "/do/{m}",
            Binding::GreedyLabel => "/do/{m+}",
            _ => "/do",
        }
    }
}

impl Binding {
    fn traits(self) -> Vec<(&'static str, Value)> {
        let token = ("idempotencyToken", json!({}));
        match self {
            Binding::Body => vec![],
            Binding::Label | Binding::GreedyLabel => vec![("httpLabel", json!({}))],
            Binding::HostLabel => vec![("hostLabel", json!({}))],
            Binding::Query => vec![("httpQuery", json!("m"))],
            Binding::QueryParams => vec![("httpQueryParams", json!({}))],
            Binding::Header => vec![("httpHeader", json!("x-m"))],
            Binding::PrefixHeaders => vec![("httpPrefixHeaders", json!("x-m-"))],
            Binding::Payload => vec![("httpPayload", json!({}))],
            Binding::ResponseCode => vec![("httpResponseCode", json!({}))],
            Binding::EventHeader => vec![("eventHeader", json!({}))],
            Binding::EventPayload => vec![("eventPayload", json!({}))],
            Binding::Token => vec![token],
            Binding::TokenHeader => vec![token, ("httpHeader", json!("x-m"))],
            Binding::TokenQuery => vec![token, ("httpQuery", json!("m"))],
        }
    }
}

/// Whether values of this type can be written as text.
fn is_text(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::String
            | Kind::Boolean
            | Kind::Integer
            | Kind::IntEnum
            | Kind::Number
            | Kind::Timestamp
    )
}
