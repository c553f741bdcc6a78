//! The endpoints that calls go to.

use super::types::member;
use crate::api::{Api, Fact, Group, Item, Part};
use crate::digest::digest;
use crate::ir::{Argument, BuiltIn, Endpoints, Expectation, PartitionOutputs};
use crate::rules::evaluate::evaluate;
use crate::rules::partitions;
use crate::smithy::Traits;
use crate::smithy::traits::{EndpointBdd, EndpointRuleSet};
use proc_macro2::Ident;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What callers may set in the place of an endpoint that is found.
const CUSTOM_ENDPOINT: &str = "https://endpoint.example";

/// For how many regions the rules are looked at.
const MOST_REGIONS: usize = 100;

/// The parameters of endpoint rules, and what the rules give for regions of all partitions.
pub(crate) fn endpoints(api: &mut Api, endpoints: &Endpoints, traits: &Traits) {
    let whole = Item::of(Group::Endpoint, "");
    for param in &endpoints.params.members {
        api.add(whole.part(Part::Parameter, &param.ident), member(param));
    }
    let bdd = traits.get().map(|EndpointBdd(rules)| rules);
    let rules = bdd.or_else(|| traits.get().map(|EndpointRuleSet(rules)| rules));
    let Some(mut rules) = rules else {
        api.add(whole, []);
        return;
    };
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
    let mut known = BTreeMap::new();
    for case in cases(endpoints, &regions) {
        match evaluate(endpoints, &case.arguments, &PartitionOutputs::clone) {
            Some(given) => drop(known.insert((case.place, case.flags), text(given))),
            None => is_told = false,
        }
    }
    for ((place, flags), url) in &known {
        // A region that is like the first of its partition tells nothing.
        let first =
            partitions::of(&endpoints.partitions, place).map(|of| &of.implicit_global_region);
        let like_first = first.filter(|first| *first != place).is_some_and(|first| {
            known.get(&(first.clone(), *flags)) == Some(&url.replace(place.as_str(), first))
        });
        if !like_first {
            let item = whole.part(Part::Region, format!("{place}{flags}"));
            api.add(item, [(Fact::Url, Some(url.clone()))]);
        }
    }
    for method in ["headers", "properties"].iter().filter(|_| endpoints.detailed) {
        api.add(whole.part(Part::Method, method), []);
    }
    // There is more to the rules than what they give for these.
    let digest = (!is_told).then(|| {
        leave_out_docs(&mut rules);
        rules.sort_all_objects();
        digest(&rules.to_string())
    });
    api.add(whole, [(Fact::Rules, digest)]);
}

/// What to evaluate the rules for.
struct Case {
    place: String,
    /// `, FIPS, dual-stack`
    flags: &'static str,
    arguments: Vec<(Ident, Argument)>,
}

fn cases(endpoints: &Endpoints, regions: &BTreeSet<String>) -> Vec<Case> {
    let ident = |wanted: BuiltIn| {
        let mut built_ins = endpoints.built_ins.iter();
        built_ins.find(|(_, built_in)| *built_in == wanted).map(|(ident, _)| ident.clone())
    };
    let argument = |built_in, value| ident(built_in).map(|ident| (ident, value));
    let choices = [
        ("", false, false),
        (", FIPS", true, false),
        (", dual-stack", false, true),
        (", FIPS, dual-stack", true, true),
    ];
    let mut cases = Vec::new();
    for (flags, fips, dual_stack) in choices {
        let is_choice = (!fips || ident(BuiltIn::UseFips).is_some())
            && (!dual_stack || ident(BuiltIn::UseDualStack).is_some());
        let of_flags = [
            argument(BuiltIn::UseFips, Argument::Bool(fips)),
            argument(BuiltIn::UseDualStack, Argument::Bool(dual_stack)),
        ];
        let of_flags: Vec<_> = of_flags.into_iter().flatten().collect();
        let region = |region: &String| argument(BuiltIn::Region, Argument::Text(region.clone()));
        let url = argument(BuiltIn::Endpoint, Argument::Text(CUSTOM_ENDPOINT.to_owned()));
        let custom = url.map(|url| {
            let arguments = regions.first().and_then(region).into_iter().chain([url]);
            ("a URL of one's own".to_owned(), arguments.collect::<Vec<_>>())
        });
        let places = regions.iter().filter_map(|of| Some((of.clone(), vec![region(of)?])));
        for (place, mut arguments) in places.chain(custom).filter(|_| is_choice) {
            arguments.extend_from_slice(&of_flags);
            cases.push(Case { place, flags, arguments });
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
