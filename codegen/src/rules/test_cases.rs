//! The test cases of endpoint rules, `smithy.rules#endpointTests`.

use super::stale_tests::stale_reason;
use super::syntax::read;
use crate::commonmark::normalize::{blocks, code_span};
use crate::ir::{
    Argument, Docs, EndpointTest, Endpoints, Expectation, ExpectedEndpoint, Member, Type,
};
use crate::rust::names::{ident, test_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::Traits;
use crate::smithy::traits::{EndpointTests, Trait};
use proc_macro2::Ident;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
struct Tests {
    #[serde(default)]
    test_cases: Vec<TestCase>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct TestCase {
    documentation: Option<String>,
    #[serde(default)]
    params: BTreeMap<String, Json>,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Expect {
    error: Option<String>,
    endpoint: Option<ExpectedJson>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct ExpectedJson {
    url: String,
    #[serde(default)]
    headers: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    properties: Map<String, Json>,
}

/// The most test cases that are checked for staleness. Each check may evaluate all rules.
const MAX_EVALUATED: usize = 1000;

/// Compiles the test cases of a service.
pub(crate) fn compile_tests(
    traits: &Traits,
    endpoints: &Endpoints,
    refuse: &mut dyn FnMut(String, &str),
) -> Vec<EndpointTest> {
    let tests = traits.get();
    let tests: Option<Tests> =
        tests.and_then(|EndpointTests(json)| read(&json, EndpointTests::ID, refuse));
    let mut idents = UniqueNames::default();
    let mut cases = Vec::new();
    for case in tests.unwrap_or_default().test_cases {
        let title = case.documentation.unwrap_or_else(|| "a case without a name".to_owned());
        let expect = match (case.expect.error, case.expect.endpoint) {
            (Some(error), _) => Expectation::Error(error),
            (None, Some(endpoint)) => Expectation::Endpoint(endpoint.into()),
            (None, None) => {
                let problem = format!("the endpoint test {title:?} expects nothing");
                refuse(problem, "add an `endpoint` or an `error` to its `expect`");
                continue;
            }
        };
        if let Expectation::Endpoint(ExpectedEndpoint { headers, properties, .. }) = &expect
            && !(endpoints.detailed || headers.is_empty() && properties.is_none())
        {
            refuse(
                format!("the endpoint test {title:?} expects headers or properties"),
                "remove them: no rule of the service has headers or properties",
            );
        }
        let params = arguments(&case.params, &endpoints.params.members).unwrap_or_else(|name| {
            refuse(
                format!("the endpoint test {title:?} has a wrong parameter `{name}`"),
                "use a parameter of the endpoint rules, with a value of its type",
            );
            Vec::new()
        });
        let is_evaluated = cases.len() < MAX_EVALUATED;
        cases.push(EndpointTest {
            ident: ident(&idents.unique(test_name(&title))),
            docs: Docs(blocks(&title, &code_span)),
            outdated: is_evaluated.then(|| stale_reason(endpoints, &params, &expect)).flatten(),
            params,
            expect,
        });
    }
    cases
}

impl From<ExpectedJson> for ExpectedEndpoint {
    fn from(json: ExpectedJson) -> Self {
        let headers = json
            .headers
            .into_iter()
            .flat_map(|(name, values)| values.into_iter().map(move |value| (name.clone(), value)));
        ExpectedEndpoint {
            url: json.url,
            headers: headers.collect(),
            properties: (!json.properties.is_empty())
                .then(|| Json::Object(json.properties).to_string()),
        }
    }
}

/// Converts the parameters of a test case. Returns the name of the first that is wrong.
fn arguments<'a>(
    params: &'a BTreeMap<String, Json>,
    members: &[Member],
) -> Result<Vec<(Ident, Argument)>, &'a str> {
    let argument = |(name, value): (&'a String, &Json)| {
        let member = members.iter().find(|member| member.name == *name);
        let value = member.and_then(|member| argument(value, &member.ty));
        member.zip(value).map(|(member, value)| (member.ident.clone(), value)).ok_or(name.as_str())
    };
    params.iter().map(argument).collect()
}

/// Converts a value to an argument for a parameter of type `ty`. `None` if the types differ.
pub(crate) fn argument(value: &Json, ty: &Type) -> Option<Argument> {
    match (value, ty) {
        (Json::String(text), Type::String) => Some(Argument::Text(text.clone())),
        (Json::Bool(value), Type::Bool) => Some(Argument::Bool(*value)),
        (Json::Array(values), Type::List(_)) => {
            let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map(Argument::Texts)
        }
        _ => None,
    }
}
