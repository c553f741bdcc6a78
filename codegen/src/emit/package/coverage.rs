//! Whether a model needs all of the support code that its crate has.

use crate::emit::types::response::is_bound;
use crate::ir::{
    Absent, Body, Constraint, Member, Message, Nullability, Service, Structure, TypeDef, Union,
    UnionVariant,
};
use std::collections::HashSet;

/// Whether the crate uses all of it. The files of support code are chosen by what a crate mentions;
/// this is about the items of a file that not every crate with the file uses.
pub(crate) fn is_whole(service: &Service) -> bool {
    let mut bodies = service.operations.iter().map(|operation| operation.body);
    let mut outputs = service.operations.iter().map(|operation| &operation.output);
    uses_stand_ins(service)
        && uses_constraints(service)
        && uses_codecs(service)
        && unions(service).any(|union| union.variants.iter().any(is_plain))
        && service.errors.iter().any(|error| !matches!(error.message, Message::None))
        // Not every endpoint has headers, not every stream events of every kind, not every way to
        // authenticate is the only one, and not every waiter can fail.
        && !service.endpoints.detailed
        && !service.types.iter().any(|def| matches!(def, TypeDef::EventStream(_)))
        && !service.chooses_auth
        && service.operations.iter().all(|operation| operation.waiters.is_empty())
        && !service.markers.is_empty()
        && outputs.any(|output| !output.members.is_empty() && !is_bound(output))
        && bodies.any(|body| matches!(body, Body::Input | Body::Rest))
}

/// Whether a member of a response reads `null` as the stand-in of its type.
fn uses_stand_ins(service: &Service) -> bool {
    members(service).any(|(structure, member)| {
        structure.in_responses
            && member.serde.absent == Absent::ErrorCorrected
            && member.serde.adapter.is_none()
    })
}

/// Whether inputs have constraints of all kinds, unions have some, and so have optional members.
fn uses_constraints(service: &Service) -> bool {
    let bounded = || {
        let members = members(service).filter(|(structure, _)| structure.bounded);
        members.filter_map(|(_, member)| Some((member, member.constraint.as_ref()?)))
    };
    let kinds: HashSet<_> = bounded().flat_map(|(_, constraint)| constraint.kinds()).collect();
    kinds.len() == Constraint::KINDS
        && bounded().any(|(member, _)| member.nullability == Nullability::Optional)
        && unions(service).any(|union| union.bounded)
}

/// Whether codecs write and read, where members have defaults that are read alone.
fn uses_codecs(service: &Service) -> bool {
    let has_own_default = |member: &Member| member.serde.absent == Absent::Default;
    let reads_and_writes =
        |(_, member): (_, &Member)| member.serde.codec().is_some() && !has_own_default(member);
    !members(service).any(|(_, member)| has_own_default(member))
        || members(service).any(reads_and_writes)
}

/// Whether a member of a union has a value without a codec.
fn is_plain(variant: &UnionVariant) -> bool {
    variant.codec.is_none()
}

fn members(service: &Service) -> impl Iterator<Item = (&Structure, &Member)> {
    service
        .structures()
        .flat_map(|structure| structure.members.iter().map(move |member| (structure, member)))
}

fn unions(service: &Service) -> impl Iterator<Item = &Union> {
    service.types.iter().filter_map(|def| match def {
        TypeDef::Union(union) => Some(union),
        _ => None,
    })
}
