//! Structures and their members.

use super::bindings::binding;
use super::closure::Closure;
use super::constraints::{constraint, label};
use super::deprecation::deprecation;
use super::docs::{self, Context};
use super::json_names::name_members;
use super::names::{field_name, ident, marker_name};
use super::notes::notes;
use super::scope::Scope;
use super::types::{is_sensitive, member_type};
use crate::diagnostic::{Diagnostics, Rule};
use crate::ir::{Binding, Docs, Document, Literal, Member, Named, Presence, Structure, Type};
use crate::smithy::traits::id;
use crate::smithy::{self, ShapeId};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use proc_macro2::Ident;
use serde_json::{Number, Value};
use std::collections::{BTreeMap, BTreeSet};

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
    let fields = field_names(&shapes, role);
    let traits = &closure.model.shape(id).traits;
    let secret = traits.has(id::SENSITIVE);
    let mut members: Vec<_> = shapes
        .iter()
        .map(|shape| {
            let field = &fields[shape.name.as_str()];
            let mut member = member(closure, id, role, shape, field, &context, problems);
            member.sensitive |= secret;
            member
        })
        .collect();

    one_body(id, &members, problems);
    let camel_case = name_members(id, &shapes, &mut members, problems);
    let required = members.iter().filter(|member| member.presence == Presence::Required);
    if required.count() > MOST_REQUIRED {
        problems.push(Rule::Unsupported.shape(
            id,
            format!("the structure has more than {MOST_REQUIRED} required members"),
            "raise the number of states in the generator's `support/builder.rs`",
        ));
    }
    Structure {
        ident: name.0,
        module: name.1,
        docs,
        deprecation: deprecation(traits),
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

/// Returns the field for each member, in names that do not depend on which members are required.
fn field_names<'m>(members: &[&'m smithy::Member], role: Role) -> BTreeMap<&'m str, String> {
    let names: BTreeSet<_> = members.iter().map(|member| member.name.as_str()).collect();
    // An error has a field of its own for what is known of the call.
    let taken: &[&str] = if role == Role::Error { &["metadata"] } else { &[] };
    let fields = Scope::with(taken).assign(names.iter().map(|name| field_name(name)));
    names.into_iter().zip(fields).collect()
}

