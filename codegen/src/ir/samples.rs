//! Values that are written down in the model, or made up: what examples are made of.

use super::Type;
use proc_macro2::Ident;
use serde_json::Number;

/// A value of a type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sample {
    Text(String),
    Bool(bool),
    Number(Number),
    Blob(String),
    /// Seconds since 1970.
    Timestamp(i64),
    /// A list or a map of this type, without elements.
    Empty(Type),
    List(Vec<Sample>),
    Map(Vec<(Sample, Sample)>),
    Boxed(Box<Sample>),
    /// A structure of this type, and the fields that are set.
    Structure(Type, Vec<(Ident, Sample)>),
    /// A union of this type, and the variant that it is.
    Union(Type, Ident, Box<Sample>),
    /// An enum of this type, and the variant that it is.
    Enum(Type, Ident),
    /// An enum of this type, and a value that the model does not know.
    OpenEnum(Type, String),
}
