//! Which optional parts of the support code a model needs.

use super::structures::has_dense_map;
use super::types::codec;
use crate::ir::{
    Binding, Body, Constraint, Literal, Member, Presence, Segment, Service, Type, TypeDef,
};
use crate::smithy::traits::TimestampFormat;
use std::collections::HashSet;

/// The needs of a model.
#[derive(Default)]
pub(super) struct Used {
    /// Whether nothing is left over of the support code that every crate has.
    pub whole: bool,
    pub enums: bool,
    pub unions: bool,
    pub blobs: bool,
    pub floats: bool,
    pub date_time: bool,
    pub epoch_seconds: bool,
    pub http_date: bool,
    pub as_owned: bool,
    pub or_missing: bool,
    pub as_borrowed: bool,
    pub union_value: bool,
    pub dense_map: bool,
    pub codec_list: bool,
    pub codec_map: bool,
    pub empty: bool,
    pub json: bool,
    pub label: bool,
    pub path: bool,
    pub query: bool,
    pub pagination: bool,
    pub waiters: bool,
}

impl Used {
    pub(super) fn new(service: &Service) -> Self {
        let mut used = Used::default();
        let mut stand_ins = false;
        let mut constraints = HashSet::new();
        for structure in service.structures() {
            for member in &structure.members {
                used.ty(&member.ty);
                let checked = member.constraint.iter().filter(|_| structure.bounded);
                constraints.extend(checked.flat_map(Constraint::kinds));
                let stand_in = matches!(
                    member.presence,
                    Presence::Required | Presence::Default(Literal::Empty)
                );
                let needs_codec = codec(&member.ty).is_some();
                used.or_missing |= structure.in_responses && stand_in && needs_codec;
                used.as_owned |= needs_codec;
                let dense_map = has_dense_map(structure, member);
                used.dense_map |= dense_map;
                stand_ins |= structure.in_responses && stand_in && !needs_codec && !dense_map;
            }
        }
        for def in &service.types {
            used.enums |= matches!(def, TypeDef::Enum(_));
            if let TypeDef::Union(union) = def {
                used.unions = true;
                for variant in &union.variants {
                    used.ty(&variant.ty);
                    used.union_value |= codec(&variant.ty).is_some();
                }
            }
        }
        for operation in &service.operations {
            let labels = |segment: &&Segment| matches!(segment, Segment::Label(_));
            let in_body = |member: &&Member| member.binding == Binding::Body;
            let mut body = operation.input.members.iter().filter(in_body);
            used.empty |= operation.body == Body::Empty;
            used.json |= operation.body != Body::Empty;
            used.as_borrowed |=
                operation.body == Body::Rest && body.any(|member| codec(&member.ty).is_some());
            used.label |= operation.path.iter().any(|segment| labels(&segment));
            let behind = operation.path.iter().skip(1);
            used.path |= behind.filter(|segment| !labels(segment)).count() > 0;
            used.query |= operation
                .input
                .members
                .iter()
                .any(|member| matches!(member.binding, Binding::Query(_)));
            used.pagination |= operation.paginator.is_some();
            used.waiters |= !operation.waiters.is_empty();
        }
        let mut outputs = service.operations.iter().map(|operation| &operation.output);
        let bounded = |def: &TypeDef| matches!(def, TypeDef::Union(union) if union.bounded);
        used.whole = stand_ins
            && service.types.iter().any(bounded)
            && !service.errors.is_empty()
            && !service.markers.is_empty()
            && constraints.len() == Constraint::KINDS
            && outputs.any(|output| !output.members.is_empty());
        used
    }

    fn ty(&mut self, ty: &Type) {
        let needs_codec = codec(ty).is_some();
        self.codec_list |= needs_codec && matches!(ty, Type::List(_));
        self.codec_map |= needs_codec && matches!(ty, Type::Map(..));
        match ty {
            Type::Blob => self.blobs = true,
            Type::F32 | Type::F64 => self.floats = true,
            Type::Timestamp(TimestampFormat::DateTime) => self.date_time = true,
            Type::Timestamp(TimestampFormat::EpochSeconds) => self.epoch_seconds = true,
            Type::Timestamp(TimestampFormat::HttpDate) => self.http_date = true,
            Type::List(inner) | Type::Boxed(inner) => self.ty(inner),
            Type::Map(key, value) => {
                self.ty(key);
                self.ty(value);
            }
            _ => {}
        }
    }

    pub(super) fn timestamps(&self) -> bool {
        self.date_time || self.epoch_seconds || self.http_date
    }

    /// Whether something is read from text.
    pub(super) fn texts(&self) -> bool {
        self.enums || self.blobs || self.date_time || self.http_date
    }

    pub(super) fn codecs(&self) -> bool {
        self.timestamps() || self.blobs || self.floats
    }

    pub(super) fn percent(&self) -> bool {
        self.label || self.query
    }
}
