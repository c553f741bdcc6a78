//! The compiler of endpoint rules.

use super::bdd::{BddJson, RESULTS, compile_bdd};
use super::parameters::{Parameters, RuleSet, compile_parameters};
use super::partitions;
use super::scope::Scope;
use super::syntax::read;
use super::test_cases::compile_tests;
use super::tree::{RuleJson, compile_rules};
use crate::diagnostic::{Code, Diagnostics, SourceFile, reason};
use crate::ir::{Bdd, Derive, Docs, Endpoints, Member, Rule, Rules, Structure};
use crate::rust::names::ident;
use crate::smithy::traits::{EndpointBdd, EndpointRuleSet, EndpointTests, Trait};
use crate::smithy::{ShapeId, Traits};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

/// The rules of `smithy.rules#endpointRuleSet`, as JSON.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct RulesJson {
    rules: Vec<RuleJson>,
}

/// The remedy for rules that this generator cannot compile.
const REMOVE_RULES: &str = "correct the rules, or remove the trait from the service: callers then \
                            have to set `endpoint_url`";

/// Compiles the endpoint rules of a service.
pub(crate) fn endpoints(
    service: &ShapeId,
    traits: &Traits,
    partitions_json: SourceFile<'_>,
    problems: &mut Diagnostics,
) -> Endpoints {
    let partitions = partitions::parse(partitions_json).unwrap_or_else(|problem| {
        problems.push(problem.in_file(partitions_json.name));
        Vec::new()
    });
    // A service may have both traits. The code of a rule set is easier to read.
    let tree = traits.get().map(|EndpointRuleSet(json)| json);
    let bdd = traits.get().filter(|_| tree.is_none()).map(|EndpointBdd(json)| json);
    let is_bdd = bdd.is_some();
    let trait_id = if is_bdd { EndpointBdd::ID } else { EndpointRuleSet::ID };
    let refusal = |problem: String, remedy: &str| {
        Code::Endpoint.shape(service, problem, remedy).about(trait_id)
    };
    let json = tree.or(bdd).unwrap_or_else(without_rules);
    let rule_set: Option<RuleSet> =
        read(&json, trait_id, &mut |problem, remedy| problems.push(refusal(problem, remedy)));

    let is_readable = rule_set.is_some();
    let mut refuse_parameter = |name: &str, problem: &str| {
        let problem = format!("the endpoint parameter `{name}` {problem}");
        problems.push(refusal(problem, REMOVE_RULES).about("parameters").about(name));
    };
    let Parameters { members, built_ins, required } =
        compile_parameters(&rule_set.unwrap_or_default().parameters, &mut refuse_parameter);
    let mut scope = Scope::new(&members, if is_bdd { &[] } else { &required });
    let mut refuse =
        |problem: String, remedy: &str| problems.push(refusal(problem, remedy).about("rules"));
    let rules = match (is_readable, is_bdd) {
        (false, _) => None,
        (true, true) => {
            read_rules(&json, &mut refuse, |json: BddJson| compile_bdd(&json, &mut scope))
                .map(simplify)
        }
        (true, false) => {
            read_rules(&json, &mut refuse, |json: RulesJson| compile_rules(&json.rules, &mut scope))
                .map(Rules::Tree)
        }
    };
    let default = members.iter().all(Member::has_default).then_some(Derive::Default);
    let derives = [Derive::Clone, Derive::Debug].into_iter().chain(default);
    let derives = derives.chain([Derive::PartialEq]).collect();
    let endpoints = Endpoints {
        params: Structure {
            ident: ident("Params"),
            builder: ident("ParamsBuilder"),
            module: ident("endpoint"),
            docs: Docs(vec!["The parameters of the endpoint rules.".to_owned()]),
            deprecation: None,
            derives,
            members,
            bounded: false,
        },
        required,
        built_ins,
        settings: Vec::new(),
        rules: rules.unwrap_or(Rules::Tree(Vec::new())),
        functions: scope.functions,
        detailed: scope.detailed,
        attributes: scope.attributes.into_iter().collect(),
        partitions,
        tests: Vec::new(),
    };
    let tests = compile_tests(traits, &endpoints, &mut |problem, remedy| {
        let problem = Code::Endpoint.shape(service, problem, remedy);
        problems.push(problem.about(EndpointTests::ID));
    });
    Endpoints { tests, ..endpoints }
}

/// Returns the rule set for a service without one: the caller has to configure the endpoint.
fn without_rules() -> Json {
    let endpoint = json!({"ref": "Endpoint"});
    json!({
        "parameters": {
            "Endpoint": {
                "type": "string",
                "builtIn": "SDK::Endpoint",
                "documentation": "The URL of the endpoint.",
            },
        },
        "rules": [
            {
                "conditions": [{"fn": "isSet", "argv": [endpoint]}],
                "endpoint": {"url": endpoint},
            },
            {"error": "the service has no endpoint rules: set `endpoint_url`"},
        ],
    })
}

/// Replaces a BDD that has no conditions by a rule with its only result.
fn simplify(mut diagram: Bdd) -> Rules {
    if !diagram.conditions.is_empty() && !diagram.results.is_empty() {
        return Rules::Bdd(diagram);
    }
    let result = usize::try_from(diagram.root - RESULTS - 1).ok();
    let result = result.filter(|place| *place < diagram.results.len());
    let outcome = result.map(|place| diagram.results.swap_remove(place));
    let rule = outcome.map(|outcome| Rule { conditions: Vec::new(), outcome });
    Rules::Tree(rule.into_iter().collect())
}

/// Reads the rules, and compiles them.
fn read_rules<T: DeserializeOwned, R>(
    json: &Json,
    refuse: &mut dyn FnMut(String, &str),
    compile: impl FnOnce(T) -> Result<R, String>,
) -> Option<R> {
    match T::deserialize(json) {
        Ok(json) => compile(json)
            .map_err(|problem| {
                refuse(format!("the endpoint rules cannot be compiled: {problem}"), REMOVE_RULES);
            })
            .ok(),
        Err(error) => {
            let problem = format!("the endpoint rules cannot be read: {}", reason(&error));
            refuse(problem, "write them in the form that the Smithy rules engine defines");
            None
        }
    }
}