/// Refuses members of the body beside one that is the body.
fn one_body(id: &ShapeId, members: &[Member], problems: &mut Diagnostics) {
    let is_payload = |member: &&Member| matches!(member.binding, Binding::Payload(_));
    let Some(payload) = members.iter().find(is_payload) else { return };
    for member in members.iter().filter(|member| member.binding == Binding::Body) {
        let problem = format!("the whole body is `{}`, so that this has no place", payload.name);
        let remedy = "bind it to something else, or take `smithy.api#httpPayload` from the other";
        problems.push(Rule::Http.member(id, &member.name, problem, remedy));
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
    let binding = binding(closure, owner, role, shape, &ty, problems);
    let constraint = constraint(closure, shape, &ty);
    let presence = presence(closure, owner, role, shape, &ty, problems);
    let fallback = docs::fallback("The member", &shape.name);
    let required = role == Role::Input && presence == Presence::Required;
    Member {
        name: shape.name.clone(),
        ident: ident(field),
        marker: ident(&marker_name(field)),
        // Once all members are known.
        json_name: String::new(),
        rename: None,
        docs: docs::docs(&shape.traits, context, &fallback),
        deprecation: deprecation(&shape.traits),
        notes: notes(closure, shape, required),
        presence,
        sensitive: is_sensitive(closure, shape),
        leads_back: closure.leads_back(owner, &shape.target),
        is_token: role == Role::Input
            && shape.traits.has(id::IDEMPOTENCY_TOKEN)
            && !shape.traits.has(id::HTTP_LABEL),
        requires_length: closure.model.shape(&shape.target).traits.has(id::REQUIRES_LENGTH),
        constraint: match (&binding, &ty) {
            (Binding::Label(_), Type::String) => label(constraint),
            _ => constraint,
        },
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
    if ty.is_stream() {
        // Without bytes it is there all the same.
        let is_required = required && role == Role::Input;
        return if is_required { Presence::Required } else { Presence::Default(Literal::Empty) };
    }
    if role == Role::Input {
        // Without its labels there is no path. The client makes up an idempotency token.
        let is_label = member.traits.has(id::HTTP_LABEL) && member.traits.has(id::REQUIRED);
        let required = is_label || required && !member.traits.has(id::IDEMPOTENCY_TOKEN);
        let default: Option<Value> = member.traits.get(id::DEFAULT);
        if let Some(default) = default.filter(|default| !suits(default, ty)) {
            let problem = format!("a default of {default} is of another type than the member");
            let remedy = "give the default a value that the member can have, or take it away";
            let problem = Rule::Trait.member(owner, &member.name, problem, remedy);
            problems.push(problem.about(id::DEFAULT));
        }
        // The service knows the defaults; what a caller leaves out is not sent.
        return if required { Presence::Required } else { Presence::Optional };
    }
    let target = closure.model.shape(&member.target);
    // A default that came later was not there for all clients: it stays with the service.
    let default: Option<Value> = member.traits.get(id::DEFAULT);
    let of_service = [id::ADDED_DEFAULT, id::CLIENT_OPTIONAL];
    let default = default.filter(|_| !of_service.iter().any(|id| member.traits.has(id)));
    let inherited = required.then(|| target.traits.get(id::DEFAULT)).flatten();
    let Some(default) = default.or(inherited).filter(|value| !value.is_null()) else {
        return if required { Presence::Required } else { Presence::Optional };
    };
    match literal(&default, ty) {
        Some(literal) => Presence::Default(literal),
        None => {
            let problem = format!("a default of {default} is not supported");
            let remedy = "take the default away if clients can do without, or add its support";
            let problem = Rule::Unsupported.member(owner, &member.name, problem, remedy);
            problems.push(problem.about(id::DEFAULT));
            Presence::Optional
        }
    }
}

/// Whether a type has values that are written like this one in JSON.
fn suits(default: &Value, ty: &Type) -> bool {
    match ty {
        _ if default.is_null() => true,
        Type::Bool => default.is_boolean(),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::BigInteger | Type::BigDecimal => {
            default.is_number()
        }
        Type::Named(Named::IntEnum, _) => default.is_number(),
        Type::F32 | Type::F64 => default.is_number() || default.is_string(),
        Type::String | Type::Blob | Type::Named(Named::Enum, _) => default.is_string(),
        Type::List(_) => default.is_array(),
        Type::Map(..) => default.is_object(),
        Type::Nullable(inner) | Type::Boxed(inner) => suits(default, inner),
        _ => true,
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
        (Value::String(text), Type::String | Type::Named(Named::Enum, _)) => {
            Literal::Text(text.clone())
        }
        (Value::Number(number), Type::Named(Named::IntEnum, _)) => {
            i32::try_from(number.as_i64()?).ok()?;
            Literal::Number(number.clone())
        }
        (Value::String(text), Type::Blob) if text.is_empty() => Literal::Empty,
        (Value::String(text), Type::Blob) => Literal::Blob(BASE64_STANDARD.decode(text).ok()?),
        (value, Type::Timestamp(_)) => {
            let (seconds, nanos) = timestamp(value)?;
            Literal::Timestamp(seconds, nanos)
        }
        (value, Type::Document) => Literal::Document(document(value)),
        (Value::Array(values), Type::List(_)) if values.is_empty() => Literal::Empty,
        (Value::Object(values), Type::Map(..)) if values.is_empty() => Literal::Empty,
        _ => return None,
    })
}

/// A document as it stands in the model.
pub(super) fn document(value: &Value) -> Document {
    match value {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Bool(*value),
        Value::Number(number) => Document::Number(number.clone()),
        Value::String(text) => Document::Text(text.clone()),
        Value::Array(values) => Document::List(values.iter().map(document).collect()),
        Value::Object(values) => Document::Map(
            values.iter().map(|(name, value)| (name.clone(), document(value))).collect(),
        ),
    }
}

/// The seconds and nanoseconds of a timestamp that is written as a number.
pub(super) fn timestamp(value: &Value) -> Option<(i64, u32)> {
    const YEARS_1_TO_9999: std::ops::Range<f64> = -62_135_596_800.0..253_402_300_800.0;
    let seconds = value.as_f64().filter(|seconds| YEARS_1_TO_9999.contains(seconds))?;
    let nanos = ((seconds - seconds.floor()) * 1e3).round() * 1e6;
    Some((seconds.floor() as i64, (nanos as u32).min(999_000_000)))
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
