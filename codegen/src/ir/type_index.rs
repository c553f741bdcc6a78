//! An index of types by their identifiers.

use super::ErrorDef;
use super::field_path::{Path, Step};
use super::types::event_stream::EventStream;
use super::types::member_type::Type;
use super::types::structure::{Member, Nullability, Structure};
use super::types::{Enum, IntEnum, TypeDef, Union};
use proc_macro2::Ident;
use std::collections::HashMap;

/// The types and errors of a crate, by identifier.
pub(crate) struct TypeIndex<'s>(HashMap<&'s Ident, Definition<'s>>);

/// The definition of a type or an error.
#[derive(Clone, Copy)]
pub(crate) enum Definition<'s> {
    Structure(&'s Structure),
    Union(&'s Union),
    Enum(&'s Enum),
    IntEnum(&'s IntEnum),
    EventStream(&'s EventStream),
}

impl<'s> TypeIndex<'s> {
    pub(crate) fn new(types: &'s [TypeDef], errors: &'s [ErrorDef]) -> Self {
        let types = types.iter().map(|def| match def {
            TypeDef::Structure(structure) => (def.ident(), Definition::Structure(structure)),
            TypeDef::Union(union) => (def.ident(), Definition::Union(union)),
            TypeDef::Enum(of) => (def.ident(), Definition::Enum(of)),
            TypeDef::IntEnum(of) => (def.ident(), Definition::IntEnum(of)),
            TypeDef::EventStream(stream) => (def.ident(), Definition::EventStream(stream)),
        });
        let errors = errors.iter().map(|error| &error.structure);
        let errors = errors.map(|error| (&error.ident, Definition::Structure(error)));
        TypeIndex(types.chain(errors).collect())
    }

    /// Returns the definition with this identifier.
    pub(crate) fn get(&self, ident: &Ident) -> Option<Definition<'s>> {
        self.0.get(ident).copied()
    }

    /// Returns the structure that a type refers to, `None` if the type is no structure.
    pub(crate) fn structure(&self, ty: &Type) -> Option<&'s Structure> {
        match ty {
            Type::Boxed(inner) => self.structure(inner),
            Type::Named(_, ident) => match self.get(ident) {
                Some(Definition::Structure(structure)) => Some(structure),
                _ => None,
            },
            _ => None,
        }
    }

    /// Resolves a path such as `page.items`. Returns the path and the member at its end.
    pub(crate) fn path<'a>(&self, from: &'a Structure, names: &str) -> Option<(Path, &'a Member)>
    where
        's: 'a,
    {
        let mut names = names.split('.');
        let mut member = from.member(names.next()?)?;
        let mut path = vec![step(member)];
        for name in names {
            member = self.structure(&member.ty)?.member(name)?;
            path.push(step(member));
        }
        Some((path, member))
    }
}

/// Returns the step of a path that reads a member.
pub(crate) fn step(member: &Member) -> Step {
    Step { field: member.ident.clone(), optional: member.nullability == Nullability::Optional }
}
