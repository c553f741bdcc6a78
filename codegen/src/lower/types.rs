//! The types of members, and the types in `types`.

use super::closure::Closure;
use super::constraints::constraint;
use super::deprecation::deprecation;
use super::docs::{self, Context};
use super::json_names;
use super::names::{ident, snake_name, variant_name};
use super::notes::notes;
use super::scope::Scope;
use super::structures::{Role, structure};
use crate::diagnostic::{Diagnostics, Rule};
use crate::ir::{
    Enum, EnumVariant, IntEnum, IntEnumVariant, Named, Type, TypeDef, Union, UnionVariant,
};
use crate::smithy::traits::{TimestampFormat, id};
use crate::smithy::{Member, Shape, ShapeId, ShapeKind, Simple};
use proc_macro2::Ident;

const PART_STREAM: &str = "streams that are not the whole body";
const WHOLE_STREAM: &str = "give the member `smithy.api#httpPayload`, or add the support";

/// The Rust type of a member of `owner`.
pub(super) fn member_type(
    closure: &Closure<'_>,
    owner: &ShapeId,
    member: &Member,
    problems: &mut Diagnostics,
) -> Type {
    let unsupported = |problems: &mut Diagnostics, what: &str, remedy: &str| {
        problems.push(Rule::Unsupported.member(
            owner,
            &member.name,
            format!("{what} are not supported"),
            remedy,
        ));
        Type::String
    };
    let target = &member.target;
    if target.is_unit() {
        return unsupported(
            problems,
            "members without a value (`smithy.api#Unit`)",
            "refer to another shape, or take the member out of the model",
        );
    }
    let shape = closure.model.shape(target);
    let named = |kind| {
        let ty = Type::Named(kind, closure.names.type_ident(target));
        if closure.is_recursive(owner, target) { Type::Boxed(Box::new(ty)) } else { ty }
    };
    match &shape.kind {
        ShapeKind::Simple(simple) => match simple {
            Simple::Blob if shape.traits.has(id::STREAMING) => {
                if !is_whole_body(closure, owner, member) {
                    return unsupported(problems, PART_STREAM, WHOLE_STREAM);
                }
                Type::Stream
            }
            Simple::Blob => Type::Blob,
            Simple::Boolean => Type::Bool,
            Simple::String => Type::String,
            Simple::Byte => Type::I8,
            Simple::Short => Type::I16,
            Simple::Integer => Type::I32,
            Simple::Long => Type::I64,
            Simple::Float => Type::F32,
            Simple::Double => Type::F64,
            Simple::Timestamp => {
                let format = closure.model.member_trait(member, id::TIMESTAMP_FORMAT);
                // restJson1 writes timestamps in bodies as numbers, unless told otherwise.
                Type::Timestamp(format.unwrap_or(TimestampFormat::EpochSeconds))
            }
            Simple::Document => Type::Document,
            Simple::BigInteger => Type::BigInteger,
            Simple::BigDecimal => Type::BigDecimal,
        },
        ShapeKind::IntEnum(_) => named(Named::IntEnum),
        ShapeKind::Enum(_) => named(Named::Enum),
        ShapeKind::Structure(_) if closure.errors.contains(target) => named(Named::Error),
        ShapeKind::Structure(_) => named(Named::Structure),
        ShapeKind::Union(_) if shape.traits.has(id::STREAMING) => {
            if !is_whole_body(closure, owner, member) {
                return unsupported(problems, PART_STREAM, WHOLE_STREAM);
            }
            let event = closure.names.type_ident(target);
            match closure.operations.values().any(|operation| operation.input == *owner) {
                true => Type::EventSender(event),
                false => Type::EventReceiver(event),
            }
        }
        ShapeKind::Union(_) => named(Named::Union),
        ShapeKind::List(member) => {
            let element = member_type(closure, target, member, problems);
            Type::List(Box::new(sparse(shape, element)))
        }
        ShapeKind::Map(key, value) => {
            let key = member_type(closure, target, key, problems);
            let value = member_type(closure, target, value, problems);
            Type::Map(Box::new(key), Box::new(sparse(shape, value)))
        }
        ShapeKind::Service(_) | ShapeKind::Operation(_) | ShapeKind::Resource(_) => Type::String,
    }
}

/// Whether a member is all that the body of a request or a response is.
fn is_whole_body(closure: &Closure<'_>, owner: &ShapeId, member: &Member) -> bool {
    let is_structure = matches!(closure.model.shape(owner).kind, ShapeKind::Structure(_));
    let is_part = closure.types.contains(owner) || closure.errors.contains(owner);
    is_structure && !is_part && member.traits.has(id::HTTP_PAYLOAD)
}

/// The type of the elements of a collection, which may be `null` in one that is sparse.
fn sparse(collection: &Shape, element: Type) -> Type {
    match collection.traits.has(id::SPARSE) {
        true => Type::Nullable(Box::new(element)),
        false => element,
    }
}

/// Whether a member, or what it is a collection of, must not be shown.
pub(super) fn is_sensitive(closure: &Closure<'_>, member: &Member) -> bool {
    let shape = closure.model.shape(&member.target);
    shape.traits.has(id::SENSITIVE)
        || match &shape.kind {
            ShapeKind::List(member) => is_sensitive(closure, member),
            ShapeKind::Map(key, value) => {
                is_sensitive(closure, key) || is_sensitive(closure, value)
            }
            _ => false,
        }
}

/// The definition of a structure, a union or an enum.
pub(super) fn definition(
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
        ShapeKind::Union(members) => TypeDef::Union(Union {
            ident,
            module,
            docs,
            deprecation,
            variants: union_variants(closure, shape_id, members, context, problems),
            bounded: closure.bounded.contains(shape_id),
        }),
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
pub(super) fn variants<'m>(
    members: impl IntoIterator<Item = &'m Member>,
) -> Vec<(Ident, &'m Member)> {
    let mut members: Vec<_> = members.into_iter().collect();
    members.sort_by_key(|member| &member.name);
    let names = members.iter().map(|member| variant_name(&member.name, &["Unknown"]));
    let names = Scope::default().assign(names);
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
    json_names::check(owner, members, &mut Scope::default(), problems);
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
