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
    /// A stream of bytes.
    Stream,
    /// A stream of events that the client sends: the type of an event.
    EventSender(Ident),
    /// A stream of events that the client receives: the type of an event.
    EventReceiver(Ident),
    Timestamp(TimestampFormat),
    /// A type in the module `types`.
    Named(Named, Ident),
    List(Box<Type>),
    /// A map. Its keys are strings or an enum.
    Map(Box<Type>, Box<Type>),
    /// A value of a list or a map that may be `null`.
    Nullable(Box<Type>),
    /// A type that would contain itself without a box.
    Boxed(Box<Type>),
}

impl Type {
    /// Whether this is a stream of bytes or events. A stream cannot be cloned, compared or
    /// serialized.
    pub(crate) fn is_stream(&self) -> bool {
        *self == Type::Stream || self.is_event_stream()
    }

    /// Whether this is a stream of events.
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

/// The kind of a named type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Structure,
    Union,
    Enum,
    IntEnum,
    /// A structure in the module `types::error`.
    Error,
}

/// The encoding of a value, or of each element of a list, in headers, labels and the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HttpEncoding {
    /// The text itself.
    Plain,
    /// An integer or a boolean, as `Display` writes it.
    Display,
    /// A number, or one of `NaN`, `Infinity` and `-Infinity`.
    Float,
    Timestamp(TimestampFormat),
    /// A text with a media type, in base64.
    MediaType,
}
