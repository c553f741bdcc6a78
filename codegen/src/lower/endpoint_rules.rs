//! The rules that find an endpoint.

use super::names::{ident, snake_name};
use crate::ir::{
    Condition, Member, Outcome, PartitionAttribute, Presence, Rule, Template, TemplatePart, Value,
};
use proc_macro2::Ident;
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct RuleJson {
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
    properties: serde_json::Map<String, Json>,
    #[serde(default)]
    headers: serde_json::Map<String, Json>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Call {
    #[serde(rename = "fn")]
    function: String,
    argv: Vec<Json>,
    assign: Option<String>,
}

/// What a name stands for.
#[derive(Clone)]
enum Name {
    /// A parameter that may be absent.
    Optional(Ident),
    /// A parameter that is always there.
    Param(Ident),
    /// An optional parameter that is known to be there.
    Text(Ident),
    Partition(Ident),
}

/// The names that are known at a place in the rules.
pub(super) struct Scope {
    names: BTreeMap<String, Name>,
    attributes: BTreeSet<PartitionAttribute>,
}

impl Scope {
    /// The parameters.
    pub(super) fn new(params: &[Member]) -> Self {
        let name = |param: &Member| match param.presence {
            Presence::Optional => Name::Optional(param.ident.clone()),
            _ => Name::Param(param.ident.clone()),
        };
        Scope {
            names: params.iter().map(|param| (param.name.clone(), name(param))).collect(),
            attributes: BTreeSet::new(),
        }
    }

    /// The attributes of partitions that were looked at.
    pub(super) fn into_attributes(self) -> Vec<PartitionAttribute> {
        self.attributes.into_iter().collect()
    }
}

/// Reads the rules of a rule set.
pub(super) fn rules(
    json: &Json,
    scope: &mut Scope,
    refuse: &mut dyn FnMut(String, &str),
) -> Vec<Rule> {
    let rules = match Vec::<RuleJson>::deserialize(json) {
        Ok(rules) => rules,
        Err(error) => {
            let problem = format!("the endpoint rules cannot be read: {error}");
            refuse(problem, "write them as the Smithy rules engine defines them");
            return Vec::new();
        }
    };
    all(&rules, scope).unwrap_or_else(|problem| {
        refuse(
            format!("the endpoint rules use {problem}"),
            "add its support to the generator: endpoints would be wrong without",
        );
        Vec::new()
    })
}

fn all(rules: &[RuleJson], scope: &mut Scope) -> Result<Vec<Rule>, String> {
    rules.iter().map(|json| rule(json, scope)).collect()
}

fn rule(json: &RuleJson, scope: &mut Scope) -> Result<Rule, String> {
    // What the conditions name is known within the rule only.
    let outer = scope.names.clone();
    let conditions = json.conditions.iter().map(|call| condition(call, scope));
    let conditions = conditions.collect::<Result<_, _>>()?;
    let outcome = match (&json.endpoint, &json.error, &json.rules) {
        (Some(endpoint), None, None) => {
            if !endpoint.properties.is_empty() {
                return Err("endpoint properties, which are not supported".to_owned());
            }
            if !endpoint.headers.is_empty() {
                return Err("endpoint headers, which are not supported".to_owned());
            }
            Outcome::Endpoint(text(&endpoint.url, scope)?)
        }
        (None, Some(error), None) => Outcome::Error(text(error, scope)?),
        (None, None, Some(rules)) => Outcome::Rules(all(rules, scope)?),
        _ => return Err("a rule that is not one of endpoint, error and tree".to_owned()),
    };
    scope.names = outer;
    Ok(Rule { conditions, outcome })
}

fn condition(call: &Call, scope: &mut Scope) -> Result<Condition, String> {
    match (call.function.as_str(), call.argv.as_slice(), &call.assign) {
        ("isSet", [argument], None) => match name(argument, scope) {
            Some((name, Name::Optional(param))) => {
                scope.names.insert(name, Name::Text(param.clone()));
                Ok(Condition::IsSet(param))
            }
            Some(_) => Ok(Condition::Holds(Value::Bool(true))),
            None => Err("`isSet` of something other than a parameter".to_owned()),
        },
        ("aws.partition", [region], Some(assign)) if crate::smithy::is_identifier(assign) => {
            let region = value(region, scope)?;
            let ident = ident(&snake_name(assign));
            scope.names.insert(assign.clone(), Name::Partition(ident.clone()));
            Ok(Condition::Partition { ident, region })
        }
        (_, _, None) => apply(&call.function, &call.argv, scope).map(Condition::Holds),
        (function, ..) => Err(format!("`{function}` in a way that is not supported")),
    }
}

/// The name that `{"ref": name}` refers to.
fn name(json: &Json, scope: &Scope) -> Option<(String, Name)> {
    let name = json.get("ref")?.as_str()?;
    Some((name.to_owned(), scope.names.get(name)?.clone()))
}

fn value(json: &Json, scope: &mut Scope) -> Result<Value, String> {
    if let Some((name, what)) = name(json, scope) {
        return match what {
            Name::Param(ident) => Ok(Value::Param(ident)),
            Name::Text(ident) => Ok(Value::Variable(ident)),
            Name::Optional(_) => Err(format!("`{name}` where it may be absent")),
            Name::Partition(_) => Err(format!("`{name}` as a whole")),
        };
    }
    match json {
        Json::Bool(value) => Ok(Value::Bool(*value)),
        Json::String(template) => Ok(Value::Text(parse(template, scope)?)),
        _ => match Call::deserialize(json) {
            Ok(call) => apply(&call.function, &call.argv, scope),
            Err(_) => Err(format!("the expression {json}, which is not known")),
        },
    }
}

fn apply(function: &str, argv: &[Json], scope: &mut Scope) -> Result<Value, String> {
    match (function, argv) {
        ("isSet", [argument]) => match name(argument, scope) {
            Some((_, Name::Optional(param))) => Ok(Value::IsSet(param)),
            Some(_) => Ok(Value::Bool(true)),
            None => Err("`isSet` of something other than a parameter".to_owned()),
        },
        ("not", [argument]) => Ok(not(value(argument, scope)?)),
        ("booleanEquals", [left, right]) => match (value(left, scope)?, value(right, scope)?) {
            (Value::Bool(constant), value) | (value, Value::Bool(constant)) => {
                Ok(if constant { value } else { not(value) })
            }
            (left, right) => Ok(Value::Equal(Box::new(left), Box::new(right))),
        },
        ("stringEquals", [left, right]) => {
            let (left, right) = (value(left, scope)?, value(right, scope)?);
            Ok(Value::Equal(Box::new(left), Box::new(right)))
        }
        ("getAttr", [partition, Json::String(attribute)]) => match name(partition, scope) {
            Some((_, Name::Partition(ident))) => self::attribute(ident, attribute, scope),
            _ => Err("`getAttr` of something other than a partition".to_owned()),
        },
        _ => Err(format!("the function `{function}`, which is not supported")),
    }
}

fn not(value: Value) -> Value {
    match value {
        Value::Not(value) => *value,
        value => Value::Not(Box::new(value)),
    }
}

fn attribute(partition: Ident, name: &str, scope: &mut Scope) -> Result<Value, String> {
    let attribute = match name {
        "name" => PartitionAttribute::Name,
        "dnsSuffix" => PartitionAttribute::DnsSuffix,
        "dualStackDnsSuffix" => PartitionAttribute::DualStackDnsSuffix,
        "supportsFIPS" => PartitionAttribute::SupportsFips,
        "supportsDualStack" => PartitionAttribute::SupportsDualStack,
        "implicitGlobalRegion" => PartitionAttribute::ImplicitGlobalRegion,
        _ => {
            return Err(format!("the partition's attribute `{name}`, which is not known"));
        }
    };
    scope.attributes.insert(attribute);
    Ok(Value::Attribute(partition, attribute))
}

/// The text of a URL or an error.
fn text(json: &Json, scope: &mut Scope) -> Result<Template, String> {
    match value(json, scope)? {
        Value::Text(template) => Ok(template),
        value => Ok(vec![TemplatePart::Value(value)]),
    }
}

/// Parses a template: `https://{Region}.{PartitionResult#dnsSuffix}`, with doubled braces for braces.
fn parse(template: &str, scope: &mut Scope) -> Result<Template, String> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        literal.push_str(&rest[..at]);
        let (brace, tail) = rest[at..].split_at(1);
        if let Some(tail) = tail.strip_prefix(brace) {
            literal.push_str(brace);
            rest = tail;
            continue;
        }
        let Some((expression, tail)) = tail.split_once('}').filter(|_| brace == "{") else {
            return Err(format!("the template {template:?}, whose braces are not paired"));
        };
        if !literal.is_empty() {
            parts.push(TemplatePart::Literal(std::mem::take(&mut literal)));
        }
        let json = match expression.split_once('#') {
            Some((name, attribute)) => serde_json::json!({
                "fn": "getAttr",
                "argv": [{ "ref": name }, attribute],
            }),
            None => serde_json::json!({ "ref": expression }),
        };
        parts.push(TemplatePart::Value(value(&json, scope)?));
        rest = tail;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        parts.push(TemplatePart::Literal(literal));
    }
    Ok(parts)
}
