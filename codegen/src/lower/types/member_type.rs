//! Types of members.

use super::timestamp::format_of;
use crate::diagnostic::Code;
use crate::ir::{Named, TimestampFormat, Type};
use crate::lower::context::Lowering;
use crate::smithy::traits::{HttpPayload, Sensitive, Sparse, Streaming};
use crate::smithy::{Member, Shape, ShapeId, ShapeKind, Simple};

impl Lowering<'_> {
    /// Returns the Rust type of a member of `owner`.
    pub(crate) fn member_type(&self, owner: &ShapeId, member: &Member) -> Type {
        let target = &member.target;
        let shape = self.model.shape(target);
        if target.is_unit() {
            let problem = "members without a value (`smithy.api#Unit`) are not supported";
            let remedy = "change the target of the member, or remove the member";
            self.report(Code::Unsupported.member(owner, &member.name, problem, remedy));
            return Type::String;
        }
        let is_stream = is_stream(shape);
        if is_stream && !self.is_whole_body(owner, member) {
            let problem = "streams are supported only as the whole body";
            let remedy = "add `smithy.api#httpPayload` to the member, or leave the operation out with `--operations`";
            self.report(Code::Unsupported.member(owner, &member.name, problem, remedy));
            return Type::String;
        }
        let named = |kind| {
            let ty = Type::Named(kind, self.symbols.type_ident(target));
            if self.closure.needs_box(owner, target) { Type::Boxed(Box::new(ty)) } else { ty }
        };
        match &shape.kind {
            ShapeKind::Simple(Simple::Blob) if is_stream => Type::Stream,
            ShapeKind::Simple(Simple::Timestamp) => {
                // restJson1 writes timestamps in bodies as numbers, unless a trait says otherwise.
                let format = format_of(self.model, member);
                Type::Timestamp(format.unwrap_or(TimestampFormat::EpochSeconds))
            }
            ShapeKind::Simple(simple) => simple_type(*simple),
            ShapeKind::IntEnum(_) => named(Named::IntEnum),
            ShapeKind::Enum(_) => named(Named::Enum),
            ShapeKind::Structure(_) if self.closure.errors.contains(target) => named(Named::Error),
            ShapeKind::Structure(_) => named(Named::Structure),
            ShapeKind::Union(_) if is_stream => {
                let event = self.symbols.type_ident(target);
                let mut operations = self.closure.operations.values();
                match operations.any(|operation| operation.input == *owner) {
                    true => Type::EventSender(event),
                    false => Type::EventReceiver(event),
                }
            }
            ShapeKind::Union(_) => named(Named::Union),
            ShapeKind::List(member) => {
                let element = self.member_type(target, member);
                Type::List(Box::new(sparse(shape, element)))
            }
            ShapeKind::Map(key, value) => {
                let key = self.member_type(target, key);
                let value = self.member_type(target, value);
                Type::Map(Box::new(key), Box::new(sparse(shape, value)))
            }
            // Unreachable: validation has rejected such a target.
            ShapeKind::Service(_) | ShapeKind::Operation(_) | ShapeKind::Resource(_) => {
                Type::String
            }
        }
    }

    /// Whether a member is the whole body of a request or a response.
    fn is_whole_body(&self, owner: &ShapeId, member: &Member) -> bool {
        let is_structure = matches!(self.model.shape(owner).kind, ShapeKind::Structure(_));
        let is_part = self.closure.types.contains(owner) || self.closure.errors.contains(owner);
        is_structure && !is_part && member.traits.has::<HttpPayload>()
    }

    /// Whether a member, or a value in a list or a map, is sensitive.
    pub(crate) fn is_sensitive(&self, member: &Member) -> bool {
        let shape = self.model.shape(&member.target);
        shape.traits.has::<Sensitive>()
            || match &shape.kind {
                ShapeKind::List(member) => self.is_sensitive(member),
                ShapeKind::Map(key, value) => self.is_sensitive(key) || self.is_sensitive(value),
                _ => false,
            }
    }
}

/// Whether a shape is a blob that is streamed, or an event stream.
fn is_stream(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(Simple::Blob) | ShapeKind::Union(_))
        && shape.traits.has::<Streaming>()
}

fn simple_type(simple: Simple) -> Type {
    match simple {
        Simple::Blob => Type::Blob,
        Simple::Boolean => Type::Bool,
        Simple::String => Type::String,
        Simple::Byte => Type::I8,
        Simple::Short => Type::I16,
        Simple::Integer => Type::I32,
        Simple::Long => Type::I64,
        Simple::Float => Type::F32,
        Simple::Double => Type::F64,
        Simple::Timestamp => Type::Timestamp(TimestampFormat::EpochSeconds),
        Simple::Document => Type::Document,
        Simple::BigInteger => Type::BigInteger,
        Simple::BigDecimal => Type::BigDecimal,
    }
}

/// Returns the type of the values of a list or a map: `null` is a value if the shape is sparse.
fn sparse(collection: &Shape, value: Type) -> Type {
    match collection.traits.has::<Sparse>() {
        true => Type::Nullable(Box::new(value)),
        false => value,
    }
}
