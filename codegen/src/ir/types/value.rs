//! Values that are written down in the model, or made up: what examples are made of.

use super::member_type::Type;
use proc_macro2::Ident;
use serde_json::Number;

/// A value of a type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sample {
    Text(String),
    Bool(bool),
    Number(Number),
    /// NaN, or one of the infinities.
    Float(f64),
    Blob(Vec<u8>),
    /// The bytes of a stream.
    Stream(Vec<u8>),
    /// Seconds since 1970, and nanoseconds.
    Timestamp(i64, u32),
    /// Events to send, of which there are none.
    NoEvents,
    BigInteger(String),
    BigDecimal(String),
    Document(Document),
    /// A list or a map of this type, without elements.
    Empty(Type),
    List(Vec<Sample>),
    Map(Vec<(Sample, Sample)>),
    /// An element of a list or a map that may be `null`.
    Nullable(Option<Box<Sample>>),
    Boxed(Box<Sample>),
    /// A structure of this type, and the fields that are set.
    Structure(Type, Vec<(Ident, Sample)>),
    /// A union of this type, and the variant that it is.
    Union(Type, Ident, Option<Box<Sample>>),
    /// An enum of this type, and the variant that it is.
    Enum(Type, Ident),
    /// An enum of this type, and a value that the model does not know.
    OpenEnum(Type, String),
    /// An enum of integers of this type, and a value that the model does not know.
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
