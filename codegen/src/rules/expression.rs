//! The expressions of endpoint rules.

use super::scope::Scope;
use super::template::{attribute, text};
use super::typed::{Typed, reference, there};
use crate::ir::{Function, TemplatePart, Value, ValueType};
use serde::Deserialize;
use serde_json::Value as Json;

/// A call of a function.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Call {
    #[serde(rename = "fn")]
    pub function: String,
    pub argv: Vec<Json>,
    pub assign: Option<String>,
}

/// An expression, which may be absent.
pub(crate) fn typed(json: &Json, scope: &mut Scope) -> Result<Typed, String> {
    match json {
        Json::Bool(value) => return Ok(Typed::plain(Value::Bool(*value), ValueType::Bool)),
        Json::String(template) => return text(template, scope),
        _ => {}
    }
    if let Some(name) = json.get("ref").and_then(Json::as_str) {
        return reference(name, scope);
    }
    match Call::deserialize(json) {
        Ok(Call { assign: None, function, argv }) => call(&function, &argv, scope),
        _ => Err(format!("the expression {json}, which is not known")),
    }
}

/// An expression of this type, which must be there.
pub(crate) fn value(json: &Json, ty: ValueType, scope: &mut Scope) -> Result<Value, String> {
    let typed = typed(json, scope)?;
    if typed.ty != ty {
        return Err(format!("{json} as {}, which it is not", describe(ty)));
    }
    there(typed, scope).map_err(|()| format!("{json} where it may be absent"))
}

fn describe(ty: ValueType) -> &'static str {
    match ty {
        ValueType::Text => "a string",
        ValueType::Bool => "a boolean",
        ValueType::Texts => "a list of strings",
        ValueType::Partition => "a partition",
        ValueType::Url => "a URL",
        ValueType::Arn => "an ARN",
    }
}

/// A call of a function of the standard library, or of those that AWS adds.
pub(crate) fn call(function: &str, argv: &[Json], scope: &mut Scope) -> Result<Typed, String> {
    use Function::*;
    use ValueType::*;
    let plain = |value, ty| Ok(Typed::plain(value, ty));
    match (function, argv) {
        ("isSet", [argument]) => {
            let argument = typed(argument, scope)?;
            let set = Value::IsSet(Box::new(argument.value));
            plain(if argument.optional { set } else { Value::Bool(true) }, Bool)
        }
        ("not", [argument]) => plain(not(value(argument, Bool, scope)?), Bool),
        ("booleanEquals", [left, right]) => {
            let (left, right) = (value(left, Bool, scope)?, value(right, Bool, scope)?);
            let value = match (left, right) {
                (Value::Bool(constant), value) | (value, Value::Bool(constant)) => {
                    if constant {
                        value
                    } else {
                        not(value)
                    }
                }
                (left, right) => Value::Equal(Box::new(left), Box::new(right)),
            };
            plain(value, Bool)
        }
        ("stringEquals", [left, right]) => {
            let (left, right) = (value(left, Text, scope)?, value(right, Text, scope)?);
            plain(Value::Equal(Box::new(left), Box::new(right)), Bool)
        }
        ("getAttr", [base, Json::String(path)]) => {
            let base = typed(base, scope)?;
            attribute(base, path, scope)
        }
        ("coalesce", [_, _, ..]) => coalesce(argv, scope),
        ("ite", [condition, yes, no]) => choose(condition, yes, no, scope),
        ("substring", [text, start, end, from_the_end]) => {
            let arguments = vec![
                value(text, Text, scope)?,
                int(start)?,
                int(end)?,
                value(from_the_end, Bool, scope)?,
            ];
            Ok(Typed::optional(scope.call(Substring, arguments), Text))
        }
        ("split", [text, delimiter, limit]) => {
            let text = value(text, Text, scope)?;
            let arguments = vec![text, value(delimiter, Text, scope)?, int(limit)?];
            plain(scope.call(Split, arguments), Texts)
        }
        ("uriEncode", [text]) => {
            let text = value(text, Text, scope)?;
            plain(scope.call(UriEncode, vec![text]), Text)
        }
        ("parseURL", [text]) => {
            let text = value(text, Text, scope)?;
            Ok(Typed::optional(scope.call(ParseUrl, vec![text]), Url))
        }
        ("aws.parseArn", [text]) => {
            let text = value(text, Text, scope)?;
            Ok(Typed::optional(scope.call(ParseArn, vec![text]), Arn))
        }
        ("aws.partition", [region]) => {
            let region = value(region, Text, scope)?;
            plain(scope.call(Function::Partition, vec![region]), ValueType::Partition)
        }
        ("isValidHostLabel", [label, dots]) => {
            let arguments = vec![value(label, Text, scope)?, value(dots, Bool, scope)?];
            plain(scope.call(IsValidHostLabel, arguments), Bool)
        }
        ("aws.isVirtualHostableS3Bucket", [bucket, dots]) => {
            let arguments = vec![value(bucket, Text, scope)?, value(dots, Bool, scope)?];
            plain(scope.call(IsVirtualHostableBucket, arguments), Bool)
        }
        _ => Err(format!("`{function}` in a way that is not supported")),
    }
}

