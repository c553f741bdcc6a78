//! Structures by their identifiers.

use super::Service;
use super::field_path::{Path, Step};
use super::types::TypeDef;
use super::types::member_type::Type;
use super::types::structure::{Member, Presence, Structure};
use proc_macro2::Ident;
use std::collections::HashMap;

/// The structures that members have.
pub(crate) struct Structures<'s>(HashMap<&'s Ident, &'s Structure>);

impl<'s> Structures<'s> {
    pub(crate) fn new(service: &'s Service) -> Self {
        let structures = service.types.iter().filter_map(|def| match def {
            TypeDef::Structure(structure) => Some(structure),
            _ => None,
        });
        let errors = service.errors.iter().map(|error| &error.structure);
        Structures(structures.chain(errors).map(|of| (&of.ident, of)).collect())
    }

    /// The structure that a type is, if it is one.
    pub(crate) fn of(&self, ty: &Type) -> Option<&'s Structure> {
        match ty {
            Type::Named(_, ident) => self.0.get(ident).copied(),
            Type::Boxed(inner) => self.of(inner),
            _ => None,
        }
    }

    /// The way along names with dots between, and the member that it leads to.
    pub(crate) fn path(&self, from: &'s Structure, names: &str) -> Option<(Path, &'s Member)> {
        let mut names = names.split('.');
        let mut member = from.member(names.next()?)?;
        let mut path = vec![step(member)];
        for name in names {
            member = self.of(&member.ty)?.member(name)?;
            path.push(step(member));
        }
        Some((path, member))
    }
}

/// The step to a member.
pub(crate) fn step(member: &Member) -> Step {
    Step { field: member.ident.clone(), optional: member.presence == Presence::Optional }
}
