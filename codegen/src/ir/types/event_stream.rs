//! Event streams.

use super::derive::Derive;
use super::structure::Member;
use crate::ir::docs::{Deprecation, Docs};
use proc_macro2::Ident;

/// The events that a stream is made of.
pub(crate) struct EventStream {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub derives: Vec<Derive>,
    pub events: Vec<Event>,
    /// The enum of errors that end the stream.
    pub error: Ident,
    /// The errors: their names in the stream, their codes, and what they are in Rust.
    pub errors: Vec<(String, String, Ident)>,
}

/// An event.
pub(crate) struct Event {
    pub ident: Ident,
    /// Its name in the stream.
    pub name: String,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    /// The structure that it is.
    pub structure: Ident,
    pub headers: Vec<EventHeader>,
    pub payload: EventPayload,
    /// Whether it has members that are neither.
    pub has_others: bool,
}

/// A member that is a header of the event.
pub(crate) struct EventHeader {
    pub member: Member,
    pub kind: HeaderKind,
}

/// The types of headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderKind {
    Bool,
    Byte,
    Short,
    Int,
    IntEnum,
    Long,
    Blob,
    Text,
    Timestamp,
}

/// What the payload of an event is.
pub(crate) enum EventPayload {
    /// Nothing.
    Empty,
    /// The structure but for its headers, as JSON.
    Rest,
    /// A member.
    Member(Box<Member>, PayloadKind),
}

/// The types of members that are a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PayloadKind {
    Blob,
    Text,
    Json,
}
