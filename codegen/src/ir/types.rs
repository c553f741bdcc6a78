//! Types, and how values of them are there, stand somewhere and are written.

use super::{Constraint, Deprecation, Docs, Document, EventStream, Note, Structure};
use crate::smithy::traits::TimestampFormat;
use proc_macro2::Ident;
use serde_json::Number;

/// A type that is not tied to one operation.
pub(crate) enum TypeDef {
    Structure(Structure),
    Union(Union),
    Enum(Enum),
    IntEnum(IntEnum),
    EventStream(EventStream),
}

impl Type {
    /// The type of an element, whether that may be `null` or not.
    pub(crate) fn nullable(&self) -> &Type {
        match self {
            Type::Nullable(inner) => inner,
            other => other,
        }
    }

    /// Whether it is a stream, which is neither copied nor compared nor written as JSON.
    pub(crate) fn is_stream(&self) -> bool {
        *self == Type::Stream || self.is_event_stream()
    }

    /// Whether it is a stream of events.
    pub(crate) fn is_event_stream(&self) -> bool {
        matches!(self, Type::EventSender(_) | Type::EventReceiver(_))
    }
}

impl TypeDef {
    pub(crate) fn ident(&self) -> &Ident {
        match self {
            TypeDef::Structure(structure) => &structure.ident,
            TypeDef::Union(union) => &union.ident,
            TypeDef::Enum(def) => &def.ident,
            TypeDef::IntEnum(def) => &def.ident,
            TypeDef::EventStream(stream) => &stream.ident,
        }
    }

    /// The module that holds it.
    pub(crate) fn module(&self) -> &Ident {
        match self {
            TypeDef::Structure(structure) => &structure.module,
            TypeDef::Union(union) => &union.module,
            TypeDef::Enum(def) => &def.module,
            TypeDef::IntEnum(def) => &def.module,
            TypeDef::EventStream(stream) => &stream.module,
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
    /// NaN, or an infinity.
    NonFinite(f64),
    /// A `BigInteger` or a `BigDecimal`, in digits.
    BigNumber(String),
    Text(String),
    Blob(Vec<u8>),
    /// Seconds since 1970, and nanoseconds.
    Timestamp(i64, u32),
    Document(Document),
    Texts(Vec<String>),
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

/// How a value, or each element of a list, is written where there is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// It is text.
    Plain,
    /// A number or a truth value, as it prints.
    Display,
    /// A number that may be infinite, or none.
    Float,
    Timestamp(TimestampFormat),
    /// Text of a media type, in base64.
    MediaType,
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
    BigInteger,
    BigDecimal,
    Document,
    Blob,
    /// Bytes that are not held in memory.
    Stream,
    /// Events that are sent, or received. The type is that of an event.
    EventSender(Ident),
    EventReceiver(Ident),
    Timestamp(TimestampFormat),
    /// A type in `types`.
    Named(Named, Ident),
    List(Box<Type>),
    /// A map, from strings or from an enum.
    Map(Box<Type>, Box<Type>),
    /// An element that may be `null`.
    Nullable(Box<Type>),
    /// A type that contains itself.
    Boxed(Box<Type>),
}

/// What a named type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Structure,
    Union,
    Enum,
    IntEnum,
    /// A structure in `types::error`.
    Error,
}

/// A union.
pub(crate) struct Union {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub variants: Vec<UnionVariant>,
    /// Whether requests have it, and something in it has a constraint.
    pub bounded: bool,
}

/// A member of a union.
pub(crate) struct UnionVariant {
    pub ident: Ident,
    /// Its name on the wire.
    pub name: String,
    /// Its name in the model.
    pub member: String,
    /// Its name as a field would have it.
    pub snake_name: String,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub notes: Vec<Note>,
    /// The type of its value, if it has one.
    pub ty: Option<Type>,
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
    pub deprecation: Option<Deprecation>,
    pub variants: Vec<EnumVariant>,
}

/// A known value.
pub(crate) struct EnumVariant {
    pub ident: Ident,
    pub value: String,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
}

/// An integer of which some values are known.
pub(crate) struct IntEnum {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub variants: Vec<IntEnumVariant>,
}

/// A known value.
pub(crate) struct IntEnumVariant {
    pub ident: Ident,
    pub value: i32,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
}
