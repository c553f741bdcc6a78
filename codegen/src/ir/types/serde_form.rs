//! The serde attributes of fields.

use super::member_type::Type;

/// The form of a field in JSON, besides its name.
#[derive(Clone)]
pub(crate) struct SerdeForm {
    /// The value of the field if the JSON lacks the member.
    pub absent: Absent,
    pub adapter: Option<Adapter>,
}

impl SerdeForm {
    /// Returns the codec of the value, if it has one.
    pub(crate) fn codec(&self) -> Option<&Codec> {
        match &self.adapter {
            Some(Adapter::Codec(codec)) => Some(codec),
            _ => None,
        }
    }
}

/// The value of a field whose member is absent from the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// No value: deserialization fails.
    Error,
    /// `None`, which serialization skips.
    None,
    /// The empty value of the type, by client error correction.
    ErrorCorrected,
    /// The default value of the member.
    Default,
}

/// The code that serializes a field in place of serde's traits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Adapter {
    Codec(Codec),
    /// Deserializes a list or a map, and drops the elements that are `null`.
    WithoutNulls,
}

/// A serde adapter for values whose JSON differs from serde's form of the Rust type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Codec {
    DateTimeString,
    EpochSeconds,
    HttpDate,
    Base64,
    F32,
    F64,
    BigInteger,
    BigDecimal,
    /// Serde's own form, for an element of a list or a map with a codec.
    Plain(Type),
    List {
        element: Box<Codec>,
        sparse: bool,
    },
    Map {
        key: Type,
        value: Box<Codec>,
        sparse: bool,
    },
}
