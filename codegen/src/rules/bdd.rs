//! The binary decision diagram that finds an endpoint.

use super::expression::{self as values, Call};
use super::scope::{Name, Scope};
use super::tree::{RuleJson, result};
use super::typed::Typed;
use crate::ir::{Diagram, DiagramCondition, Finding, Value, ValueType};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Deserialize;

/// What references to results begin with.
pub(crate) const RESULTS: i32 = 100_000_000;

/// The diagram of `smithy.rules#endpointBdd`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub(crate) struct DiagramJson {
    conditions: Vec<Call>,
    results: Vec<RuleJson>,
    root: i32,
    node_count: usize,
    nodes: String,
}

/// Reads a diagram.
pub(crate) fn diagram(json: &DiagramJson, scope: &mut Scope) -> Result<Diagram, String> {
    scope.enter_diagram();
    let mut findings = Vec::new();
    let mut conditions = Vec::new();
    for call in &json.conditions {
        conditions.push(condition(call, scope, &mut findings)?);
    }
    let results: Vec<_> =
        json.results.iter().map(|json| result(json, scope)).collect::<Result<_, _>>()?;
    let nodes = nodes(json)?;
    if !is_sound(&nodes, json.root, conditions.len(), results.len()) {
        return Err("a decision diagram whose nodes do not all lead to a result".to_owned());
    }
    Ok(Diagram { findings, conditions, results, nodes, root: json.root })
}

fn condition(
    call: &Call,
    scope: &mut Scope,
    findings: &mut Vec<Finding>,
) -> Result<DiagramCondition, String> {
    let Typed { value, ty, optional } = values::call(&call.function, &call.argv, scope)?;
    let Some(assign) = &call.assign else {
        return Ok(DiagramCondition::Holds(match (optional, ty) {
            (true, _) => Value::IsSet(Box::new(value)),
            (false, ValueType::Bool) => value,
            (false, _) => Value::Bool(true),
        }));
    };
    if !crate::smithy::is_identifier(assign) {
        return Err(format!("the variable {assign:?}, whose name is not an identifier"));
    }
    let ident = scope.variable(assign);
    match findings.iter().find(|finding| finding.ident == ident) {
        Some(finding) if finding.ty != ty => {
            return Err(format!("the variable `{assign}` with values of several types"));
        }
        Some(_) => {}
        None => findings.push(Finding { ident: ident.clone(), ty }),
    }
    scope.add(assign, Name::Found(ident.clone(), ty));
    Ok(DiagramCondition::Finds { ident, value, ty, optional })
}

/// The nodes behind the first, which stands for the two ends where no rule applies.
fn nodes(json: &DiagramJson) -> Result<Vec<[i32; 3]>, String> {
    let unreadable = || "a decision diagram whose nodes cannot be read".to_owned();
    let bytes = BASE64_STANDARD.decode(&json.nodes).map_err(|_| unreadable())?;
    let (numbers, rest) = bytes.as_chunks::<4>();
    let numbers: Vec<_> = numbers.iter().map(|bytes| i32::from_be_bytes(*bytes)).collect();
    let (nodes, more) = numbers.as_chunks::<3>();
    match nodes {
        [_, behind @ ..]
            if rest.is_empty() && more.is_empty() && nodes.len() == json.node_count =>
        {
            Ok(behind.to_vec())
        }
        _ => Err(unreadable()),
    }
}

/// Whether every way leads to an end: what a node leads to asks for a later condition, or for none.
fn is_sound(nodes: &[[i32; 3]], root: i32, conditions: usize, results: usize) -> bool {
    let leads_on = |reference: i32, asked: Option<usize>| {
        let place = reference.unsigned_abs() as usize;
        match place {
            0 => false,
            1 => true,
            // The first result, that no rule applies, is not among those of the model.
            _ if place >= RESULTS as usize => reference > 0 && place - RESULTS as usize <= results,
            _ => nodes.get(place - 2).is_some_and(|[condition, ..]| {
                usize::try_from(*condition).is_ok_and(|next| {
                    next < conditions && asked.is_none_or(|condition| next > condition)
                })
            }),
        }
    };
    let node_leads_on = |[condition, high, low]: &[i32; 3]| {
        let condition = usize::try_from(*condition).ok();
        condition.is_some() && leads_on(*high, condition) && leads_on(*low, condition)
    };
    leads_on(root, None) && nodes.iter().all(node_leads_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_without_an_end_are_not_sound() {
        let sound = |nodes: &[[i32; 3]], root| is_sound(nodes, root, 2, 1);
        assert!(sound(&[[0, 100_000_001, 3], [1, 100_000_000, -1]], 2));
        assert!(sound(&[[0, -3, 3], [1, 1, 100_000_001]], -2));
        assert!(sound(&[], 100_000_001));
        // No such node, no such result, no such condition, and back to the same condition.
        assert!(!sound(&[[0, 1, 4], [1, 1, 1]], 2));
        assert!(!sound(&[[0, 1, 100_000_002]], 2));
        assert!(!sound(&[[2, 1, 1]], 2));
        assert!(!sound(&[[-1, 1, 1]], 2));
        assert!(!sound(&[[0, 1, 2]], 2));
        assert!(!sound(&[[0, 1, 0]], 2));
        assert!(!sound(&[[0, 1, -100_000_001]], 2));
        assert!(!sound(&[], i32::MIN));
    }
}
