//! An evaluator of endpoint rules, with the functions that the rules of ordinary services use.

use super::bdd::RESULTS;
use super::partitions;
use crate::ir::{
    Argument, Attribute, Bdd, BddCondition, Condition, Endpoints, Expectation, ExpectedEndpoint,
    Function, Literal, Member, Nullability, Outcome, PartitionAttribute, PartitionOutputs,
    Property, Rule, Rules, TemplatePart, Type, Value,
};
use proc_macro2::Ident;
use serde_json::Value as Json;

/// The most conditions that one evaluation tests.
const MAX_CONDITIONS: usize = 10_000;

/// The most bytes of a string. Each condition could double the length of a variable.
const MAX_LENGTH: usize = 10_000;

/// A function that replaces the metadata of a partition.
pub(crate) type Assumption<'a> = &'a dyn Fn(&PartitionOutputs) -> PartitionOutputs;

/// Evaluates the endpoint rules.
///
/// `None` if a required parameter is missing, if the rules use a function that this evaluator
/// lacks, or if no rule matches.
pub(crate) fn evaluate(
    endpoints: &Endpoints,
    arguments: &[(Ident, Argument)],
    assumption: Assumption<'_>,
) -> Option<Expectation> {
    let members = endpoints.params.members.iter();
    let params: Vec<_> =
        members.filter_map(|member| Some((&member.ident, argument(member, arguments)?))).collect();
    let is_present = |ident| params.iter().any(|(param, _)| *param == ident);
    if !endpoints.required.iter().all(|(ident, _)| is_present(ident)) {
        return None;
    }
    let partitions = &endpoints.partitions;
    let partition = |region: &str| partitions::find(partitions, region).map(assumption);
    let mut evaluation = Evaluation {
        params,
        variables: Vec::new(),
        remaining: MAX_CONDITIONS,
        partition: &partition,
    };
    match &endpoints.rules {
        Rules::Tree(rules) => evaluation.rules(rules),
        Rules::Bdd(diagram) => evaluation.bdd(diagram),
    }
    .ok()
}

/// Returns the value of a parameter: its argument or its default value.
fn argument(member: &Member, arguments: &[(Ident, Argument)]) -> Option<Evaluated> {
    if let Some((_, argument)) = arguments.iter().find(|(ident, _)| *ident == member.ident) {
        return Some(match argument {
            Argument::Bool(value) => Evaluated::Bool(*value),
            Argument::Text(text) => Evaluated::Text(text.clone()),
            Argument::Texts(texts) => Evaluated::Texts(texts.clone()),
        });
    }
    let Nullability::Default(default) = &member.nullability else { return None };
    Some(match (default, &member.ty) {
        (Literal::Bool(value), _) => Evaluated::Bool(*value),
        (Literal::Text(text), _) => Evaluated::Text(text.clone()),
        (Literal::Texts(texts), _) => Evaluated::Texts(texts.clone()),
        (_, Type::Bool) => Evaluated::Bool(false),
        (_, Type::List(_)) => Evaluated::Texts(Vec::new()),
        _ => Evaluated::Text(String::new()),
    })
}

/// The value of an expression.
#[derive(Clone, PartialEq)]
enum Evaluated {
    Bool(bool),
    Text(String),
    Texts(Vec<String>),
    Partition(PartitionOutputs),
}

/// The reason why an evaluation ends without a value.
enum Stop {
    /// The evaluator lacks a function, or a limit is exceeded, or no rule matches.
    Unknown,
    /// A value is absent where one is needed.
    Absent,
}