pub(crate) fn not(value: Value) -> Value {
    match value {
        Value::Not(value) => *value,
        value => Value::Not(Box::new(value)),
    }
}

fn int(json: &Json) -> Result<Value, String> {
    let number = json.as_u64().and_then(|number| usize::try_from(number).ok());
    number.map(Value::Int).ok_or_else(|| format!("{json} as a number, which it is not"))
}

/// The first of some values that is there.
fn coalesce(argv: &[Json], scope: &mut Scope) -> Result<Typed, String> {
    let mut first: Vec<Value> = Vec::new();
    let mut ty = None;
    for argument in argv {
        let argument = typed(argument, scope)?;
        let same = ty.is_none_or(|ty| ty == argument.ty);
        if !same || !matches!(argument.ty, ValueType::Text | ValueType::Bool) {
            return Err("`coalesce` of something other than strings or booleans".to_owned());
        }
        if looks(&argument.value) {
            return Err("`coalesce` of a call whose arguments may be absent".to_owned());
        }
        ty = Some(argument.ty);
        if !argument.optional {
            // Those behind are never looked at.
            let last = argument.value;
            return Ok(match first.is_empty() {
                true => Typed::plain(last, argument.ty),
                false => {
                    let value = Value::FirstOf(first, Some(Box::new(last)), argument.ty);
                    Typed::plain(value, argument.ty)
                }
            });
        }
        first.push(argument.value);
    }
    let ty = ty.unwrap_or(ValueType::Text);
    Ok(Typed::optional(Value::FirstOf(first, None, ty), ty))
}

/// Whether a value gives up where something is absent.
fn looks(value: &Value) -> bool {
    match value {
        Value::There(_) => true,
        Value::IsSet(inner)
        | Value::Attribute(inner, _)
        | Value::OptionalAttribute(inner, _)
        | Value::Element(inner, _)
        | Value::OptionalElement(inner, _)
        | Value::Not(inner) => looks(inner),
        Value::Equal(left, right) => looks(left) || looks(right),
        Value::Text(template) => template.iter().any(|part| match part {
            TemplatePart::Literal(_) => false,
            TemplatePart::Value(value) => looks(value),
        }),
        Value::Call(_, values) => values.iter().any(looks),
        Value::FirstOf(values, last, _) => values.iter().chain(last.as_deref()).any(looks),
        Value::If(values, _) => values.iter().any(looks),
        Value::IfOptional(values, _) => values.iter().any(looks),
        Value::Variable(_)
        | Value::Param(..)
        | Value::OptionalParam(..)
        | Value::Found(..)
        | Value::Bool(_)
        | Value::Int(_) => false,
    }
}

/// One of two values.
fn choose(condition: &Json, yes: &Json, no: &Json, scope: &mut Scope) -> Result<Typed, String> {
    let condition = value(condition, ValueType::Bool, scope)?;
    let (yes, no) = (typed(yes, scope)?, typed(no, scope)?);
    let ty = yes.ty;
    if ty != no.ty || !matches!(ty, ValueType::Text | ValueType::Bool) {
        return Err("`ite` of something other than strings or booleans".to_owned());
    }
    let optional = [yes.optional, no.optional];
    let values = Box::new([condition, yes.value, no.value]);
    Ok(match optional {
        [false, false] => Typed::plain(Value::If(values, ty), ty),
        _ => Typed::optional(Value::IfOptional(values, optional), ty),
    })
}
