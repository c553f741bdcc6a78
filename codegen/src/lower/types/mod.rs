//! The types of members, and the types in `types`.

pub(crate) mod binding;
pub(crate) mod constraints;
pub(crate) mod default_value;
pub(crate) mod derives;
pub(crate) mod error;
pub(crate) mod event_stream;
pub(crate) mod json_names;
pub(crate) mod member_type;
pub(crate) mod role;
pub(crate) mod serde_form;
pub(crate) mod structure;
pub(crate) mod timestamp;

use super::closure::Closure;
use super::docs::constraint_traits::notes;
use super::docs::deprecation::deprecation;
use super::docs::{self, Context};
use crate::diagnostic::Diagnostics;
use crate::ir::{Enum, EnumVariant, IntEnum, IntEnumVariant, TypeDef, Union, UnionVariant};
use crate::rust::names::{ident, snake_name, variant_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::id;
use crate::smithy::{Member, ShapeId, ShapeKind};
use constraints::constraint;
use member_type::{is_sensitive, member_type};
use proc_macro2::Ident;
use role::Role;
use serde_form::element_codec;
use structure::structure;

/// The definition of a structure, a union or an enum.
pub(crate) fn definition(
    closure: &Closure<'_>,
    shape_id: &ShapeId,
    context: &Context,
    problems: &mut Diagnostics,
) -> Option<TypeDef> {
    let shape = closure.model.shape(shape_id);
    let (ident, module) = (closure.names.type_ident(shape_id), closure.names.module(shape_id));
    let fallback = docs::fallback("The type", shape_id.name());
    let docs = docs::docs(&shape.traits, &context.within(&shape.members()), &fallback);
    let deprecation = deprecation(&shape.traits);
    Some(match &shape.kind {
        ShapeKind::Structure(_) => {
            let name = (ident, module);
            let role = Role::Type;
            TypeDef::Structure(structure(closure, shape_id, role, name, docs, context, problems))
        }
        // Its events are looked at once all structures are known.
        ShapeKind::Union(_) if shape.traits.has(id::STREAMING) => return None,
        ShapeKind::Union(members) => {
            let variants = union_variants(closure, shape_id, members, context, problems);
            TypeDef::Union(Union {
                ident,
                module,
                docs,
                deprecation,
                derives: derives::of_union(variants.iter().any(|variant| variant.sensitive)),
                variants,
                bounded: closure.bounded.contains(shape_id),
            })
        }
        ShapeKind::Enum(members) => TypeDef::Enum(Enum {
            ident,
            module,
            docs,
            deprecation,
            variants: enum_variants(members, context),
        }),
        ShapeKind::IntEnum(members) => TypeDef::IntEnum(IntEnum {
            ident,
            module,
            docs,
            deprecation,
            variants: int_enum_variants(members, context),
        }),
        _ => return None,
    })
}

/// Returns the variants for the members of a union or an enum, by name.
pub(crate) fn variants<'m>(
    members: impl IntoIterator<Item = &'m Member>,
) -> Vec<(Ident, &'m Member)> {
    let mut members: Vec<_> = members.into_iter().collect();
    members.sort_by_key(|member| &member.name);
    let names = members.iter().map(|member| variant_name(&member.name, &["Unknown"]));
    let names = UniqueNames::default().assign(names);
    names.iter().map(|name| ident(name)).zip(members).collect()
}

/// The members of a union, by name.
fn union_variants(
    closure: &Closure<'_>,
    owner: &ShapeId,
    members: &[Member],
    context: &Context,
    problems: &mut Diagnostics,
) -> Vec<UnionVariant> {
    let secret = closure.model.shape(owner).traits.has(id::SENSITIVE);
    json_names::check(owner, members, &mut UniqueNames::default(), problems);
    let variant = |(ident, member): (Ident, &Member)| {
        let ty = (!member.target.is_unit()).then(|| member_type(closure, owner, member, problems));
        UnionVariant {
            ident,
            name: json_names::wire_name(member),
            member: member.name.clone(),
            snake_name: snake_name(&member.name),
            docs: docs::docs(&member.traits, context, &docs::fallback("The member", &member.name)),
            deprecation: deprecation(&member.traits),
            notes: notes(closure, member, false),
            sensitive: secret || is_sensitive(closure, member),
            leads_back: closure.leads_back(owner, &member.target),
            constraint: ty.as_ref().and_then(|ty| constraint(closure, member, ty)),
            codec: ty.as_ref().and_then(element_codec),
            ty,
        }
    };
    variants(members).into_iter().map(variant).collect()
}

/// The values of an enum, by name.
fn enum_variants(members: &[Member], context: &Context) -> Vec<EnumVariant> {
    let variant = |(ident, member): (Ident, &Member)| {
        let value = member.traits.get(id::ENUM_VALUE).unwrap_or_else(|| member.name.clone());
        EnumVariant {
            ident,
            docs: docs::docs(&member.traits, context, &docs::fallback("The value", &value)),
            deprecation: deprecation(&member.traits),
            value,
        }
    };
    variants(members).into_iter().map(variant).collect()
}

/// The values of an enum of integers, by value.
fn int_enum_variants(members: &[Member], context: &Context) -> Vec<IntEnumVariant> {
    let mut variants = variants(members);
    variants.sort_by_key(|(_, member)| member.traits.get::<i32>(id::ENUM_VALUE));
    let variant = |(ident, member): (Ident, &Member)| IntEnumVariant {
        ident,
        docs: docs::docs(&member.traits, context, &docs::fallback("The value", &member.name)),
        deprecation: deprecation(&member.traits),
        // Validation has refused what is no such number.
        value: member.traits.get(id::ENUM_VALUE).unwrap_or_default(),
    };
    variants.into_iter().map(variant).collect()
}
