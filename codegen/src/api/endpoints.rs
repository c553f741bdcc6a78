//! The endpoints that calls go to.

use super::fact::digest;
use super::types::member;
use super::{Api, Fact, Group, Item, Part};
use crate::ir::{Argument, BuiltIn, Endpoints, Expectation, PartitionOutputs};
use crate::lower;
use crate::smithy::Traits;
use crate::smithy::traits::id;
use proc_macro2::Ident;
use serde_json::Value;
use std::collections::BTreeSet;

/// For how many regions the rules are looked at.
const MOST_REGIONS: usize = 100;

/// The parameters of endpoint rules, and what the rules give for regions of all partitions.
pub(super) fn endpoints(api: &mut Api, endpoints: &Endpoints, traits: &Traits) {
    let whole = Item::of(Group::Endpoint, "");
    for param in &endpoints.params.members {
        api.add(whole.part(Part::Parameter, &param.ident), member(param));
    }
    let rules: Option<Value> =
        traits.get(id::ENDPOINT_BDD).or_else(|| traits.get(id::ENDPOINT_RULE_SET));
    let Some(mut rules) = rules else { return };
    let mut regions: BTreeSet<_> =
        endpoints.partitions.iter().map(|of| of.outputs.implicit_global_region.clone()).collect();
    let mut is_told = endpoints.built_ins.len() == endpoints.params.members.len();
    texts(&rules, &mut |text| {
        if is_region(text) {
            match regions.len() < MOST_REGIONS {
                true => drop(regions.insert(text.to_owned())),
                false => is_told &= regions.contains(text),
            }
        }
    });
    for (name, arguments) in cases(endpoints, &regions) {
        match lower::evaluate(endpoints, &arguments, &PartitionOutputs::clone) {
            Some(given) => {
                api.add(whole.part(Part::Region, name), [(Fact::Url, Some(text(given)))]);
            }
            None => is_told = false,
        }
    }
    // There is more to the rules than what they give for these.
    if !is_told {
        leave_out_docs(&mut rules);
        rules.sort_all_objects();
        api.add(whole, [(Fact::Rules, Some(digest(&rules.to_string())))]);
    }
}

/// What to evaluate the rules for, by name.
fn cases(
    endpoints: &Endpoints,
    regions: &BTreeSet<String>,
) -> Vec<(String, Vec<(Ident, Argument)>)> {
    let ident = |wanted: BuiltIn| {
        let mut built_ins = endpoints.built_ins.iter();
        built_ins.find(|(_, built_in)| *built_in == wanted).map(|(ident, _)| ident.clone())
    };
    let mut cases = Vec::new();
    let places = regions.iter().map(|region| (BuiltIn::Region, region.as_str()));
    for (built_in, place) in places.chain([(BuiltIn::Endpoint, "https://endpoint.example")]) {
        let Some(place_ident) = ident(built_in) else { continue };
        for (fips, dual_stack) in [(false, false), (false, true), (true, false), (true, true)] {
            let mut name = place.to_owned();
            let mut arguments = vec![(place_ident.clone(), Argument::Text(place.to_owned()))];
            if built_in == BuiltIn::Endpoint {
                let region = ident(BuiltIn::Region).zip(regions.first());
                arguments.extend(region.map(|(ident, of)| (ident, Argument::Text(of.clone()))));
            }
            let flags = [
                (fips, BuiltIn::UseFips, "FIPS"),
                (dual_stack, BuiltIn::UseDualStack, "dual-stack"),
            ];
            let mut is_case = true;
            for (is_set, built_in, flag) in flags {
                match ident(built_in) {
                    Some(ident) => arguments.push((ident, Argument::Bool(is_set))),
                    None => is_case &= !is_set,
                }
                if is_set {
                    name = format!("{name}, {flag}");
                }
            }
            if is_case {
                cases.push((name, arguments));
            }
        }
    }
    cases
}

fn text(given: Expectation) -> String {
    match given {
        Expectation::Endpoint(endpoint) => {
            let headers = endpoint.headers.iter().map(|(name, value)| format!("{name}: {value}"));
            let parts = [endpoint.url].into_iter().chain(headers).chain(endpoint.properties);
            parts.collect::<Vec<_>>().join(", ")
        }
        Expectation::Error(error) => format!("error: {error}"),
    }
}

/// Whether a text looks like the name of a region.
fn is_region(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase());
    let words: Vec<_> = text.split('-').collect();
    match words.as_slice() {
        [words @ .., number] if words.len() >= 2 => {
            words.iter().all(|word| is_word(word)) && number.parse::<u8>().is_ok()
        }
        _ => false,
    }
}

/// Looks at each text in a value.
fn texts(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => found(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        Value::Object(members) => members.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

fn leave_out_docs(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(leave_out_docs),
        Value::Object(members) => {
            members.remove("documentation");
            members.values_mut().for_each(leave_out_docs);
        }
        _ => {}
    }
}
