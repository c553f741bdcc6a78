//! Values of examples, tests and default values.

use super::member_type::Type;
use proc_macro2::Ident;
use serde_json::Number;

/// A value of a type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sample {
    Text(String),
    Bool(bool),
    Number(Number),
    /// NaN or an infinity.
    Float(f64),
    Blob(Vec<u8>),
    /// The bytes of a stream.
    Stream(Vec<u8>),
    /// The seconds since 1970, and the nanoseconds.
    Timestamp(i64, u32),
    /// An empty stream of events to send.
    NoEvents,
    BigInteger(String),
    BigDecimal(String),
    Document(Document),
    /// An empty list or map of this type.
    Empty(Type),
    List(Vec<Sample>),
    Map(Vec<(Sample, Sample)>),
    /// A value of a list or a map that may be `null`.
    Nullable(Option<Box<Sample>>),
    Boxed(Box<Sample>),
    /// A structure of this type, with these fields set.
    Structure(Type, Vec<(Ident, Sample)>),
    /// A variant of a union of this type.
    Union(Type, Ident, Option<Box<Sample>>),
    /// A variant of an enum of this type.
    Enum(Type, Ident),
    /// An unknown value of an enum of this type.
    OpenEnum(Type, String),
    /// An unknown value of an enum of integers of this type.
    OpenIntEnum(Type, i32),
}

/// A document: any JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Document {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Document>),
    Map(Vec<(String, Document)>),
}

/// A default value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    /// The empty value of the type: `false`, zero, or no text, bytes or elements.
    Empty,
    Bool(bool),
    Number(Number),
    /// NaN or an infinity.
    NonFinite(f64),
    /// The digits of a `BigInteger` or a `BigDecimal`.
    BigNumber(String),
    Text(String),
    Blob(Vec<u8>),
    /// The seconds since 1970, and the nanoseconds.
    Timestamp(i64, u32),
    Document(Document),
    Texts(Vec<String>),
}
