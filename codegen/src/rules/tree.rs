//! The rules of a rule set, which form a tree.

use super::expression::{Call, compile_as, compile_call};
use super::scope::{Name, Scope};
use super::typed::TypedValue;
use crate::ir::{Condition, EndpointValue, Outcome, Property, Rule, Value, ValueType};
use crate::smithy::traits::http::is_header_name;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

/// A rule of a rule set, or a result of a BDD, as JSON.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct RuleJson {
    #[serde(default)]
    conditions: Vec<Call>,
    endpoint: Option<EndpointJson>,
    error: Option<Json>,
    rules: Option<Vec<RuleJson>>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct EndpointJson {
    url: Json,
    #[serde(default)]
    properties: Map<String, Json>,
    #[serde(default)]
    headers: Map<String, Json>,
}

/// The most conditions of a rule. Each condition nests the generated code one level deeper.
const MAX_CONDITIONS: usize = 100;

/// Compiles the rules of a rule set.
pub(crate) fn compile_rules(rules: &[RuleJson], scope: &mut Scope) -> Result<Vec<Rule>, String> {
    rules.iter().map(|json| scope.nest(|scope| rule(json, scope))).collect()
}

fn rule(json: &RuleJson, scope: &mut Scope) -> Result<Rule, String> {
    if json.conditions.len() > MAX_CONDITIONS {
        return Err(format!("a rule has more than {MAX_CONDITIONS} conditions"));
    }
    let mut conditions = Vec::new();
    for call in &json.conditions {
        condition(call, scope, &mut conditions)?;
    }
    let outcome = match &json.rules {
        Some(rules) if json.endpoint.is_none() && json.error.is_none() => {
            Outcome::Rules(compile_rules(rules, scope)?)
        }
        _ => compile_result(json, scope)?,
    };
    Ok(Rule { conditions, outcome })
}

/// Compiles a rule that ends with an endpoint or an error.
pub(crate) fn compile_result(json: &RuleJson, scope: &mut Scope) -> Result<Outcome, String> {
    match (&json.endpoint, &json.error, &json.rules) {
        (Some(endpoint), None, None) => Ok(Outcome::Endpoint(self::endpoint(endpoint, scope)?)),
        (None, Some(error), None) => Ok(Outcome::Error(compile_as(error, ValueType::Text, scope)?)),
        _ => Err("a rule must have exactly one of `endpoint`, `error` and `rules`".to_owned()),
    }
}

fn condition(call: &Call, scope: &mut Scope, found: &mut Vec<Condition>) -> Result<(), String> {
    let Some(assign) = &call.assign else {
        if let ("isSet", [argument]) = (call.function.as_str(), call.argv.as_slice())
            && let Some(name) = argument.get("ref").and_then(Json::as_str)
            && let Some(Name::Optional(ident, ty)) = scope.get(name).cloned()
        {
            // Within the rule, the parameter is known to be present.
            scope.add(name, Name::Variable(ident.clone(), ty));
            found.push(Condition::There(ident.clone(), Value::OptionalParam(ident, ty)));
            return Ok(());
        }
        let TypedValue { value, ty, optional } = compile_call(&call.function, &call.argv, scope)?;
        if optional {
            found.push(Condition::Holds(Value::IsSet(Box::new(value))));
        } else if ty == ValueType::Bool {
            found.push(Condition::Holds(value));
        }
        // A value of any other type is always present, which makes the condition true.
        return Ok(());
    };
    if !crate::smithy::is_identifier(assign) {
        return Err(format!("the name of the variable {assign:?} is not an identifier"));
    }
    let TypedValue { value, ty, optional } = compile_call(&call.function, &call.argv, scope)?;
    let ident = scope.variable(assign);
    scope.add(assign, Name::Variable(ident.clone(), ty));
    found.push(match optional {
        true => Condition::There(ident.clone(), value),
        false => Condition::Let(ident.clone(), value),
    });
    if ty == ValueType::Bool {
        found.push(Condition::Holds(Value::Variable(ident)));
    }
    Ok(())
}

fn endpoint(json: &EndpointJson, scope: &mut Scope) -> Result<EndpointValue, String> {
    let mut headers = Vec::new();
    for (name, values) in &json.headers {
        let values = values
            .as_array()
            .ok_or_else(|| format!("the values of the header {name:?} are not a list"))?;
        if !is_header_name(name) {
            return Err(format!("{name:?} is not a valid header name"));
        }
        for value in values {
            headers.push((name.clone(), compile_as(value, ValueType::Text, scope)?));
        }
    }
    let properties = object(&json.properties, scope)?;
    scope.detailed |= !headers.is_empty() || !properties.is_empty();
    Ok(EndpointValue { url: compile_as(&json.url, ValueType::Text, scope)?, headers, properties })
}

fn object(json: &Map<String, Json>, scope: &mut Scope) -> Result<Vec<(String, Property)>, String> {
    let property = |(name, json): (&String, &Json)| Ok((name.clone(), property(json, scope)?));
    json.iter().map(property).collect()
}

fn property(json: &Json, scope: &mut Scope) -> Result<Property, String> {
    Ok(match json {
        Json::Bool(value) => Property::Bool(*value),
        Json::Number(number) => Property::Number(number.clone()),
        Json::Array(values) => {
            let values = values.iter().map(|value| property(value, scope));
            Property::List(values.collect::<Result<_, _>>()?)
        }
        Json::Object(members) if members.get("ref").is_none() && members.get("fn").is_none() => {
            Property::Object(object(members, scope)?)
        }
        _ => Property::Text(compile_as(json, ValueType::Text, scope)?),
    })
}
