//! What endpoint rules make of the parameters of a test case.
//!
//! This knows what ordinary rules use. Where they use anything else, it cannot tell.

use super::bdd::RESULTS;
use super::partitions;
use crate::ir::{
    Argument, Attribute, Condition, Diagram, DiagramCondition, Endpoints, Expectation,
    ExpectedEndpoint, Function, Literal, Member, Outcome, PartitionAttribute, PartitionOutputs,
    Presence, Property, Rule, Rules, TemplatePart, Type, Value,
};
use proc_macro2::Ident;
use serde_json::Value as Json;

/// How many conditions of rules are looked at, for a case.
const MOST_CONDITIONS: usize = 10_000;

/// How long a text may become: what conditions find may double from one to the next.
const LONGEST: usize = 10_000;

/// What a partition is to be taken for.
pub(crate) type Assumption<'a> = &'a dyn Fn(&PartitionOutputs) -> PartitionOutputs;

/// What the rules give, or nothing where that cannot be told, or is nothing that they say.
pub(crate) fn evaluate(
    endpoints: &Endpoints,
    arguments: &[(Ident, Argument)],
    assumption: Assumption<'_>,
) -> Option<Expectation> {
    let members = endpoints.params.members.iter();
    let params: Vec<_> =
        members.filter_map(|member| Some((&member.ident, argument(member, arguments)?))).collect();
    let is_there = |ident| params.iter().any(|(param, _)| *param == ident);
    if !endpoints.required.iter().all(|(ident, _)| is_there(ident)) {
        return None;
    }
    let partitions = &endpoints.partitions;
    let partition = |region: &str| partitions::of(partitions, region).map(assumption);
    let mut evaluation =
        Evaluation { params, variables: Vec::new(), left: MOST_CONDITIONS, partition: &partition };
    match &endpoints.rules {
        Rules::Tree(rules) => evaluation.rules(rules),
        Rules::Diagram(diagram) => evaluation.walk(diagram),
    }
    .ok()
}

/// What a parameter is in a test case, if it is there.
fn argument(member: &Member, arguments: &[(Ident, Argument)]) -> Option<Found> {
    if let Some((_, argument)) = arguments.iter().find(|(ident, _)| *ident == member.ident) {
        return Some(match argument {
            Argument::Bool(value) => Found::Bool(*value),
            Argument::Text(text) => Found::Text(text.clone()),
            Argument::Texts(texts) => Found::Texts(texts.clone()),
        });
    }
    let Presence::Default(default) = &member.presence else { return None };
    Some(match (default, &member.ty) {
        (Literal::Bool(value), _) => Found::Bool(*value),
        (Literal::Text(text), _) => Found::Text(text.clone()),
        (Literal::Texts(texts), _) => Found::Texts(texts.clone()),
        (_, Type::Bool) => Found::Bool(false),
        (_, Type::List(_)) => Found::Texts(Vec::new()),
        _ => Found::Text(String::new()),
    })
}

/// A value.
#[derive(Clone, PartialEq)]
enum Found {
    Bool(bool),
    Text(String),
    Texts(Vec<String>),
    Partition(PartitionOutputs),
}

/// Why there is no value.
enum Stop {
    CannotTell,
    /// Something is absent that has to be there.
    Absent,
}

