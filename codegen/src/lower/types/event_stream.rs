//! Event streams.

use super::{derives, variants};
use crate::diagnostic::Code;
use crate::ir::type_index::{Definition, TypeIndex};
use crate::ir::{
    Event, EventHeader, EventPayload, EventStream, HeaderKind, Named, PayloadKind, Structure, Type,
};
use crate::lower::context::Lowering;
use crate::lower::docs::deprecation::deprecation;
use crate::lower::docs::{docs, fallback};
use crate::smithy::traits::{self, Sensitive};
use crate::smithy::{Member, ShapeId, ShapeKind, Traits};
use proc_macro2::Ident;

impl Lowering<'_> {
    /// Lowers the event streams of the service. `types` has the structures of their events.
    pub(crate) fn event_streams(&self, types: &TypeIndex<'_>) -> Vec<EventStream> {
        self.closure.event_streams().map(|(id, _)| self.event_stream(id, types)).collect()
    }

    fn event_stream(&self, id: &ShapeId, types: &TypeIndex<'_>) -> EventStream {
        let shape = self.model.shape(id);
        let name = self.symbols.type_name(id);
        let (mut errors, events): (Vec<_>, Vec<_>) = shape
            .members()
            .into_iter()
            .partition(|member| self.closure.errors.contains(&member.target));
        errors.sort_by_key(|member| &member.name);
        let lowered = variants(events.iter().copied()).into_iter().filter_map(|(ident, member)| {
            let event = self.event(ident, member, types).transpose()?;
            let report = |problem: String| {
                let remedy = "make the event a structure of headers and a payload, or leave the operation out with \
                              `--operations`";
                self.report(Code::Unsupported.member(id, &member.name, problem, remedy));
            };
            event.map_err(report).ok()
        });
        EventStream {
            module: name.module.clone(),
            docs: docs(&shape.traits, &self.links.global(), &fallback("The events", id.name())),
            deprecation: deprecation(&shape.traits),
            events: lowered.collect(),
            error: self.symbols.stream_error(id),
            errors: errors
                .iter()
                .map(|member| {
                    let code = member.target.name().to_owned();
                    (member.name.clone(), code, self.symbols.type_ident(&member.target))
                })
                .collect(),
            derives: derives::of_union(
                shape.traits.has::<Sensitive>()
                    || events.iter().any(|member| self.is_sensitive(member)),
                derives::comparison(&self.closure, id),
            ),
            ident: name.ident.clone(),
        }
    }

    /// Lowers an event. Returns `None` if its structure was rejected. The error is the problem.
    fn event(
        &self,
        ident: Ident,
        member: &Member,
        types: &TypeIndex<'_>,
    ) -> Result<Option<Event>, String> {
        let target = self.model.shape(&member.target);
        if !matches!(target.kind, ShapeKind::Structure(_)) || member.target.is_unit() {
            return Err("events that are not structures are not supported".to_owned());
        }
        let structure = self.symbols.type_ident(&member.target);
        let Some(Definition::Structure(lowered)) = types.get(&structure) else { return Ok(None) };
        let (headers, payload) = self.message(&member.target, lowered).map_err(|name| {
            format!("the type of the event's member `{name}` is not supported in messages")
        })?;
        let in_payload = usize::from(matches!(payload, EventPayload::Member(..)));
        Ok(Some(Event {
            has_others: lowered.members.len() > headers.len() + in_payload,
            ident,
            name: member.name.clone(),
            docs: self.variant_docs(member, &fallback("The event", &member.name)),
            deprecation: deprecation(&member.traits),
            structure,
            headers,
            payload,
        }))
    }

    /// Returns the headers and the payload of an event's message. The error is the name of a member
    /// that can be neither.
    fn message<'s>(
        &self,
        id: &ShapeId,
        structure: &'s Structure,
    ) -> Result<(Vec<EventHeader>, EventPayload), &'s str> {
        let shapes = self.closure.members(id);
        let mut headers = Vec::new();
        let mut payload = EventPayload::Empty;
        for member in &structure.members {
            let name = member.name.as_str();
            let shape = shapes.iter().find(|shape| shape.name == name);
            let traits = shape.map(|shape| &shape.traits);
            if traits.is_some_and(Traits::has::<traits::EventHeader>) {
                let kind = header_kind(&member.ty).ok_or(name)?;
                headers.push(EventHeader { member: member.clone(), kind });
            } else if traits.is_some_and(Traits::has::<traits::EventPayload>) {
                let kind = payload_kind(&member.ty).ok_or(name)?;
                payload = EventPayload::Member(Box::new(member.clone()), kind);
            } else if matches!(payload, EventPayload::Empty) {
                payload = EventPayload::Rest;
            }
        }
        Ok((headers, payload))
    }
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
