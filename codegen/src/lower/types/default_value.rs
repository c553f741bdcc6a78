//! Values of the model as values of a type.

use super::timestamp::timestamp;
use crate::ir::{Document, Literal, Named, Type};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Number, Value};

/// Converts a JSON value of the model to a value of a type. Returns `None` if the value does not
/// fit.
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
        // Enums are open: every text is a value.
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

/// Parses a number that JSON writes as text.
pub(crate) fn non_finite(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// Returns the digits of a number of any size. The model may write such a number as text.
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

/// Converts a JSON value of the model to a document.
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

/// Converts a number of the model to a number of a type. Returns `None` if the number does not fit.
pub(crate) fn number(value: &Value, ty: &Type) -> Option<Number> {
    match (literal(value, ty)?, ty) {
        (Literal::Number(number), _) => Some(number),
        (Literal::Empty, Type::F32 | Type::F64) => Number::from_f64(0.0),
        (Literal::Empty, _) => Some(Number::from(0)),
        _ => None,
    }
}
