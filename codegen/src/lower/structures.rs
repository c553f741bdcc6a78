//! Structures and their members.

use super::closure::Closure;
use super::constraints::{constraint, label};
use super::docs::{self, Context};
use super::names::{Scope, field_name, ident, marker_name, serde_camel_case};

use super::types::{is_sensitive, member_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Binding, Docs, Literal, Member, Presence, Structure, Type};
use crate::smithy::traits::id;
use crate::smithy::{self, ShapeId};
use proc_macro2::Ident;
use serde_json::{Number, Value};

/// How many required members a builder can keep account of.
const MOST_REQUIRED: usize = 24;

/// What a structure is to the crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Input,
    Output,
    Type,
    Error,
}

/// A structure of the model.
pub(super) fn structure(
    closure: &Closure<'_>,
    id: &ShapeId,
    role: Role,
    name: (Ident, Ident),
    docs: Docs,
    context: &Context,
    problems: &mut Diagnostics,
) -> Structure {
    let shapes = closure.members(id);
    let context = context.within(&shapes);
    let mut fields = Scope::default();
    if role == Role::Error {
        // Where the circumstances of the call are.
        fields.take("metadata");
    }
    let secret = closure.model.shape(id).traits.has(id::SENSITIVE);
    let mut members: Vec<_> = shapes
        .into_iter()
        .map(|shape| {
            let field = fields.unique(field_name(&shape.name));
            let mut member = member(closure, id, role, shape, &field, &context, problems);
            member.sensitive |= secret;
            member
        })
        .collect();

    let camel_case = members.iter().any(|member| {
        let field = member.snake_name();
        member.rename.as_deref() == Some(&*serde_camel_case(&field)) && field.contains('_')
    });
    for member in &mut members {
        let field = member.snake_name();
        let found = if camel_case { serde_camel_case(&field) } else { field };
        member.rename = member.rename.take().filter(|name| *name != found);
    }
    let required = members.iter().filter(|member| member.presence == Presence::Required);
    if required.count() > MOST_REQUIRED {
        problems.push(Diagnostic::shape(
            id,
            format!("the structure has more than {MOST_REQUIRED} required members"),
            "raise the number of states in the generator's `support/builder.rs`",
        ));
    }
    Structure {
        ident: name.0,
        module: name.1,
        docs,
        members,
        camel_case,
        in_responses: match role {
            Role::Input => false,
            Role::Output | Role::Error => true,
            Role::Type => closure.in_responses.contains(id),
        },
        bounded: match role {
            Role::Input => true,
            Role::Output | Role::Error => false,
            Role::Type => closure.bounded.contains(id),
        },
    }
}

fn member(
    closure: &Closure<'_>,
    owner: &ShapeId,
    role: Role,
    shape: &smithy::Member,
    field: &str,
    context: &Context,
    problems: &mut Diagnostics,
) -> Member {
    let ty = member_type(closure, owner, shape, problems);
    let binding = binding(owner, role, shape, &ty, problems);
    let constraint = constraint(closure, shape, &ty);
    let presence = presence(closure, owner, role, shape, &ty, problems);
    let fallback = docs::fallback("The member", &shape.name);
    let required = role == Role::Input && presence == Presence::Required;
    let name: Option<String> = shape.traits.get(id::JSON_NAME);
    Member {
        name: shape.name.clone(),
        ident: ident(field),
        marker: ident(&marker_name(field)),
        rename: Some(name.unwrap_or_else(|| shape.name.clone())),
        docs: docs::member_docs(closure, shape, required, context, &fallback),
        presence,
        sensitive: is_sensitive(closure, shape),
        leads_back: closure.leads_back(owner, &shape.target),
        constraint: if binding == Binding::Label { label(constraint) } else { constraint },
        binding,
        ty,
    }
}

