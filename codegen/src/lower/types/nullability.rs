//! The nullability of members, and their default values.

use super::default_value::literal;
use super::role::{Owner, Role};
use crate::diagnostic::Code;
use crate::ir::{Literal, Named, Nullability, Type};
use crate::lower::context::Lowering;
use crate::smithy::Member;
use crate::smithy::traits::{
    AddedDefault, ClientOptional, DefaultValue, HttpLabel, IdempotencyToken, Required, Trait,
};
use serde_json::Value;

impl Lowering<'_> {
    /// Decides whether a member is required or optional, or has a default value.
    pub(crate) fn nullability(&self, owner: &Owner<'_>, member: &Member, ty: &Type) -> Nullability {
        let traits = &member.traits;
        let required = traits.has::<Required>() && !traits.has::<ClientOptional>();
        let default = |value: Value| {
            default(&value, ty).unwrap_or_else(|problem| {
                let remedy = "correct the default value, or remove it";
                let problem = Code::Trait.member(owner.id, &member.name, problem, remedy);
                self.report(problem.about(DefaultValue::ID));
                None
            })
        };
        if ty.is_stream() {
            // A stream is always present: it may be empty.
            let is_required = required && owner.role == Role::Input;
            return if is_required {
                Nullability::Required
            } else {
                Nullability::Default(Literal::Empty)
            };
        }
        let own = traits.get().map(|DefaultValue(value)| value);
        if owner.role == Role::Input {
            // The service applies the default values of inputs: clients omit unset members.
            own.and_then(default);
            return self.input_nullability(member);
        }
        // Clients of an earlier version do not know an added default value, so that only the
        // service applies it.
        let is_of_service = traits.has::<AddedDefault>() || traits.has::<ClientOptional>();
        let own = own.filter(|_| !is_of_service);
        let target = &self.model.shape(&member.target).traits;
        let of_target = || target.get().map(|DefaultValue(value)| value);
        let value = own.or_else(|| required.then(of_target).flatten());
        match value.and_then(default) {
            Some(literal) => Nullability::Default(literal),
            None if required => Nullability::Required,
            None => Nullability::Optional,
        }
    }

    fn input_nullability(&self, member: &Member) -> Nullability {
        let traits = &member.traits;
        let required = traits.has::<Required>() && !traits.has::<ClientOptional>();
        // The URI needs its labels. The client sets an idempotency token.
        let is_required = match traits.has::<HttpLabel>() {
            true if self.default_label(&member.name).is_some() => false,
            true if traits.has::<Required>() => true,
            _ => required && !traits.has::<IdempotencyToken>(),
        };
        if is_required { Nullability::Required } else { Nullability::Optional }
    }
}

/// Converts a default value. `null` stands for no default value. The error is the problem.
fn default(value: &Value, ty: &Type) -> Result<Option<Literal>, String> {
    if value.is_null() {
        return Ok(None);
    }
    literal(value, ty).map(Some).ok_or_else(|| {
        let rule = match ty {
            Type::List(_) | Type::Map(..) => "the default value of a list or a map must be empty",
            Type::Named(Named::Structure | Named::Union | Named::Error, _) | Type::Boxed(_) => {
                "structures and unions have no default values"
            }
            _ => "it is not a value of the member's type",
        };
        format!("the default value {value} is invalid: {rule}")
    })
}
