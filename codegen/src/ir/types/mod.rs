//! Types, and how values of them are there, stand somewhere and are written.

pub(crate) mod derive;
pub(crate) mod event_stream;
pub(crate) mod member_type;
pub(crate) mod serde_form;
pub(crate) mod structure;
pub(crate) mod value;

use crate::ir::docs::{Deprecation, Docs, Note};
use derive::Derive;
use event_stream::EventStream;
use member_type::Type;
use proc_macro2::Ident;
use serde_form::Codec;
use structure::{Constraint, Structure};

/// A type that is not tied to one operation.
pub(crate) enum TypeDef {
    Structure(Structure),
    Union(Union),
    Enum(Enum),
    IntEnum(IntEnum),
    EventStream(EventStream),
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

/// A union.
pub(crate) struct Union {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub derives: Vec<Derive>,
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
    /// The codec of its value, if it has one.
    pub codec: Option<Codec>,
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
