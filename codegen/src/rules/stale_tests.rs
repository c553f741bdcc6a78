//! Stale test cases: cases of endpoint rules that were written for older partitions.
//!
//! The features and domains of AWS partitions change, but published models keep their test cases. A
//! stale case does not show a defect of the rules. A case that fails for every choice of partition
//! metadata does.

use super::evaluate::{Assumption, evaluate};
use crate::ir::{Argument, Endpoints, Expectation, ExpectedEndpoint, PartitionOutputs};
use proc_macro2::Ident;

/// A placeholder for the domain of a partition. The text of a rule cannot contain it.
const DOMAIN: &str = "\0";

/// Returns the reason why a test case is stale: it fails now, but passes for other metadata of the
/// partition. `None` if the case is not stale.
pub(crate) fn stale_reason(
    endpoints: &Endpoints,
    arguments: &[(Ident, Argument)],
    expected: &Expectation,
) -> Option<String> {
    let result_with = |assumption: Assumption<'_>| evaluate(endpoints, arguments, assumption);
    let actual = result_with(&PartitionOutputs::clone)?;
    if actual == *expected {
        return None;
    }
    let flags = [(false, false), (false, true), (true, false), (true, true)];
    let passes_with = |(supports_fips, supports_dual_stack)| {
        let flags = |was: &PartitionOutputs| PartitionOutputs {
            supports_fips,
            supports_dual_stack,
            ..was.clone()
        };
        let in_domain = |domain: &str| {
            result_with(&|was| PartitionOutputs {
                dns_suffix: domain.to_owned(),
                dual_stack_dns_suffix: domain.to_owned(),
                ..flags(was)
            })
        };
        let passes = |result: Option<Expectation>| result.as_ref() == Some(expected);
        passes(result_with(&flags))
            || in_domain(DOMAIN)
                .and_then(|result| expected_domain(expected, &result))
                .is_some_and(|domain| !is_within(domain, endpoints) && passes(in_domain(domain)))
    };
    flags.into_iter().any(passes_with).then(|| reason(expected, &actual))
}

/// Returns the domain that a test case expects where the actual URL has [`DOMAIN`].
fn expected_domain<'a>(expected: &'a Expectation, actual: &Expectation) -> Option<&'a str> {
    let (Expectation::Endpoint(expected), Expectation::Endpoint(actual)) = (expected, actual)
    else {
        return None;
    };
    let (before, after) = actual.url.split_once(DOMAIN)?;
    let domain = expected.url.strip_prefix(before)?.strip_suffix(after)?;
    let is_domain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    domain.chars().all(is_domain).then_some(domain)
}

/// Returns true if `domain` is a subdomain of a partition's domain. Such a domain cannot belong to
/// a partition itself.
fn is_within(domain: &str, endpoints: &Endpoints) -> bool {
    let outputs = endpoints.partitions.iter().map(|partition| &partition.outputs);
    let mut known = outputs.flat_map(|of| [&of.dns_suffix, &of.dual_stack_dns_suffix]);
    known.any(|known| domain.strip_suffix(known.as_str()).is_some_and(|rest| rest.ends_with('.')))
}

fn reason(expected: &Expectation, actual: &Expectation) -> String {
    let gives = match (expected, actual) {
        (Expectation::Error(_), Expectation::Error(error)) => format!("another: {error}"),
        (_, Expectation::Error(error)) => format!("an error: {error}"),
        (Expectation::Endpoint(expected), Expectation::Endpoint(actual))
            if expected.url == actual.url =>
        {
            "other headers or properties".to_owned()
        }
        (_, Expectation::Endpoint(actual)) => actual.url.clone(),
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

    fn compile(model: &str, partitions: &str) -> Endpoints {
        let mut problems = Diagnostics::default();
        let partitions = SourceFile { name: "partitions.json", content: partitions };
        let model = Model::parse(model, &mut problems).expect("a model");
        let (id, _, traits) = model.services().next().expect("a service");
        let endpoints = endpoints(id, traits, partitions, &mut problems);
        problems.into_result(endpoints).expect("endpoints")
    }

    /// Compiles test cases for a partition without dual-stack endpoints.
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
        compile(&model.to_string(), &partitions.to_string())
    }

    fn url(url: &str) -> Json {
        json!({"endpoint": {"url": url}})
    }

    #[test]
    fn case_that_passes_with_other_partition_metadata_is_stale() {
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
    fn case_that_contradicts_the_rules_is_not_stale() {
        let endpoints = with_cases(&[
            // The result does not depend on a partition.
            (json!({}), json!({"error": "nowhere"})),
            (json!({}), url("https://us-a-1.plain.example")),
            // The result depends on a partition, but the case fails for all metadata.
            (json!({"Region": "us-a-1", "Dual": true}), json!({"error": "not so"})),
            (json!({"Region": "us-a-1"}), json!({"error": "no \"dual-stack\""})),
            (json!({"Region": "us-a-1"}), url("https://us-a-2.plain.example")),
            (json!({"Region": "us-a-1"}), url("https://us-a-1.plain.example/path")),
            (json!({"Region": "us-a-1"}), url("https://us-a-1.more.plain.example")),
            // The evaluator does not support `parseURL`.
            (json!({"Region": "us-a-1", "Url": "?"}), url("https://us-a-1.old.example")),
            // The case passes.
            (json!({"Region": "us-a-1"}), url("https://us-a-1.plain.example")),
        ]);
        assert_eq!(endpoints.tests.len(), 9);
        assert!(endpoints.tests.iter().all(|case| case.outdated.is_none()));
    }

    /// The generated crates of these models run the same cases, which pass.
    #[test]
    fn passing_case_is_evaluated_to_its_expectation() {
        let partitions = include_str!("../../../model/partitions.json");
        let count_evaluated = |model| {
            let endpoints = compile(model, partitions);
            let cases = endpoints.tests.iter().filter(|case| case.outdated.is_none());
            let results = cases.filter_map(|case| {
                let actual = evaluate(&endpoints, &case.params, &PartitionOutputs::clone)?;
                assert_eq!(actual, case.expect);
                Some(actual)
            });
            results.count()
        };
        let counts = [
            count_evaluated(include_str!("../../tests/models/endpoint_rules.json")),
            count_evaluated(include_str!("../../tests/models/endpoint_diagram.json")),
            count_evaluated(include_str!("../../tests/models/endpoint_functions.json")),
            count_evaluated(include_str!("../../../model/ivschat.json")),
        ];
        assert_eq!(counts, [5, 2, 13, 23]);
    }
}
