//! Test cases of endpoint rules that were written for other partitions.
//!
//! What a partition supports and what its domains are changes, and models keep the cases they have.
//! Such a case says nothing about the rules, while one that no partition lets pass contradicts them.

use super::evaluate::{Assumption, evaluate};
use crate::ir::{Argument, Endpoints, Expectation, ExpectedEndpoint, PartitionOutputs};
use proc_macro2::Ident;

/// Takes the place of the domain that a case expects, which no text of a rule has.
const DOMAIN: &str = "\0";

/// Why a case cannot pass, if with other attributes of its partition it would.
pub(crate) fn outdated(
    endpoints: &Endpoints,
    arguments: &[(Ident, Argument)],
    expected: &Expectation,
) -> Option<String> {
    let given_with = |assumption: Assumption<'_>| evaluate(endpoints, arguments, assumption);
    let given = given_with(&PartitionOutputs::clone)?;
    if given == *expected {
        return None;
    }
    let flags = [(false, false), (false, true), (true, false), (true, true)];
    let explains = |(supports_fips, supports_dual_stack)| {
        let flags = |was: &PartitionOutputs| PartitionOutputs {
            supports_fips,
            supports_dual_stack,
            ..was.clone()
        };
        let in_domain = |domain: &str| {
            given_with(&|was| PartitionOutputs {
                dns_suffix: domain.to_owned(),
                dual_stack_dns_suffix: domain.to_owned(),
                ..flags(was)
            })
        };
        let passes = |given: Option<Expectation>| given.as_ref() == Some(expected);
        passes(given_with(&flags))
            || in_domain(DOMAIN)
                .and_then(|given| domain(expected, &given))
                .is_some_and(|domain| !is_within(domain, endpoints) && passes(in_domain(domain)))
    };
    flags.into_iter().any(explains).then(|| reason(expected, &given))
}

/// The domain that a case expects, if there is one in the URL that the rules give.
fn domain<'a>(expected: &'a Expectation, given: &Expectation) -> Option<&'a str> {
    let (Expectation::Endpoint(expected), Expectation::Endpoint(given)) = (expected, given) else {
        return None;
    };
    let (before, after) = given.url.split_once(DOMAIN)?;
    let domain = expected.url.strip_prefix(before)?.strip_suffix(after)?;
    let is_domain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    domain.chars().all(is_domain).then_some(domain)
}

/// Whether a domain is one within that of a partition, and so none of a partition.
fn is_within(domain: &str, endpoints: &Endpoints) -> bool {
    let outputs = endpoints.partitions.iter().map(|partition| &partition.outputs);
    let mut known = outputs.flat_map(|of| [&of.dns_suffix, &of.dual_stack_dns_suffix]);
    known.any(|known| domain.strip_suffix(known.as_str()).is_some_and(|rest| rest.ends_with('.')))
}