struct Evaluation<'a> {
    params: Vec<(&'a Ident, Evaluated)>,
    /// The variables that conditions assigned. A later one hides an earlier one of the same name.
    variables: Vec<(&'a Ident, Option<Evaluated>)>,
    /// The number of conditions that may still be tested.
    remaining: usize,
    /// Returns the metadata of the partition of a region.
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
        Err(Stop::Unknown)
    }

    fn all_hold(&mut self, conditions: &'a [Condition]) -> Result<bool, Stop> {
        for condition in conditions {
            self.remaining = self.remaining.checked_sub(1).ok_or(Stop::Unknown)?;
            let holds = match condition {
                Condition::There(ident, value) | Condition::Let(ident, value) => {
                    let found = self.value(value)?;
                    let is_present = found.is_some();
                    self.variables.push((ident, found));
                    is_present
                }
                Condition::Holds(value) => self.flag(value)?,
            };
            if !holds {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn bdd(&mut self, diagram: &'a Bdd) -> Result<Expectation, Stop> {
        let mut reference = diagram.root;
        while reference < RESULTS {
            let node = (reference.unsigned_abs() as usize).checked_sub(2);
            let node = node.and_then(|node| diagram.nodes.get(node));
            let [condition, high, low] = node.ok_or(Stop::Unknown)?;
            let condition = get(&diagram.conditions, *condition)?;
            let holds = match self.holds(condition) {
                Err(Stop::Absent) => false,
                holds => holds?,
            };
            reference = if holds == (reference > 0) { *high } else { *low };
        }
        self.outcome(get(&diagram.results, reference - RESULTS - 1)?)
    }

    fn holds(&mut self, condition: &'a BddCondition) -> Result<bool, Stop> {
        match condition {
            BddCondition::Holds(value) => self.flag(value),
            BddCondition::Binds { ident, value, .. } => {
                let found = self.value(value)?;
                let holds = !matches!(found, None | Some(Evaluated::Bool(false)));
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

    /// Evaluates a value. `None` if it is absent.
    fn value(&self, value: &Value) -> Result<Option<Evaluated>, Stop> {
        Ok(Some(match value {
            Value::Param(ident, _) | Value::OptionalParam(ident, _) => return Ok(self.param(ident)),
            Value::Variable(ident) | Value::Found(ident, _) => {
                let mut variables = self.variables.iter().rev();
                let variable = variables.find(|(variable, _)| *variable == ident);
                // A required parameter is compiled to a variable of the same name.
                return Ok(variable.map_or_else(|| self.param(ident), |(_, found)| found.clone()));
            }
            Value::There(inner) => self.require(inner)?,
            Value::IsSet(inner) => Evaluated::Bool(self.value(inner)?.is_some()),
            Value::Attribute(base, Attribute::Partition(attribute))
            | Value::OptionalAttribute(base, Attribute::Partition(attribute)) => {
                match self.value(base)? {
                    Some(Evaluated::Partition(outputs)) => self::attribute(outputs, *attribute),
                    Some(_) => return Err(Stop::Unknown),
                    None => return Ok(None),
                }
            }
            Value::Bool(value) => Evaluated::Bool(*value),
            Value::Text(template) => {
                let mut whole = String::new();
                for part in template {
                    match part {
                        TemplatePart::Literal(text) => whole.push_str(text),
                        TemplatePart::Value(value) => whole.push_str(&self.text(value)?),
                    }
                    if whole.len() > MAX_LENGTH {
                        return Err(Stop::Unknown);
                    }
                }
                Evaluated::Text(whole)
            }
            Value::Not(inner) => Evaluated::Bool(!self.flag(inner)?),
            Value::Equal(left, right) => {
                Evaluated::Bool(self.require(left)? == self.require(right)?)
            }
            Value::Call(Function::Partition, arguments) => {
                let [region] = arguments.as_slice() else { return Err(Stop::Unknown) };
                let partition = (self.partition)(&self.text(region)?);
                Evaluated::Partition(partition.ok_or(Stop::Unknown)?)
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
                // An absent argument ends the evaluation before the call.
                for argument in arguments {
                    self.value(argument)?;
                }
                return Err(Stop::Unknown);
            }
            Value::Attribute(..)
            | Value::OptionalAttribute(..)
            | Value::Element(..)
            | Value::OptionalElement(..)
            | Value::Int(_) => return Err(Stop::Unknown),
        }))
    }

    fn param(&self, ident: &Ident) -> Option<Evaluated> {
        self.params.iter().find(|(param, _)| *param == ident).map(|(_, found)| found.clone())
    }

    /// Evaluates a value that must be present.
    fn require(&self, value: &Value) -> Result<Evaluated, Stop> {
        self.value(value)?.ok_or(Stop::Absent)
    }

    fn text(&self, value: &Value) -> Result<String, Stop> {
        match self.require(value)? {
            Evaluated::Text(text) => Ok(text),
            _ => Err(Stop::Unknown),
        }
    }

    fn flag(&self, value: &Value) -> Result<bool, Stop> {
        match self.require(value)? {
            Evaluated::Bool(value) => Ok(value),
            _ => Err(Stop::Unknown),
        }
    }
}

/// Returns the element of a BDD's list at an index.
fn get<T>(list: &[T], index: i32) -> Result<&T, Stop> {
    usize::try_from(index).ok().and_then(|index| list.get(index)).ok_or(Stop::Unknown)
}

fn attribute(outputs: PartitionOutputs, attribute: PartitionAttribute) -> Evaluated {
    match attribute {
        PartitionAttribute::Name => Evaluated::Text(outputs.name),
        PartitionAttribute::DnsSuffix => Evaluated::Text(outputs.dns_suffix),
        PartitionAttribute::DualStackDnsSuffix => Evaluated::Text(outputs.dual_stack_dns_suffix),
        PartitionAttribute::SupportsFips => Evaluated::Bool(outputs.supports_fips),
        PartitionAttribute::SupportsDualStack => Evaluated::Bool(outputs.supports_dual_stack),
        PartitionAttribute::ImplicitGlobalRegion => Evaluated::Text(outputs.implicit_global_region),
    }
}