fn presence(
    closure: &Closure<'_>,
    owner: &ShapeId,
    role: Role,
    member: &smithy::Member,
    ty: &Type,
    problems: &mut Diagnostics,
) -> Presence {
    let required = member.traits.has(id::REQUIRED) && !member.traits.has(id::CLIENT_OPTIONAL);
    if role == Role::Input {
        // The service knows the defaults; what a caller leaves out is not sent.
        return if required { Presence::Required } else { Presence::Optional };
    }
    let target = closure.model.shape(&member.target);
    // A default that came later was not there for all clients: it stays with the service.
    let default: Option<Value> = member.traits.get(id::DEFAULT);
    let default = default.filter(|_| !member.traits.has(id::ADDED_DEFAULT));
    let inherited = required.then(|| target.traits.get(id::DEFAULT)).flatten();
    let Some(default) = default.or(inherited).filter(|value| !value.is_null()) else {
        return if required { Presence::Required } else { Presence::Optional };
    };
    match literal(&default, ty) {
        Some(literal) => Presence::Default(literal),
        None => {
            problems.push(Diagnostic::member(
                owner,
                &member.name,
                format!("a default of {default} is not supported"),
                "take `smithy.api#default` away if clients can do without, or add its support",
            ));
            Presence::Optional
        }
    }
}

/// A value as a default or a bound of a type.
pub(super) fn literal(value: &Value, ty: &Type) -> Option<Literal> {
    Some(match (value, ty) {
        (Value::Bool(false), Type::Bool) => Literal::Empty,
        (Value::Bool(true), Type::Bool) => Literal::Bool(true),
        (Value::Number(number), Type::I8 | Type::I16 | Type::I32 | Type::I64) => {
            let value = number.as_i64()?;
            let fits = match ty {
                Type::I8 => i8::try_from(value).is_ok(),
                Type::I16 => i16::try_from(value).is_ok(),
                Type::I32 => i32::try_from(value).is_ok(),
                _ => true,
            };
            if !fits {
                return None;
            }
            if value == 0 { Literal::Empty } else { Literal::Number(number.clone()) }
        }
        (Value::Number(number), Type::F32 | Type::F64) => match number.as_f64()? {
            0.0 => Literal::Empty,
            value if *ty == Type::F32 && (value as f32).is_infinite() => return None,
            value => Literal::Number(Number::from_f64(value)?),
        },
        (Value::String(text), Type::String) if text.is_empty() => Literal::Empty,
        (Value::String(text), Type::String | Type::Named(crate::ir::Named::Enum, _)) => {
            Literal::Text(text.clone())
        }
        (Value::Array(values), Type::List(_)) if values.is_empty() => Literal::Empty,
        (Value::Object(values), Type::Map(..)) if values.is_empty() => Literal::Empty,
        _ => return None,
    })
}

/// A number as a type has it, `None` if it does not fit.
pub(super) fn number(value: &Value, ty: &Type) -> Option<Number> {
    match (literal(value, ty)?, ty) {
        (Literal::Number(number), _) => Some(number),
        (Literal::Empty, Type::F32 | Type::F64) => Number::from_f64(0.0),
        (Literal::Empty, _) => Some(Number::from(0)),
        _ => None,
    }
}

fn binding(
    owner: &ShapeId,
    role: Role,
    member: &smithy::Member,
    ty: &Type,
    problems: &mut Diagnostics,
) -> Binding {
    if role != Role::Input {
        // The traits say nothing of a structure that is not the input.
        return Binding::Body;
    }
    let (binding, supported) = if member.traits.has(id::HTTP_LABEL) {
        (Binding::Label, *ty == Type::String)
    } else if let Some(name) = member.traits.get(id::HTTP_QUERY) {
        let text = |ty: &Type| matches!(ty, Type::String);
        let list = matches!(ty, Type::List(element) if text(element));
        (Binding::Query(name), text(ty) || list)
    } else {
        (Binding::Body, true)
    };
    if !supported {
        problems.push(Diagnostic::member(
            owner,
            &member.name,
            "a member of this type is not supported outside the body",
            "make it a string or, in the query, a list of strings, or add the support",
        ));
    }
    binding
}
