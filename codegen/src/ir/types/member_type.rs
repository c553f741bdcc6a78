//! Types of members.

use proc_macro2::Ident;

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

/// The format of a timestamp in JSON or in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimestampFormat {
    /// RFC 3339, such as `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// The seconds since 1970 as a number.
    EpochSeconds,
    /// RFC 9110, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
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
