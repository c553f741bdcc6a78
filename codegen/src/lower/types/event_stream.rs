//! Event streams.

use super::derives;
use super::member_type::is_sensitive;
use super::variants;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{
    Event, EventHeader, EventPayload, EventStream, HeaderKind, Named, PayloadKind, Structure, Type,
    TypeDef,
};
use crate::lower::closure::Closure;
use crate::lower::docs::deprecation::deprecation;
use crate::lower::docs::{self, Context};
use crate::smithy::traits::id;
use crate::smithy::{Member, ShapeId, ShapeKind};
use std::collections::HashMap;

/// The event streams of a service, whose structures are among `types`.
pub(crate) fn event_streams(
    closure: &Closure<'_>,
    types: &[TypeDef],
    context: &Context,
    problems: &mut Diagnostics,
) -> Vec<EventStream> {
    let structures = types.iter().filter_map(|def| match def {
        TypeDef::Structure(structure) => Some((structure.ident.to_string(), structure)),
        _ => None,
    });
    let structures: HashMap<_, _> = structures.collect();
    let streams = closure.types.iter().filter_map(|id| {
        let shape = closure.model.shape(id);
        match &shape.kind {
            ShapeKind::Union(members) if shape.traits.has(id::STREAMING) => Some((*id, members)),
            _ => None,
        }
    });
    streams
        .map(|(id, members)| event_stream(closure, id, members, &structures, context, problems))
        .collect()
}

fn event_stream(
    closure: &Closure<'_>,
    shape_id: &ShapeId,
    members: &[Member],
    structures: &HashMap<String, &Structure>,
    context: &Context,
    problems: &mut Diagnostics,
) -> EventStream {
    let shape = closure.model.shape(shape_id);
    let name = closure.names.type_ident(shape_id);
    let fallback = docs::fallback("The events", shape_id.name());
    let (mut errors, events): (Vec<_>, Vec<_>) =
        members.iter().partition(|member| closure.errors.contains(&member.target));
    errors.sort_by_key(|member| &member.name);
    let mut refuse = |member: &Member, problem: String| {
        let remedy = "make it a structure of headers and a payload, or add the support";
        problems.push(Code::Unsupported.member(shape_id, &member.name, problem, remedy));
    };
    let mut found = Vec::new();
    for (ident, member) in variants(events.iter().copied()) {
        let target = closure.model.shape(&member.target);
        if !matches!(target.kind, ShapeKind::Structure(_)) || member.target.is_unit() {
            refuse(member, "an event that is no structure is not supported".to_owned());
            continue;
        }
        let structure = closure.names.type_ident(&member.target);
        let Some(lowered) = structures.get(&structure.to_string()) else { continue };
        match parts(closure, &member.target, lowered) {
            Ok((headers, payload)) => found.push(Event {
                has_others: lowered.members.len()
                    > headers.len() + usize::from(matches!(payload, EventPayload::Member(..))),
                ident,
                name: member.name.clone(),
                docs: docs::docs(
                    &member.traits,
                    context,
                    &docs::fallback("The event", &member.name),
                ),
                deprecation: deprecation(&member.traits),
                structure,
                headers,
                payload,
            }),
            Err(name) => {
                refuse(
                    member,
                    format!("the event's member `{name}` is of a type that is not supported there"),
                );
            }
        }
    }
    EventStream {
        module: closure.names.module(shape_id),
        docs: docs::docs(&shape.traits, context, &fallback),
        deprecation: deprecation(&shape.traits),
        events: found,
        error: closure.names.stream_error(shape_id),
        errors: errors
            .iter()
            .map(|member| {
                let code = member.target.name().to_owned();
                (member.name.clone(), code, closure.names.type_ident(&member.target))
            })
            .collect(),
        derives: derives::of_union(
            shape.traits.has(id::SENSITIVE)
                || events.iter().any(|member| is_sensitive(closure, member)),
        ),
        ident: name,
    }
}

/// The headers and the payload of an event, or the member that can be neither.
fn parts<'s>(
    closure: &Closure<'_>,
    shape_id: &ShapeId,
    structure: &'s Structure,
) -> Result<(Vec<EventHeader>, EventPayload), &'s str> {
    let shapes = closure.members(shape_id);
    let has = |name: &str, trait_id: &str| {
        shapes.iter().any(|member| member.name == name && member.traits.has(trait_id))
    };
    let mut headers = Vec::new();
    let mut payload = EventPayload::Empty;
    for member in &structure.members {
        let name = member.name.as_str();
        if has(name, id::EVENT_HEADER) {
            let kind = header_kind(&member.ty).ok_or(name)?;
            headers.push(EventHeader { member: member.clone(), kind });
        } else if has(name, id::EVENT_PAYLOAD) {
            let kind = payload_kind(&member.ty).ok_or(name)?;
            payload = EventPayload::Member(Box::new(member.clone()), kind);
        } else if matches!(payload, EventPayload::Empty) {
            payload = EventPayload::Rest;
        }
    }
    Ok((headers, payload))
}

fn header_kind(ty: &Type) -> Option<HeaderKind> {
    Some(match ty {
        Type::Bool => HeaderKind::Bool,
        Type::I8 => HeaderKind::Byte,
        Type::I16 => HeaderKind::Short,
        Type::I32 => HeaderKind::Int,
        Type::Named(Named::IntEnum, _) => HeaderKind::IntEnum,
        Type::I64 => HeaderKind::Long,
        Type::Blob => HeaderKind::Blob,
        Type::String | Type::Named(Named::Enum, _) => HeaderKind::Text,
        Type::Timestamp(_) => HeaderKind::Timestamp,
        _ => return None,
    })
}

fn payload_kind(ty: &Type) -> Option<PayloadKind> {
    Some(match ty {
        Type::Blob => PayloadKind::Blob,
        Type::String | Type::Named(Named::Enum, _) => PayloadKind::Text,
        Type::Named(Named::Structure | Named::Union, _) => PayloadKind::Json,
        _ => return None,
    })
}
