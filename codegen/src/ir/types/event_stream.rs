//! Event streams.

use super::derive::Derive;
use super::structure::Member;
use crate::ir::docs::{Deprecation, Docs};
use proc_macro2::Ident;

/// An event stream.
pub(crate) struct EventStream {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub derives: Vec<Derive>,
    pub events: Vec<Event>,
    /// The enum of errors that end the stream.
    pub error: Ident,
    /// The errors: the names of their events, their codes, and their types in Rust.
    pub errors: Vec<(String, String, Ident)>,
}

/// An event.
pub(crate) struct Event {
    pub ident: Ident,
    /// The name in the header `:event-type` of a message.
    pub name: String,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    /// The structure with the members of the event.
    pub structure: Ident,
    pub headers: Vec<EventHeader>,
    pub payload: EventPayload,
    /// Whether members exist that are neither headers nor the payload.
    pub has_others: bool,
}

/// A member that is a header of the event's message.
pub(crate) struct EventHeader {
    pub member: Member,
    pub kind: HeaderKind,
}

/// The type of a header.
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

/// The payload of an event's message.
pub(crate) enum EventPayload {
    /// No payload.
    Empty,
    /// The members without headers, as JSON.
    Rest,
    /// The value of a member.
    Member(Box<Member>, PayloadKind),
}

/// The type of a member that is the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PayloadKind {
    Blob,
    Text,
    Json,
}
