//! The facts of endpoints.

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

/// An endpoint that callers set instead of the resolved one.
const CUSTOM_ENDPOINT: &str = "https://endpoint.example";

/// The most regions that the rules are evaluated for.
const MAX_REGIONS: usize = 100;

/// Adds the parameters of the endpoint rules, and the endpoints of regions of all partitions.
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
    let (regions, has_all_regions) = regions(endpoints, &rules);
    let cases = cases(endpoints, &regions);
    let count = cases.len();
    let urls: BTreeMap<_, _> =
        cases.into_iter().filter_map(|case| evaluate_case(endpoints, case)).collect();
    for (key, url) in &urls {
        if !follows_partition(endpoints, &urls, key) {
            let (place, flags) = key;
            let item = whole.part(Part::Region, format!("{place}{flags}"));
            api.add(item, [(Fact::Url, Some(url.clone()))]);
        }
    }
    for method in ["headers", "properties"].iter().filter(|_| endpoints.detailed) {
        api.add(whole.part(Part::Method, method), []);
    }
    // A digest covers the rules that these endpoints do not show.
    let has_only_built_ins = endpoints.built_ins.len() == endpoints.params.members.len();
    let is_complete = has_only_built_ins && has_all_regions && urls.len() == count;
    let digest = (!is_complete).then(|| {
        remove_docs(&mut rules);
        rules.sort_all_objects();
        digest(&rules.to_string())
    });
    api.add(whole, [(Fact::Rules, digest)]);
}

/// Collects the implicit global regions of partitions, and the regions that the rules name. Returns
/// false if the rules name more regions than [`MAX_REGIONS`] allows.
fn regions(endpoints: &Endpoints, rules: &Value) -> (BTreeSet<String>, bool) {
    let partitions = endpoints.partitions.iter();
    let mut regions: BTreeSet<_> =
        partitions.map(|partition| partition.outputs.implicit_global_region.clone()).collect();
    let mut is_complete = true;
    visit_strings(rules, &mut |text| {
        if is_region(text) {
            match regions.len() < MAX_REGIONS {
                true => drop(regions.insert(text.to_owned())),
                false => is_complete &= regions.contains(text),
            }
        }
    });
    (regions, is_complete)
}

/// A place and flags, as in [`Case`].
type Key = (String, &'static str);

/// Evaluates the rules for a case. `None` if the result is unknown.
fn evaluate_case(endpoints: &Endpoints, case: Case) -> Option<(Key, String)> {
    let result = evaluate(endpoints, &case.arguments, &PartitionOutputs::clone)?;
    Some(((case.place, case.flags), text(result)))
}

/// Returns true if the endpoint of a region differs only by the name of the region from the endpoint
/// of its partition's implicit global region.
fn follows_partition(endpoints: &Endpoints, urls: &BTreeMap<Key, String>, key: &Key) -> bool {
    let (place, flags) = key;
    let partition = partitions::find(&endpoints.partitions, place);
    let first = partition.map(|partition| &partition.implicit_global_region);
    first.filter(|first| *first != place).is_some_and(|first| {
        let url = urls.get(key).map(|url| url.replace(place.as_str(), first));
        url.as_ref() == urls.get(&(first.clone(), *flags))
    })
}

/// A case to evaluate the rules for.
struct Case {
    /// A region, or the custom endpoint.
    place: String,
    /// The chosen flags, such as ` with FIPS and dual-stack`.
    flags: &'static str,
    arguments: Vec<(Ident, Argument)>,
}

/// Returns the cases for all regions, the custom endpoint, and all flags that the rules have.
fn cases(endpoints: &Endpoints, regions: &BTreeSet<String>) -> Vec<Case> {
    let ident = |wanted: BuiltIn| {
        let mut built_ins = endpoints.built_ins.iter();
        built_ins.find(|(_, built_in)| *built_in == wanted).map(|(ident, _)| ident.clone())
    };
    let argument = |built_in, value| ident(built_in).map(|ident| (ident, value));
    let choices = [
        ("", false, false),
        (" with FIPS", true, false),
        (" with dual-stack", false, true),
        (" with FIPS and dual-stack", true, true),
    ];
    let mut cases = Vec::new();
    for (flags, fips, dual_stack) in choices {
        let is_possible = (!fips || ident(BuiltIn::UseFips).is_some())
            && (!dual_stack || ident(BuiltIn::UseDualStack).is_some());
        let flag_arguments = [
            argument(BuiltIn::UseFips, Argument::Bool(fips)),
            argument(BuiltIn::UseDualStack, Argument::Bool(dual_stack)),
        ];
        let flag_arguments: Vec<_> = flag_arguments.into_iter().flatten().collect();
        let region = |region: &String| argument(BuiltIn::Region, Argument::Text(region.clone()));
        let url = argument(BuiltIn::Endpoint, Argument::Text(CUSTOM_ENDPOINT.to_owned()));
        let custom = url.map(|url| {
            let arguments = regions.first().and_then(region).into_iter().chain([url]);
            ("custom endpoint".to_owned(), arguments.collect::<Vec<_>>())
        });
        let places = regions.iter().filter_map(|of| Some((of.clone(), vec![region(of)?])));
        for (place, mut arguments) in places.chain(custom).filter(|_| is_possible) {
            arguments.extend_from_slice(&flag_arguments);
            cases.push(Case { place, flags, arguments });
        }
    }
    cases
}

/// Formats the result of the rules: the URL with headers and properties, or the error.
fn text(result: Expectation) -> String {
    match result {
        Expectation::Endpoint(endpoint) => {
            let headers = endpoint.headers.iter().map(|(name, value)| format!("{name}: {value}"));
            let parts = [endpoint.url].into_iter().chain(headers).chain(endpoint.properties);
            parts.collect::<Vec<_>>().join(", ")
        }
        Expectation::Error(error) => format!("error: {error}"),
    }
}

/// Whether a text has the form of a region name, such as `us-east-1`.
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

/// Calls `visit` for each string in a value.
fn visit_strings(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(values) => values.iter().for_each(|value| visit_strings(value, visit)),
        Value::Object(members) => members.values().for_each(|value| visit_strings(value, visit)),
        _ => {}
    }
}

fn remove_docs(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(remove_docs),
        Value::Object(members) => {
            members.remove("documentation");
            members.values_mut().for_each(remove_docs);
        }
        _ => {}
    }
}
