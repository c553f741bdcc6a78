//! Types of members.

use super::timestamp::format_of;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Named, TimestampFormat, Type};
use crate::lower::closure::Closure;
use crate::smithy::traits::{HttpPayload, Sensitive, Sparse, Streaming};
use crate::smithy::{Member, Shape, ShapeId, ShapeKind, Simple};

const PART_STREAM: &str = "streams that are not the whole body";
const WHOLE_STREAM: &str = "give the member `smithy.api#httpPayload`, or add the support";

/// The Rust type of a member of `owner`.
pub(crate) fn member_type(
    closure: &Closure<'_>,
    owner: &ShapeId,
    member: &Member,
    problems: &mut Diagnostics,
) -> Type {
    let unsupported = |problems: &mut Diagnostics, what: &str, remedy: &str| {
        problems.push(Code::Unsupported.member(
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
            Simple::Blob if shape.traits.has::<Streaming>() => {
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
                let format = format_of(closure, member);
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
        ShapeKind::Union(_) if shape.traits.has::<Streaming>() => {
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
    is_structure && !is_part && member.traits.has::<HttpPayload>()
}

/// The type of the elements of a collection, which may be `null` in one that is sparse.
fn sparse(collection: &Shape, element: Type) -> Type {
    match collection.traits.has::<Sparse>() {
        true => Type::Nullable(Box::new(element)),
        false => element,
    }
}

/// Whether a member, or what it is a collection of, must not be shown.
pub(crate) fn is_sensitive(closure: &Closure<'_>, member: &Member) -> bool {
    let shape = closure.model.shape(&member.target);
    shape.traits.has::<Sensitive>()
        || match &shape.kind {
            ShapeKind::List(member) => is_sensitive(closure, member),
            ShapeKind::Map(key, value) => {
                is_sensitive(closure, key) || is_sensitive(closure, value)
            }
            _ => false,
        }
}
