//! Whether members are always set, and their defaults.

use super::role::Role;
use super::timestamp::timestamp;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Document, Literal, Named, Presence, Type};
use crate::lower::closure::Closure;
use crate::smithy::traits::{
    AddedDefault, ClientOptional, DefaultValue, HttpLabel, IdempotencyToken, Required, Trait,
};
use crate::smithy::{Member, ShapeId};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Number, Value};

/// Decides whether a member of `owner` is always set, and with which default.
pub(crate) fn presence(
    closure: &Closure<'_>,
    owner: &ShapeId,
    role: Role,
    member: &Member,
    ty: &Type,
    problems: &mut Diagnostics,
) -> Presence {
    let traits = &member.traits;
    let required = traits.has::<Required>() && !traits.has::<ClientOptional>();
    if ty.is_stream() {
        // A stream without bytes is a stream.
        let is_required = required && role == Role::Input;
        return if is_required { Presence::Required } else { Presence::Default(Literal::Empty) };
    }
    let own = traits.get().map(|DefaultValue(value)| value);
    if role == Role::Input {
        // The service knows the defaults of inputs: the client does not send what a caller leaves out.
        own.and_then(|value| default(owner, member, &value, ty, problems));
        // A path needs its labels. The client makes up an idempotency token.
        let is_label = traits.has::<HttpLabel>() && traits.has::<Required>();
        let required = is_label || required && !traits.has::<IdempotencyToken>();
        return if required { Presence::Required } else { Presence::Optional };
    }
    // Older clients do not have a default that was added later: it stays with the service.
    let stays_with_service = traits.has::<AddedDefault>() || traits.has::<ClientOptional>();
    let own = own.filter(|_| !stays_with_service);
    let target = closure.model.shape(&member.target);
    let of_target = || target.traits.get().map(|DefaultValue(value)| value);
    let value = own.or_else(|| required.then(of_target).flatten());
    match value.and_then(|value| default(owner, member, &value, ty, problems)) {
        Some(literal) => Presence::Default(literal),
        None if required => Presence::Required,
        None => Presence::Optional,
    }
}

/// Returns the default of a member, which `null` takes away.
fn default(
    owner: &ShapeId,
    member: &Member,
    value: &Value,
    ty: &Type,
    problems: &mut Diagnostics,
) -> Option<Literal> {
    if value.is_null() {
        return None;
    }
    let literal = literal(value, ty);
    if literal.is_none() {
        let rule = match ty {
            Type::List(_) | Type::Map(..) => "a list or a map has no default but an empty one",
            Type::Named(Named::Structure | Named::Union | Named::Error, _) | Type::Boxed(_) => {
                "structures and unions have no defaults"
            }
            _ => "the type of the member has no such value",
        };
        let problem = format!("the default {value} is refused: {rule}");
        let remedy = "give the default a value that the member can have, or take it away";
        let problem = Code::Trait.member(owner, &member.name, problem, remedy);
        problems.push(problem.about(DefaultValue::ID));
    }
    literal
}

/// Returns a value of the model as one of a type, `None` if the type has no such value.
pub(crate) fn literal(value: &Value, ty: &Type) -> Option<Literal> {
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
        (Value::String(text), Type::F32 | Type::F64) => Literal::NonFinite(non_finite(text)?),
        (value, Type::BigInteger | Type::BigDecimal) => match digits(value, ty)? {
            digits if digits == "0" => Literal::Empty,
            digits => Literal::BigNumber(digits),
        },
        (Value::String(text), Type::String) if text.is_empty() => Literal::Empty,
        // Enums are open, so that they have every value.
        (Value::String(text), Type::String | Type::Named(Named::Enum, _)) => {
            Literal::Text(text.clone())
        }
        (Value::Number(number), Type::Named(Named::IntEnum, _)) => {
            i32::try_from(number.as_i64()?).ok()?;
            Literal::Number(number.clone())
        }
        (Value::String(text), Type::Blob) if text.is_empty() => Literal::Empty,
        (Value::String(text), Type::Blob) => Literal::Blob(BASE64_STANDARD.decode(text).ok()?),
        (value, Type::Timestamp(format)) => {
            let (seconds, nanos) = timestamp(value, *format)?;
            Literal::Timestamp(seconds, nanos)
        }
        (value, Type::Document) => Literal::Document(document(value)),
        (Value::Array(values), Type::List(_)) if values.is_empty() => Literal::Empty,
        (Value::Object(values), Type::Map(..)) if values.is_empty() => Literal::Empty,
        _ => return None,
    })
}

/// Returns the number that JSON has to write as text.
pub(crate) fn non_finite(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// Returns the digits of a number of any size, which the model may write as text to keep them all.
pub(crate) fn digits(value: &Value, ty: &Type) -> Option<String> {
    let digits = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let is_integer = || digits.chars().all(|c| c.is_ascii_digit() || c == '-');
    let is_number = serde_json::from_str::<Number>(&digits).is_ok();
    (is_number && (*ty != Type::BigInteger || is_integer())).then_some(digits)
}

/// Returns a document as it is in the model.
pub(crate) fn document(value: &Value) -> Document {
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

/// Returns a number as a type has it, `None` if it does not fit.
pub(crate) fn number(value: &Value, ty: &Type) -> Option<Number> {
    match (literal(value, ty)?, ty) {
        (Literal::Number(number), _) => Some(number),
        (Literal::Empty, Type::F32 | Type::F64) => Number::from_f64(0.0),
        (Literal::Empty, _) => Some(Number::from(0)),
        _ => None,
    }
}
