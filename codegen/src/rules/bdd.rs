//! The binary decision diagram (BDD) that resolves an endpoint.

use super::expression::{Call, compile_call};
use super::scope::{Name, Scope};
use super::tree::{RuleJson, compile_result};
use super::typed::TypedValue;
use crate::ir::{Bdd, BddCondition, BddVariable, Value, ValueType};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Deserialize;

/// The first reference to a result. Smaller references mean nodes.
pub(crate) const RESULTS: i32 = 100_000_000;

/// The value of `smithy.rules#endpointBdd`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub(crate) struct BddJson {
    conditions: Vec<Call>,
    results: Vec<RuleJson>,
    root: i32,
    node_count: usize,
    nodes: String,
}

/// Compiles a BDD.
pub(crate) fn compile_bdd(json: &BddJson, scope: &mut Scope) -> Result<Bdd, String> {
    scope.enter_bdd();
    let mut variables = Vec::new();
    let mut conditions = Vec::new();
    for call in &json.conditions {
        conditions.push(condition(call, scope, &mut variables)?);
    }
    let results: Vec<_> =
        json.results.iter().map(|json| compile_result(json, scope)).collect::<Result<_, _>>()?;
    let nodes = decode_nodes(json)?;
    if !is_sound(&nodes, json.root, conditions.len(), results.len()) {
        return Err("not all paths through the nodes of the BDD end at a result".to_owned());
    }
    Ok(Bdd { variables, conditions, results, nodes, root: json.root })
}

fn condition(
    call: &Call,
    scope: &mut Scope,
    variables: &mut Vec<BddVariable>,
) -> Result<BddCondition, String> {
    let TypedValue { value, ty, optional } = compile_call(&call.function, &call.argv, scope)?;
    let Some(assign) = &call.assign else {
        return Ok(BddCondition::Holds(match (optional, ty) {
            (true, _) => Value::IsSet(Box::new(value)),
            (false, ValueType::Bool) => value,
            (false, _) => Value::Bool(true),
        }));
    };
    if !crate::smithy::is_identifier(assign) {
        return Err(format!("the name of the variable {assign:?} is not an identifier"));
    }
    let ident = scope.variable(assign);
    match variables.iter().find(|finding| finding.ident == ident) {
        Some(finding) if finding.ty != ty => {
            return Err(format!("the variable `{assign}` has values of several types"));
        }
        Some(_) => {}
        None => variables.push(BddVariable { ident: ident.clone(), ty }),
    }
    scope.add(assign, Name::Found(ident.clone(), ty));
    Ok(BddCondition::Binds { ident, value, ty, optional })
}

/// Decodes the nodes. Leaves out the first, which is the terminal for "no rule matches".
fn decode_nodes(json: &BddJson) -> Result<Vec<[i32; 3]>, String> {
    let unreadable = || "the nodes of the BDD cannot be decoded".to_owned();
    let bytes = BASE64_STANDARD.decode(&json.nodes).map_err(|_| unreadable())?;
    let (numbers, rest) = bytes.as_chunks::<4>();
    let numbers: Vec<_> = numbers.iter().map(|bytes| i32::from_be_bytes(*bytes)).collect();
    let (nodes, more) = numbers.as_chunks::<3>();
    match nodes {
        [_, inner @ ..] if rest.is_empty() && more.is_empty() && nodes.len() == json.node_count => {
            Ok(inner.to_vec())
        }
        _ => Err(unreadable()),
    }
}

/// Returns true if every path ends at a terminal or a result. Each child of a node must test a
/// later condition than the node, which excludes cycles.
fn is_sound(nodes: &[[i32; 3]], root: i32, conditions: usize, results: usize) -> bool {
    let is_sound_reference = |reference: i32, parent: Option<usize>| {
        let target = reference.unsigned_abs() as usize;
        match target {
            0 => false,
            1 => true,
            // Result 0 means "no rule matches" and is not in the list of results.
            _ if target >= RESULTS as usize => {
                reference > 0 && target - RESULTS as usize <= results
            }
            _ => nodes.get(target - 2).is_some_and(|[condition, ..]| {
                usize::try_from(*condition).is_ok_and(|next| {
                    next < conditions && parent.is_none_or(|condition| next > condition)
                })
            }),
        }
    };
    let is_sound_node = |[condition, high, low]: &[i32; 3]| {
        let condition = usize::try_from(*condition).ok();
        condition.is_some()
            && is_sound_reference(*high, condition)
            && is_sound_reference(*low, condition)
    };
    is_sound_reference(root, None) && nodes.iter().all(is_sound_node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bdd_with_cycle_or_dangling_reference_is_not_sound() {
        let sound = |nodes: &[[i32; 3]], root| is_sound(nodes, root, 2, 1);
        assert!(sound(&[[0, 100_000_001, 3], [1, 100_000_000, -1]], 2));
        assert!(sound(&[[0, -3, 3], [1, 1, 100_000_001]], -2));
        assert!(sound(&[], 100_000_001));
        // References to a missing node and a missing result.
        assert!(!sound(&[[0, 1, 4], [1, 1, 1]], 2));
        assert!(!sound(&[[0, 1, 100_000_002]], 2));
        // Conditions that do not exist.
        assert!(!sound(&[[2, 1, 1]], 2));
        assert!(!sound(&[[-1, 1, 1]], 2));
        // A cycle.
        assert!(!sound(&[[0, 1, 2]], 2));
        // References that are never valid.
        assert!(!sound(&[[0, 1, 0]], 2));
        assert!(!sound(&[[0, 1, -100_000_001]], 2));
        assert!(!sound(&[], i32::MIN));
    }
}
