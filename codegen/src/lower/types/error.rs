//! Errors of the service.

use super::role::Role;
use super::structure::structure;
use crate::diagnostic::Diagnostics;
use crate::ir::{ErrorDef, Message, Presence, Retryable, Structure, Type};
use crate::lower::closure::Closure;
use crate::lower::docs::{self, Context};
use crate::smithy::ShapeId;
use crate::smithy::traits::{self, ErrorKind, HttpError, JsonName, Sensitive};

/// Names that the model may give the member with the service's text.
const MESSAGES: [&str; 2] = ["message", "Message"];

/// Names under which the client finds the service's text in any body, as in
/// `support/protocol/error_response.rs`.
const TEXTS: [&str; 4] = ["message", "Message", "errorMessage", "exceptionMessage"];

/// Lowers an error.
pub(crate) fn error(
    closure: &Closure<'_>,
    shape_id: &ShapeId,
    context: &Context,
    problems: &mut Diagnostics,
) -> ErrorDef {
    let traits = &closure.model.shape(shape_id).traits;
    let name = (closure.names.type_ident(shape_id), closure.names.module(shape_id));
    let members = context.within(&closure.members(shape_id));
    let docs = docs::docs(traits, &members, &docs::fallback("The error", shape_id.name()));
    let structure = structure(closure, shape_id, Role::Error, name, docs, context, problems);
    ErrorDef {
        code: shape_id.name().to_owned(),
        status: match (traits.get(), traits.get()) {
            (Some(HttpError(status)), _) => status,
            (None, Some(ErrorKind::Server)) => 500,
            (None, _) => 400,
        },
        message: match has_sensitive_text(closure, shape_id) {
            true => Message::Sensitive,
            false => message(&structure),
        },
        predicate: closure.names.predicate(shape_id),
        retryable: traits.get().map(|traits::Retryable { throttling }| Retryable { throttling }),
        structure,
    }
}

/// Whether what the client takes for the service's text may be sensitive.
fn has_sensitive_text(closure: &Closure<'_>, shape_id: &ShapeId) -> bool {
    let is_sensitive = |id: &ShapeId| {
        closure.model.shape(id).traits.has::<Sensitive>() || closure.sensitive.contains(id)
    };
    let mut members = closure.members(shape_id).into_iter();
    closure.model.shape(shape_id).traits.has::<Sensitive>()
        || members.any(|member| {
            let json_name = member.traits.get().map(|JsonName(name)| name);
            let names = [Some(member.name.as_str()), json_name.as_deref()];
            let is_text = names.into_iter().flatten().any(|name| TEXTS.contains(&name));
            is_text && is_sensitive(&member.target)
        })
}

/// Finds the member that has the service's text.
fn message(structure: &Structure) -> Message {
    let member = MESSAGES.into_iter().find_map(|name| structure.member(name));
    match member.filter(|member| member.ty == Type::String) {
        Some(member) if member.presence == Presence::Optional => {
            Message::Optional(member.ident.clone())
        }
        Some(member) => Message::Required(member.ident.clone()),
        None => Message::None,
    }
}
