//! Whether a model needs all of the support code that its crate has.

use super::auth;
use super::structures::leaves_out_nulls;
use super::types::codec;
use crate::ir::{
    Body, Constraint, Literal, Member, Message, Presence, Service, Structure, TypeDef,
};
use std::collections::HashSet;

/// Whether nothing is left over of it.
pub(super) fn is_whole(service: &Service) -> bool {
    let members = || {
        let of = |structure| members(structure).map(move |member| (structure, member));
        service.structures().flat_map(of)
    };
    let kinds: HashSet<_> = members()
        .filter(|(structure, _)| structure.bounded)
        .flat_map(|(_, member)| member.constraint.iter().flat_map(Constraint::kinds))
        .collect();
    let mut outputs = service.operations.iter().map(|operation| &operation.output);
    let mut bodies = service.operations.iter().map(|operation| operation.body);
    members().any(|(structure, member)| has_stand_in(structure, member))
        && service.errors.iter().any(|error| !matches!(error.message, Message::None))
        && service.types.iter().any(|def| matches!(def, TypeDef::Union(union) if union.bounded))
        // Not every endpoint has headers, not every stream events of every kind, not every way to
        // authenticate is the only one, and not every waiter can fail.
        && !service.endpoints.detailed
        && !service.types.iter().any(|def| matches!(def, TypeDef::EventStream(_)))
        && !auth::is_choice(service)
        && service.operations.iter().all(|operation| operation.waiters.is_empty())
        && !service.markers.is_empty()
        && kinds.len() == Constraint::KINDS
        && outputs.any(|output| !output.members.is_empty())
        && bodies.any(|body| matches!(body, Body::Input | Body::Rest))
}

fn members(structure: &Structure) -> impl Iterator<Item = &Member> {
    structure.members.iter()
}

/// Whether a member of a response reads `null` as the stand-in of its type.
fn has_stand_in(structure: &Structure, member: &Member) -> bool {
    let stands_in =
        matches!(member.presence, Presence::Required | Presence::Default(Literal::Empty));
    structure.in_responses
        && stands_in
        && codec(&member.ty).is_none()
        && !leaves_out_nulls(structure, member)
}
