//! The places in which a member can be, and which types Smithy allows there.

use super::types::{Element, Kind, Type};
use serde_json::{Map, Value, json};

/// The structure, or what else, that has the member.
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

/// The trait that binds the member, if one does.
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

/// Whether the member is always set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    Required,
    Optional,
    Default,
}

/// A place.
#[derive(Clone, Copy)]
pub struct Place {
    pub role: Role,
    pub binding: Binding,
    pub presence: Presence,
}

/// Every place.
pub fn places() -> Vec<Place> {
    use Binding::*;
    use Presence::{Default, Optional, Required};
    let all = [Required, Optional, Default];
    let of = |role, bindings: &[Binding], presences: &[Presence]| -> Vec<Place> {
        let place =
            |binding| move |presence: &Presence| Place { role, binding, presence: *presence };
        bindings.iter().flat_map(|binding| presences.iter().map(place(*binding))).collect()
    };
    [
        of(Role::Input, &[Body, Query, QueryParams, Header, PrefixHeaders, Payload], &all[..2]),
        of(Role::Input, &[Token, TokenHeader, TokenQuery], &all[..2]),
        of(Role::Input, &[Label, GreedyLabel, HostLabel], &[Required]),
        of(Role::Output, &[Body, Header, Payload, ResponseCode], &all),
        of(Role::Output, &[PrefixHeaders], &all),
        of(Role::Error, &[Body, Header, Payload, PrefixHeaders], &all),
        of(Role::Nested, &[Body], &all),
        of(Role::Union, &[Body], &[Required]),
        of(Role::Event, &[Body, EventHeader, EventPayload], &all),
    ]
    .concat()
}

impl Place {
    /// Whether a member of this type is possible here, and unlike the others.
    pub fn is_of_interest(&self, ty: &Type) -> bool {
        let is_possible = self.presence != Presence::Default || ty.default.is_some();
        is_possible && (!ty.is_collection() || self.suits_collection(ty))
    }

    /// Whether a list or a map is tried here. Of members that are alike, one is enough.
    fn suits_collection(&self, ty: &Type) -> bool {
        match (self.role, self.binding) {
            (Role::Output, Binding::Body) | (Role::Union, _) => true,
            (Role::Nested | Role::Event | Role::Error, Binding::Body) => false,
            (_, Binding::Body | Binding::Query | Binding::QueryParams) => self.is_optional(),
            (_, Binding::Header | Binding::PrefixHeaders) => self.is_optional(),
            // None is allowed.
            _ => ["ListOfString", "MapOfString"].contains(&&*ty.name),
        }
    }

    fn is_optional(&self) -> bool {
        self.presence == Presence::Optional
    }

    /// Whether Smithy, or restJson1 where it is stricter, allows a type here.
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
            // An error is not streamed.
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

    /// The limits of the generator, which README names.
    pub fn is_beyond(&self, ty: &Type) -> bool {
        match (self.binding, &ty.kind) {
            // Nobody knows a value of an enum that is new with each call.
            (Binding::Token | Binding::TokenHeader | Binding::TokenQuery, _) => ty.name == "Enum",
            // No protocol test says what `null` is there.
            (Binding::Query | Binding::Header, Kind::List(element)) => element.sparse,
            (Binding::QueryParams, Kind::Map(value)) => match &value.kind {
                Kind::List(element) => value.sparse || element.sparse,
                _ => value.sparse,
            },
            _ => false,
        }
    }

    /// The traits of the member.
    pub fn traits(&self, ty: &Type) -> Value {
        let mut traits = Map::new();
        for (name, value) in self.binding.traits() {
            traits.insert(format!("smithy.api#{name}"), value);
        }
        match self.presence {
            Presence::Optional => {}
            // A member of a union has no presence of its own.
            Presence::Required if self.role == Role::Union => {}
            Presence::Required => drop(traits.insert("smithy.api#required".into(), json!({}))),
            Presence::Default => {
                traits.insert("smithy.api#default".into(), ty.default.clone().unwrap_or_default());
            }
        }
        Value::Object(traits)
    }

    /// The URI of the operation.
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

/// Whether a value of this type can be text.
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
