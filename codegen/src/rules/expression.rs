//! Expressions of endpoint rules.

use super::scope::Scope;
use super::template::{access, parse_template};
use super::typed::{TypedValue, require_present, resolve};
use crate::ir::{Function, TemplatePart, Value, ValueType};
use serde::Deserialize;
use serde_json::Value as Json;

/// A function call, as JSON.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Call {
    #[serde(rename = "fn")]
    pub function: String,
    pub argv: Vec<Json>,
    pub assign: Option<String>,
}

/// Compiles an expression. Its value may be absent.
pub(crate) fn compile(json: &Json, scope: &mut Scope) -> Result<TypedValue, String> {
    match json {
        Json::Bool(value) => return Ok(TypedValue::plain(Value::Bool(*value), ValueType::Bool)),
        Json::String(template) => return parse_template(template, scope),
        _ => {}
    }
    if let Some(name) = json.get("ref").and_then(Json::as_str) {
        return resolve(name, scope);
    }
    match Call::deserialize(json) {
        Ok(Call { assign: None, function, argv }) => compile_call(&function, &argv, scope),
        _ => Err(format!("the expression {json} is unknown")),
    }
}

/// Compiles an expression that must have the type `ty` and a value.
pub(crate) fn compile_as(json: &Json, ty: ValueType, scope: &mut Scope) -> Result<Value, String> {
    let typed = compile(json, scope)?;
    if typed.ty != ty {
        return Err(format!("{json} is not {}", describe(ty)));
    }
    require_present(typed, scope)
        .map_err(|()| format!("{json} may be absent where a value is needed"))
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

/// Compiles a call of a standard library function or of a function that AWS adds.
pub(crate) fn compile_call(
    function: &str,
    argv: &[Json],
    scope: &mut Scope,
) -> Result<TypedValue, String> {
    use Function::*;
    use ValueType::*;
    let plain = |value, ty| Ok(TypedValue::plain(value, ty));
    match (function, argv) {
        ("isSet", [argument]) => {
            let argument = compile(argument, scope)?;
            let set = Value::IsSet(Box::new(argument.value));
            plain(if argument.optional { set } else { Value::Bool(true) }, Bool)
        }
        ("not", [argument]) => plain(not(compile_as(argument, Bool, scope)?), Bool),
        ("booleanEquals", [left, right]) => {
            let (left, right) = (compile_as(left, Bool, scope)?, compile_as(right, Bool, scope)?);
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
            let (left, right) = (compile_as(left, Text, scope)?, compile_as(right, Text, scope)?);
            plain(Value::Equal(Box::new(left), Box::new(right)), Bool)
        }
        ("getAttr", [base, Json::String(path)]) => {
            let base = compile(base, scope)?;
            access(base, path, scope)
        }
        ("coalesce", [_, _, ..]) => coalesce(argv, scope),
        ("ite", [condition, yes, no]) => choose(condition, yes, no, scope),
        ("substring", [text, start, end, from_the_end]) => {
            let arguments = vec![
                compile_as(text, Text, scope)?,
                int(start)?,
                int(end)?,
                compile_as(from_the_end, Bool, scope)?,
            ];
            Ok(TypedValue::optional(scope.call(Substring, arguments), Text))
        }
        ("split", [text, delimiter, limit]) => {
            let text = compile_as(text, Text, scope)?;
            let arguments = vec![text, compile_as(delimiter, Text, scope)?, int(limit)?];
            plain(scope.call(Split, arguments), Texts)
        }
        ("uriEncode", [text]) => {
            let text = compile_as(text, Text, scope)?;
            plain(scope.call(UriEncode, vec![text]), Text)
        }
        ("parseURL", [text]) => {
            let text = compile_as(text, Text, scope)?;
            Ok(TypedValue::optional(scope.call(ParseUrl, vec![text]), Url))
        }
        ("aws.parseArn", [text]) => {
            let text = compile_as(text, Text, scope)?;
            Ok(TypedValue::optional(scope.call(ParseArn, vec![text]), Arn))
        }
        ("aws.partition", [region]) => {
            let region = compile_as(region, Text, scope)?;
            plain(scope.call(Function::Partition, vec![region]), ValueType::Partition)
        }
        ("isValidHostLabel", [label, dots]) => {
            let arguments = vec![compile_as(label, Text, scope)?, compile_as(dots, Bool, scope)?];
            plain(scope.call(IsValidHostLabel, arguments), Bool)
        }
        ("aws.isVirtualHostableS3Bucket", [bucket, dots]) => {
            let arguments = vec![compile_as(bucket, Text, scope)?, compile_as(dots, Bool, scope)?];
            plain(scope.call(IsVirtualHostableBucket, arguments), Bool)
        }
        _ => Err(format!("the function `{function}` is unknown, or its arguments are wrong")),
    }
}

/// Negates a boolean, and removes a double negation.
pub(crate) fn not(value: Value) -> Value {
    match value {
        Value::Not(value) => *value,
        value => Value::Not(Box::new(value)),
    }
}

fn int(json: &Json) -> Result<Value, String> {
    let number = json.as_u64().and_then(|number| usize::try_from(number).ok());
    number.map(Value::Int).ok_or_else(|| format!("{json} is not an integer of 0 or more"))
}

/// Compiles `coalesce`: the first value that is present.
fn coalesce(argv: &[Json], scope: &mut Scope) -> Result<TypedValue, String> {
    let mut first: Vec<Value> = Vec::new();
    let mut ty = None;
    for argument in argv {
        let argument = compile(argument, scope)?;
        let same = ty.is_none_or(|ty| ty == argument.ty);
        if !same || !matches!(argument.ty, ValueType::Text | ValueType::Bool) {
            return Err(
                "the arguments of `coalesce` must all be strings or all be booleans".to_owned()
            );
        }
        if may_short_circuit(&argument.value) {
            return Err(
                "an argument of `coalesce` is a call with arguments that may be absent".to_owned()
            );
        }
        ty = Some(argument.ty);
        if !argument.optional {
            // The arguments after this one are never evaluated.
            let last = argument.value;
            return Ok(match first.is_empty() {
                true => TypedValue::plain(last, argument.ty),
                false => {
                    let value = Value::FirstOf(first, Some(Box::new(last)), argument.ty);
                    TypedValue::plain(value, argument.ty)
                }
            });
        }
        first.push(argument.value);
    }
    let ty = ty.unwrap_or(ValueType::Text);
    Ok(TypedValue::optional(Value::FirstOf(first, None, ty), ty))
}

/// Returns true if a part of the value may be absent, which ends the evaluation of the whole
/// condition.
fn may_short_circuit(value: &Value) -> bool {
    match value {
        Value::There(_) => true,
        Value::IsSet(inner)
        | Value::Attribute(inner, _)
        | Value::OptionalAttribute(inner, _)
        | Value::Element(inner, _)
        | Value::OptionalElement(inner, _)
        | Value::Not(inner) => may_short_circuit(inner),
        Value::Equal(left, right) => may_short_circuit(left) || may_short_circuit(right),
        Value::Text(template) => template.iter().any(|part| match part {
            TemplatePart::Literal(_) => false,
            TemplatePart::Value(value) => may_short_circuit(value),
        }),
        Value::Call(_, values) => values.iter().any(may_short_circuit),
        Value::FirstOf(values, last, _) => {
            values.iter().chain(last.as_deref()).any(may_short_circuit)
        }
        Value::If(values, _) => values.iter().any(may_short_circuit),
        Value::IfOptional(values, _) => values.iter().any(may_short_circuit),
        Value::Variable(_)
        | Value::Param(..)
        | Value::OptionalParam(..)
        | Value::Found(..)
        | Value::Bool(_)
        | Value::Int(_) => false,
    }
}

/// Compiles `ite`: one of two values, selected by a condition.
fn choose(
    condition: &Json,
    yes: &Json,
    no: &Json,
    scope: &mut Scope,
) -> Result<TypedValue, String> {
    let condition = compile_as(condition, ValueType::Bool, scope)?;
    let (yes, no) = (compile(yes, scope)?, compile(no, scope)?);
    let ty = yes.ty;
    if ty != no.ty || !matches!(ty, ValueType::Text | ValueType::Bool) {
        return Err("the values of `ite` must both be strings or both be booleans".to_owned());
    }
    let optional = [yes.optional, no.optional];
    let values = Box::new([condition, yes.value, no.value]);
    Ok(match optional {
        [false, false] => TypedValue::plain(Value::If(values, ty), ty),
        _ => TypedValue::optional(Value::IfOptional(values, optional), ty),
    })
}