fn reason(expected: &Expectation, given: &Expectation) -> String {
    let gives = match (expected, given) {
        (Expectation::Error(_), Expectation::Error(error)) => format!("another: {error}"),
        (_, Expectation::Error(error)) => format!("an error: {error}"),
        (Expectation::Endpoint(expected), Expectation::Endpoint(given))
            if expected.url == given.url =>
        {
            "other headers or properties".to_owned()
        }
        (_, Expectation::Endpoint(given)) => given.url.clone(),
    };
    let expects = match expected {
        Expectation::Error(_) => "an error",
        Expectation::Endpoint(ExpectedEndpoint { url, .. }) => url,
    };
    format!("the case expects {expects}; with these partitions the rules give {gives}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceFile};
    use crate::rules::compile::endpoints;
    use crate::smithy::Model;
    use serde_json::{Value as Json, json};

    fn endpoints_of(model: &str, partitions: &str) -> Endpoints {
        let mut problems = Diagnostics::default();
        let partitions = SourceFile { name: "partitions.json", content: partitions };
        let model = Model::parse(model, &mut problems).expect("a model");
        let (id, _, traits) = model.services().next().expect("a service");
        let endpoints = endpoints(id, traits, partitions, &mut problems);
        problems.into_result(endpoints).expect("endpoints")
    }

    /// Endpoints of a partition that has no dual-stack, with test cases.
    fn with_cases(cases: &[(Json, Json)]) -> Endpoints {
        let partitions = json!({"partitions": [{
            "id": "aws",
            "outputs": {
                "name": "aws",
                "dnsSuffix": "plain.example",
                "dualStackDnsSuffix": "dual.example",
                "supportsFIPS": true,
                "supportsDualStack": false,
                "implicitGlobalRegion": "us-east-1",
            },
            "regionRegex": r"^(us|eu)\-\w+\-\d+$",
            "regions": {},
        }]});
        let set = |name| json!({"fn": "isSet", "argv": [{"ref": name}]});
        let flag = |name| json!({"fn": "booleanEquals", "argv": [{"ref": name}, true]});
        let supports = |what| {
            let attribute = json!({"fn": "getAttr", "argv": [{"ref": "P"}, what]});
            json!({"fn": "booleanEquals", "argv": [attribute, true]})
        };
        let partition = json!({"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "P"});
        let url = json!({"fn": "parseURL", "argv": [{"ref": "Url"}]});
        let fips = json!({"url": "https://{Region}.{P#dnsSuffix}", "properties": {"fips": true}});
        let rules = json!({
            "parameters": {
                "Region": {"type": "string"},
                "Url": {"type": "string"},
                "Dual": {"type": "boolean", "default": false},
                "Fips": {"type": "boolean", "default": false},
            },
            "rules": [
                {"conditions": [set("Url"), url], "error": "a URL"},
                {
                    "conditions": [set("Region"), partition],
                    "rules": [
                        {
                            "conditions": [flag("Dual"), supports("supportsDualStack")],
                            "endpoint": {"url": "https://{Region}.{P#dualStackDnsSuffix}"},
                        },
                        {"conditions": [flag("Dual")], "error": "no \"dual-stack\""},
                        {"conditions": [flag("Fips"), supports("supportsFIPS")], "endpoint": fips},
                        {"conditions": [], "endpoint": {"url": "https://{Region}.{P#dnsSuffix}"}},
                    ],
                },
                {"conditions": [], "error": "no region"},
            ],
        });
        let case = |(params, expect): &(Json, Json)| json!({"params": params, "expect": expect});
        let cases: Vec<_> = cases.iter().map(case).collect();
        let model = json!({"smithy": "2.0", "shapes": {"a.b#Service": {
            "type": "service",
            "version": "1",
            "traits": {
                "smithy.rules#endpointRuleSet": rules,
                "smithy.rules#endpointTests": {"testCases": cases},
            },
        }}});
        endpoints_of(&model.to_string(), &partitions.to_string())
    }

    fn url(url: &str) -> Json {
        json!({"endpoint": {"url": url}})
    }

    #[test]
    fn a_case_that_another_partition_lets_pass_is_outdated() {
        let endpoints = with_cases(&[
            (json!({"Region": "us-a-1", "Dual": true}), url("https://us-a-1.dual.example")),
            (json!({"Region": "us-a-1", "Dual": true}), url("https://us-a-1.old.example")),
            (json!({"Region": "us-a-1"}), url("https://us-a-1.old.example")),
            (json!({"Region": "us-a-1", "Fips": true}), url("https://us-a-1.plain.example")),
        ]);
        let reasons: Vec<_> =
            endpoints.tests.iter().filter_map(|case| case.outdated.as_deref()).collect();
        assert_eq!(
            reasons,
            [
                "the case expects https://us-a-1.dual.example; with these partitions the rules \
                 give an error: no \"dual-stack\"",
                "the case expects https://us-a-1.old.example; with these partitions the rules \
                 give an error: no \"dual-stack\"",
                "the case expects https://us-a-1.old.example; with these partitions the rules \
                 give https://us-a-1.plain.example",
                "the case expects https://us-a-1.plain.example; with these partitions the rules \
                 give other headers or properties",
            ]
        );
    }

    #[test]
    fn a_case_that_contradicts_the_rules_is_not() {
        let endpoints = with_cases(&[
            // The way to what the rules give leads through no partition.
            (json!({}), json!({"error": "nowhere"})),
            (json!({}), url("https://us-a-1.plain.example")),
            // It does, and whatever the partition is like, the case fails.
            (json!({"Region": "us-a-1", "Dual": true}), json!({"error": "not so"})),
            (json!({"Region": "us-a-1"}), json!({"error": "no \"dual-stack\""})),
            (json!({"Region": "us-a-1"}), url("https://us-a-2.plain.example")),
            (json!({"Region": "us-a-1"}), url("https://us-a-1.plain.example/path")),
            (json!({"Region": "us-a-1"}), url("https://us-a-1.more.plain.example")),
            // What the rules give is not known.
            (json!({"Region": "us-a-1", "Url": "?"}), url("https://us-a-1.old.example")),
            // The case passes.
            (json!({"Region": "us-a-1"}), url("https://us-a-1.plain.example")),
        ]);
        assert_eq!(endpoints.tests.len(), 9);
        assert!(endpoints.tests.iter().all(|case| case.outdated.is_none()));
    }

    /// The crates of these models show that their cases pass.
    #[test]
    fn cases_that_pass_are_evaluated_as_they_expect() {
        let partitions = include_str!("../../../model/partitions.json");
        let told = |model| {
            let endpoints = endpoints_of(model, partitions);
            let cases = endpoints.tests.iter().filter(|case| case.outdated.is_none());
            let told = cases.filter_map(|case| {
                let given = evaluate(&endpoints, &case.params, &PartitionOutputs::clone)?;
                assert_eq!(given, case.expect);
                Some(given)
            });
            told.count()
        };
        let told = [
            told(include_str!("../../tests/models/endpoint_rules.json")),
            told(include_str!("../../tests/models/endpoint_diagram.json")),
            told(include_str!("../../tests/models/endpoint_functions.json")),
            told(include_str!("../../../model/ivschat.json")),
        ];
        assert_eq!(told, [5, 2, 13, 23]);
    }
}
