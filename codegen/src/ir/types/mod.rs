//! Types.

pub(crate) mod derive;
pub(crate) mod event_stream;
pub(crate) mod member_type;
pub(crate) mod structure;
pub(crate) mod value;

use crate::ir::docs::{Deprecation, Docs, Note};
use derive::Derive;
use event_stream::EventStream;
use member_type::Type;
use proc_macro2::Ident;
use structure::{Constraint, Structure};

/// A type in the module `types`.
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

    /// Returns the module in which the type is defined.
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
    /// Whether requests have the type, and it contains something with a constraint.
    pub bounded: bool,
}

/// A member of a union.
pub(crate) struct UnionVariant {
    pub ident: Ident,
    /// The name in JSON.
    pub name: String,
    /// The name in the model.
    pub member: String,
    /// The name in snake case.
    pub snake_name: String,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub notes: Vec<Note>,
    /// The type of the value, `None` for a member without a value.
    pub ty: Option<Type>,
    pub sensitive: bool,
    /// Whether the value can contain the union again.
    pub is_recursive: bool,
    pub constraint: Option<Constraint>,
}

/// An open enum: a string with known values.
pub(crate) struct Enum {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub variants: Vec<EnumVariant>,
}

/// A known value of an enum.
pub(crate) struct EnumVariant {
    pub ident: Ident,
    pub value: String,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
}

/// An open enum of integers.
pub(crate) struct IntEnum {
    pub ident: Ident,
    pub module: Ident,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
    pub variants: Vec<IntEnumVariant>,
}

/// A known value of an enum.
pub(crate) struct IntEnumVariant {
    pub ident: Ident,
    pub value: i32,
    pub docs: Docs,
    pub deprecation: Option<Deprecation>,
}
