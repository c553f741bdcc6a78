//! Errors of the service.

use super::role::Role;
use crate::ir::{ErrorDef, Message, Nullability, Retryable, Structure, Type};
use crate::lower::context::Lowering;
use crate::lower::docs::{docs, fallback};
use crate::smithy::traits::{self, ErrorKind, HttpError, JsonName, Sensitive};
use crate::smithy::{Member, ShapeId};

/// The names of the member with the message.
const MEMBER_NAMES: [&str; 2] = ["message", "Message"];

/// The names in JSON under which clients look for the message, as in
/// `runtime/src/protocol/error_response.rs`.
const MESSAGE_NAMES: [&str; 4] = ["message", "Message", "errorMessage", "exceptionMessage"];

impl Lowering<'_> {
    /// Lowers an error.
    pub(crate) fn error(&self, id: &ShapeId) -> ErrorDef {
        let traits = &self.model.shape(id).traits;
        let owner = self.owner(id, Role::Error);
        let docs = docs(traits, &owner.docs, &fallback("The error", id.name()));
        let structure = self.structure(&owner, self.symbols.type_name(id), docs);
        ErrorDef {
            code: id.name().to_owned(),
            status: match (traits.get(), traits.get()) {
                (Some(HttpError(status)), _) => status,
                (None, Some(ErrorKind::Server)) => 500,
                (None, _) => 400,
            },
            message: match self.has_sensitive_message(id) {
                true => Message::Sensitive,
                false => message(&structure),
            },
            predicate: self.symbols.predicate(id),
            retryable: traits
                .get()
                .map(|traits::Retryable { throttling }| Retryable { throttling }),
            structure,
        }
    }

    /// Whether the text that the client takes for the message may be sensitive.
    fn has_sensitive_message(&self, id: &ShapeId) -> bool {
        let is_sensitive = |id: &ShapeId| {
            self.model.shape(id).traits.has::<Sensitive>() || self.closure.sensitive.contains(id)
        };
        let is_message = |member: &Member| {
            let json_name = member.traits.get().map(|JsonName(name)| name);
            let names = [Some(member.name.as_str()), json_name.as_deref()];
            names.into_iter().flatten().any(|name| MESSAGE_NAMES.contains(&name))
        };
        let mut members = self.closure.members(id).into_iter();
        self.model.shape(id).traits.has::<Sensitive>()
            || members.any(|member| is_message(member) && is_sensitive(&member.target))
    }
}

/// Finds the member with the message.
fn message(structure: &Structure) -> Message {
    let member = MEMBER_NAMES.into_iter().find_map(|name| structure.member(name));
    match member.filter(|member| member.ty == Type::String) {
        Some(member) if member.nullability == Nullability::Optional => {
            Message::Optional(member.ident.clone())
        }
        Some(member) => Message::Required(member.ident.clone()),
        None => Message::None,
    }
}
