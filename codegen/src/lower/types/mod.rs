//! Types: structures, unions, enums, errors and event streams.

pub(crate) mod binding;
pub(crate) mod constraints;
pub(crate) mod default_value;
pub(crate) mod derives;
pub(crate) mod draft;
pub(crate) mod error;
pub(crate) mod event_stream;
pub(crate) mod json_names;
pub(crate) mod member_type;
pub(crate) mod nullability;
pub(crate) mod role;
pub(crate) mod structure;
pub(crate) mod timestamp;

use super::context::Lowering;
use super::docs::constraint_traits::notes;
use super::docs::deprecation::deprecation;
use super::docs::{docs, fallback};
use crate::ir::type_index::TypeIndex;
use crate::ir::{Docs, Enum, EnumVariant, IntEnum, IntEnumVariant, TypeDef, Union, UnionVariant};
use crate::rust::names::{ident, snake_name, variant_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::{EnumValue, Sensitive, Streaming};
use crate::smithy::{Member, ShapeId, ShapeKind};
use proc_macro2::Ident;
use role::Role;

impl Lowering<'_> {
    /// Lowers the types of the service, sorted by name.
    pub(crate) fn types(&self) -> Vec<TypeDef> {
        let types = self.closure.types.iter().filter(|id| !self.closure.errors.contains(*id));
        let mut types: Vec<_> = types.filter_map(|id| self.definition(id)).collect();
        let streams = self.event_streams(&TypeIndex::new(&types, &[]));
        types.extend(streams.into_iter().map(TypeDef::EventStream));
        types.sort_by(|a, b| a.ident().cmp(b.ident()));
        types
    }

    /// Lowers a structure, a union or an enum.
    fn definition(&self, id: &ShapeId) -> Option<TypeDef> {
        let shape = self.model.shape(id);
        let name = self.symbols.type_name(id);
        let (ident, module) = (name.ident.clone(), name.module.clone());
        let scope = self.links.within(&shape.members());
        let docs = docs(&shape.traits, &scope, &fallback("The type", id.name()));
        let deprecation = deprecation(&shape.traits);
        Some(match &shape.kind {
            ShapeKind::Structure(_) => {
                TypeDef::Structure(self.structure(&self.owner(id, Role::Type), name, docs))
            }
            // An event stream refers to structures, and is lowered after these.
            ShapeKind::Union(_) if shape.traits.has::<Streaming>() => return None,
            ShapeKind::Union(members) => {
                let variants = self.union_variants(id, members);
                TypeDef::Union(Union {
                    ident,
                    module,
                    docs,
                    deprecation,
                    derives: derives::of_union(
                        variants.iter().any(|variant| variant.sensitive),
                        derives::comparison(&self.closure, id),
                    ),
                    variants,
                    bounded: self.closure.bounded.contains(id),
                })
            }
            ShapeKind::Enum(members) => TypeDef::Enum(Enum {
                ident,
                module,
                docs,
                deprecation,
                variants: self.enum_variants(members),
            }),
            ShapeKind::IntEnum(members) => TypeDef::IntEnum(IntEnum {
                ident,
                module,
                docs,
                deprecation,
                variants: self.int_enum_variants(members),
            }),
            _ => return None,
        })
    }

    /// Lowers the members of a union, sorted by name.
    fn union_variants(&self, owner: &ShapeId, members: &[Member]) -> Vec<UnionVariant> {
        let is_sensitive = self.model.shape(owner).traits.has::<Sensitive>();
        self.check_json_names(owner, members, &mut UniqueNames::default());
        let variant = |(ident, member): (Ident, &Member)| {
            let ty = (!member.target.is_unit()).then(|| self.member_type(owner, member));
            UnionVariant {
                ident,
                name: json_names::wire_name(member),
                member: member.name.clone(),
                snake_name: snake_name(&member.name),
                docs: self.variant_docs(member, &fallback("The member", &member.name)),
                deprecation: deprecation(&member.traits),
                notes: notes(self.model, member, false),
                sensitive: is_sensitive || self.is_sensitive(member),
                is_recursive: self.closure.is_recursive(owner, &member.target),
                constraint: ty.as_ref().and_then(|ty| self.constraint(member, ty)),
                ty,
            }
        };
        variants(members).into_iter().map(variant).collect()
    }

    /// Lowers the values of an enum, sorted by name.
    fn enum_variants(&self, members: &[Member]) -> Vec<EnumVariant> {
        let variant = |(ident, member): (Ident, &Member)| {
            let value: Option<EnumValue> = member.traits.get();
            let value = value.as_ref().and_then(EnumValue::text).unwrap_or(&member.name);
            EnumVariant {
                ident,
                docs: self.variant_docs(member, &fallback("The value", value)),
                deprecation: deprecation(&member.traits),
                value: value.to_owned(),
            }
        };
        variants(members).into_iter().map(variant).collect()
    }

    /// Lowers the values of an enum of integers, sorted by value.
    fn int_enum_variants(&self, members: &[Member]) -> Vec<IntEnumVariant> {
        let value =
            |member: &Member| member.traits.get().and_then(|value: EnumValue| value.integer());
        let mut variants = variants(members);
        variants.sort_by_key(|(_, member)| value(member));
        let variant = |(ident, member): (Ident, &Member)| IntEnumVariant {
            ident,
            docs: self.variant_docs(member, &fallback("The value", &member.name)),
            deprecation: deprecation(&member.traits),
            // Validation has rejected a member without an integer.
            value: value(member).unwrap_or_default(),
        };
        variants.into_iter().map(variant).collect()
    }

    /// Returns the documentation of a variant.
    pub(crate) fn variant_docs(&self, member: &Member, fallback: &str) -> Docs {
        docs(&member.traits, &self.links.global(), fallback)
    }
}

/// Returns the variants for the members of a union or an enum, sorted by name.
pub(crate) fn variants<'m>(
    members: impl IntoIterator<Item = &'m Member>,
) -> Vec<(Ident, &'m Member)> {
    let mut members: Vec<_> = members.into_iter().collect();
    members.sort_by_key(|member| &member.name);
    let names = members.iter().map(|member| variant_name(&member.name, &["Unknown"]));
    let names = UniqueNames::default().assign(names);
    names.iter().map(|name| ident(name)).zip(members).collect()
}