struct Evaluation<'a> {
    params: Vec<(&'a Ident, Found)>,
    /// What conditions found. The last of a name counts.
    variables: Vec<(&'a Ident, Option<Found>)>,
    /// How many more conditions are looked at.
    left: usize,
    /// Finds the partition of a region.
    partition: &'a dyn Fn(&str) -> Option<PartitionOutputs>,
}

impl<'a> Evaluation<'a> {
    fn rules(&mut self, rules: &'a [Rule]) -> Result<Expectation, Stop> {
        for rule in rules {
            let outer = self.variables.len();
            if self.all_hold(&rule.conditions)? {
                return self.outcome(&rule.outcome);
            }
            self.variables.truncate(outer);
        }
        Err(Stop::CannotTell)
    }

    fn all_hold(&mut self, conditions: &'a [Condition]) -> Result<bool, Stop> {
        for condition in conditions {
            self.left = self.left.checked_sub(1).ok_or(Stop::CannotTell)?;
            let holds = match condition {
                Condition::There(ident, value) | Condition::Let(ident, value) => {
                    let found = self.value(value)?;
                    let is_there = found.is_some();
                    self.variables.push((ident, found));
                    is_there
                }
                Condition::Holds(value) => self.flag(value)?,
            };
            if !holds {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn walk(&mut self, diagram: &'a Diagram) -> Result<Expectation, Stop> {
        let mut reference = diagram.root;
        while reference < RESULTS {
            let node = (reference.unsigned_abs() as usize).checked_sub(2);
            let node = node.and_then(|node| diagram.nodes.get(node));
            let [condition, high, low] = node.ok_or(Stop::CannotTell)?;
            let condition = place(&diagram.conditions, *condition)?;
            let holds = match self.holds(condition) {
                Err(Stop::Absent) => false,
                holds => holds?,
            };
            reference = if holds == (reference > 0) { *high } else { *low };
        }
        self.outcome(place(&diagram.results, reference - RESULTS - 1)?)
    }

    fn holds(&mut self, condition: &'a DiagramCondition) -> Result<bool, Stop> {
        match condition {
            DiagramCondition::Holds(value) => self.flag(value),
            DiagramCondition::Finds { ident, value, .. } => {
                let found = self.value(value)?;
                let holds = !matches!(found, None | Some(Found::Bool(false)));
                self.variables.push((ident, found));
                Ok(holds)
            }
        }
    }

    fn outcome(&mut self, outcome: &'a Outcome) -> Result<Expectation, Stop> {
        let endpoint = match outcome {
            Outcome::Endpoint(endpoint) => endpoint,
            Outcome::Error(message) => return self.text(message).map(Expectation::Error),
            Outcome::Rules(rules) => return self.rules(rules),
        };
        let headers = endpoint.headers.iter();
        let properties = self.object(&endpoint.properties)?;
        Ok(Expectation::Endpoint(ExpectedEndpoint {
            url: self.text(&endpoint.url)?,
            headers: headers
                .map(|(name, value)| Ok((name.clone(), self.text(value)?)))
                .collect::<Result<_, _>>()?,
            properties: (!endpoint.properties.is_empty()).then(|| properties.to_string()),
        }))
    }

    fn property(&self, property: &Property) -> Result<Json, Stop> {
        Ok(match property {
            Property::Bool(value) => Json::Bool(*value),
            Property::Number(number) => Json::Number(number.clone()),
            Property::Text(value) => Json::String(self.text(value)?),
            Property::List(values) => {
                values.iter().map(|value| self.property(value)).collect::<Result<_, _>>()?
            }
            Property::Object(members) => self.object(members)?,
        })
    }

    fn object(&self, members: &[(String, Property)]) -> Result<Json, Stop> {
        members.iter().map(|(name, value)| Ok((name.clone(), self.property(value)?))).collect()
    }

    /// A value, if it is there.
    fn value(&self, value: &Value) -> Result<Option<Found>, Stop> {
        Ok(Some(match value {
            Value::Param(ident, _) | Value::OptionalParam(ident, _) => return Ok(self.param(ident)),
            Value::Variable(ident) | Value::Found(ident, _) => {
                let mut variables = self.variables.iter().rev();
                let variable = variables.find(|(variable, _)| *variable == ident);
                // A parameter that has to be there is a variable too.
                return Ok(variable.map_or_else(|| self.param(ident), |(_, found)| found.clone()));
            }
            Value::There(inner) => self.there(inner)?,
            Value::IsSet(inner) => Found::Bool(self.value(inner)?.is_some()),
            Value::Attribute(base, Attribute::Partition(attribute))
            | Value::OptionalAttribute(base, Attribute::Partition(attribute)) => {
                match self.value(base)? {
                    Some(Found::Partition(outputs)) => self::attribute(outputs, *attribute),
                    Some(_) => return Err(Stop::CannotTell),
                    None => return Ok(None),
                }
            }
            Value::Bool(value) => Found::Bool(*value),
            Value::Text(template) => {
                let mut whole = String::new();
                for part in template {
                    match part {
                        TemplatePart::Literal(text) => whole.push_str(text),
                        TemplatePart::Value(value) => whole.push_str(&self.text(value)?),
                    }
                    if whole.len() > LONGEST {
                        return Err(Stop::CannotTell);
                    }
                }
                Found::Text(whole)
            }
            Value::Not(inner) => Found::Bool(!self.flag(inner)?),
            Value::Equal(left, right) => Found::Bool(self.there(left)? == self.there(right)?),
            Value::Call(Function::Partition, arguments) => {
                let [region] = arguments.as_slice() else { return Err(Stop::CannotTell) };
                let partition = (self.partition)(&self.text(region)?);
                Found::Partition(partition.ok_or(Stop::CannotTell)?)
            }
            Value::FirstOf(first, last, _) => {
                let mut values = first.iter().chain(last.as_deref());
                let found = values.find_map(|value| self.value(value).transpose());
                return found.transpose();
            }
            Value::If(values, _) | Value::IfOptional(values, _) => {
                let [condition, yes, no] = &**values;
                return self.value(if self.flag(condition)? { yes } else { no });
            }
            Value::Call(_, arguments) => {
                // Without one of them it is not called.
                for argument in arguments {
                    self.value(argument)?;
                }
                return Err(Stop::CannotTell);
            }
            Value::Attribute(..)
            | Value::OptionalAttribute(..)
            | Value::Element(..)
            | Value::OptionalElement(..)
            | Value::Int(_) => return Err(Stop::CannotTell),
        }))
    }

    fn param(&self, ident: &Ident) -> Option<Found> {
        self.params.iter().find(|(param, _)| *param == ident).map(|(_, found)| found.clone())
    }

    fn there(&self, value: &Value) -> Result<Found, Stop> {
        self.value(value)?.ok_or(Stop::Absent)
    }

    fn text(&self, value: &Value) -> Result<String, Stop> {
        match self.there(value)? {
            Found::Text(text) => Ok(text),
            _ => Err(Stop::CannotTell),
        }
    }

    fn flag(&self, value: &Value) -> Result<bool, Stop> {
        match self.there(value)? {
            Found::Bool(value) => Ok(value),
            _ => Err(Stop::CannotTell),
        }
    }
}

/// What a diagram has at a place.
fn place<T>(of: &[T], place: i32) -> Result<&T, Stop> {
    usize::try_from(place).ok().and_then(|place| of.get(place)).ok_or(Stop::CannotTell)
}

fn attribute(outputs: PartitionOutputs, attribute: PartitionAttribute) -> Found {
    match attribute {
        PartitionAttribute::Name => Found::Text(outputs.name),
        PartitionAttribute::DnsSuffix => Found::Text(outputs.dns_suffix),
        PartitionAttribute::DualStackDnsSuffix => Found::Text(outputs.dual_stack_dns_suffix),
        PartitionAttribute::SupportsFips => Found::Bool(outputs.supports_fips),
        PartitionAttribute::SupportsDualStack => Found::Bool(outputs.supports_dual_stack),
        PartitionAttribute::ImplicitGlobalRegion => Found::Text(outputs.implicit_global_region),
    }
}
