//! Endpoints: the parameters, the rules and their test cases.

use super::docs;
use super::endpoint_rules::{Scope, rules};
use super::markdown::{blocks, code_span};
use super::names::{self, field_name, ident, marker_name, snake_name};
use super::partitions::partitions;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{
    Argument, Binding, BuiltIn, Docs, EndpointTest, Endpoints, Expectation, Literal, Member,
    Presence, Structure, Type,
};
use crate::smithy::traits::id;
use crate::smithy::{Model, ShapeId, Traits};
use proc_macro2::Ident;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The metadata of a model that tells why test cases contradict the partitions, by documentation.
const OUTDATED: &str = "codegen.outdatedEndpointTests";

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct RuleSet {
    parameters: BTreeMap<String, Parameter>,
    rules: Json,
}

impl RuleSet {
    /// What stands for the rules of a service that has none: the caller says where it is.
    fn without_rules() -> Self {
        let endpoint = Parameter {
            built_in: Some("SDK::Endpoint".to_owned()),
            default: None,
            documentation: Some("URL of the service.".to_owned()),
            ty: "string".to_owned(),
        };
        let name = "Endpoint";
        let rules = serde_json::json!([
            {
                "conditions": [{"fn": "isSet", "argv": [{"ref": name}]}],
                "endpoint": {"url": {"ref": name}},
            },
            {"error": "the service has no endpoints of its own: set an endpoint URL"},
        ]);
        RuleSet { parameters: BTreeMap::from([(name.to_owned(), endpoint)]), rules }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
struct Parameter {
    built_in: Option<String>,
    default: Option<Json>,
    documentation: Option<String>,
    #[serde(rename = "type")]
    ty: String,
}

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
    endpoint: Option<ExpectedEndpoint>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct ExpectedEndpoint {
    url: String,
}

/// How the endpoints of a service are found.
pub(super) fn endpoints(
    model: &Model,
    service: &ShapeId,
    traits: &Traits,
    partitions_json: &str,
    problems: &mut Diagnostics,
) -> Endpoints {
    let mut refuse = |problem: String, remedy: &str| {
        problems.push(Diagnostic::shape(service, problem, remedy));
    };
    let rule_set: Option<RuleSet> = read(traits, id::ENDPOINT_RULE_SET, &mut refuse);
    let tests: Option<Tests> = if traits.has(id::ENDPOINT_TESTS) {
        read(traits, id::ENDPOINT_TESTS, &mut refuse)
    } else {
        None
    };
    let rule_set = rule_set.unwrap_or_else(RuleSet::without_rules);

    let mut members = Vec::new();
    let mut built_ins = Vec::new();
    for (name, parameter) in &rule_set.parameters {
        match member(name, parameter) {
            Ok((member, built_in)) => {
                built_ins.extend(built_in.map(|built_in| (member.ident.clone(), built_in)));
                members.push(member);
            }
            Err(problem) => refuse(
                format!("the endpoint parameter `{name}` {problem}"),
                "take the parameter out of the rule set, or add its support",
            ),
        }
    }
    let mut scope = Scope::new(&members);
    let rules = rules(&rule_set.rules, &mut scope, &mut refuse);
    let tests = tests.unwrap_or_default().test_cases;
    let tests = test_cases(model, tests, &members, &mut refuse);
    let partitions = partitions(partitions_json).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    });
    Endpoints {
        params: Structure {
            ident: ident("Params"),
            module: ident("endpoint"),
            docs: Docs(vec!["What an endpoint depends on.".to_owned()]),
            members,
            camel_case: false,
            in_responses: false,
            bounded: false,
        },
        built_ins,
        attributes: scope.into_attributes(),
        rules,
        partitions,
        tests,
    }
}

fn read<T: DeserializeOwned>(
    traits: &Traits,
    id: &str,
    refuse: &mut dyn FnMut(String, &str),
) -> Option<T> {
    let value: Json = traits.get(id)?;
    match T::deserialize(value) {
        Ok(value) => Some(value),
        Err(error) => {
            let problem = format!("`{id}` cannot be read: {error}");
            refuse(problem, "write it as the Smithy rules engine defines it");
            None
        }
    }
}

/// A parameter as a member of `Params`, and the setting that it is.
fn member(name: &str, parameter: &Parameter) -> Result<(Member, Option<BuiltIn>), String> {
    if !crate::smithy::is_identifier(name) {
        return Err("has a name that is not an identifier".to_owned());
    }
    let (ty, presence) = match (parameter.ty.to_lowercase().as_str(), &parameter.default) {
        ("string", None) => (Type::String, Presence::Optional),
        ("boolean", Some(Json::Bool(false))) => (Type::Bool, Presence::Default(Literal::Empty)),
        (ty, None) => {
            return Err(format!("is a `{ty}` without a default, which is not supported"));
        }
        (ty, Some(default)) => {
            return Err(format!("is a `{ty}` with the default {default}, which is not supported"));
        }
    };
    let built_in = match parameter.built_in.as_deref() {
        None => None,
        Some("AWS::Region") => Some(BuiltIn::Region),
        Some("AWS::UseFIPS") => Some(BuiltIn::UseFips),
        Some("AWS::UseDualStack") => Some(BuiltIn::UseDualStack),
        Some("SDK::Endpoint") => Some(BuiltIn::Endpoint),
        Some(other) => return Err(format!("is the setting `{other}`, which is not supported")),
    };
    let field = match field_name(name) {
        // These are names of `resolve` and of a module.
        field if ["params", "partition"].contains(&&*field) => field + "_value",
        field => field,
    };
    let text = parameter.documentation.clone().unwrap_or_default();
    let mut docs = blocks(&text, &code_span);
    if docs.is_empty() {
        docs.push(docs::fallback("The parameter", name));
    }
    let member = Member {
        name: name.to_owned(),
        marker: ident(&marker_name(&field)),
        ident: ident(&field),
        rename: None,
        docs: Docs(docs),
        ty,
        presence,
        sensitive: false,
        leads_back: false,
        is_token: false,
        requires_length: false,
        constraint: None,
        binding: Binding::Body,
    };
    Ok((member, built_in))
}

fn test_cases(
    model: &Model,
    cases: Vec<TestCase>,
    members: &[Member],
    refuse: &mut dyn FnMut(String, &str),
) -> Vec<EndpointTest> {
    let outdated = model.metadata(OUTDATED);
    let mut idents = names::Scope::default();
    let mut tests = Vec::new();
    for case in cases {
        let title = case.documentation.unwrap_or_else(|| "a case without a name".to_owned());
        let expect = match (case.expect.error, case.expect.endpoint) {
            (Some(error), _) => Expectation::Error(error),
            (None, Some(endpoint)) => Expectation::Url(endpoint.url),
            (None, None) => {
                let problem = format!("the endpoint test {title:?} expects nothing");
                refuse(problem, "let it expect an `endpoint` or an `error`");
                continue;
            }
        };
        let params = arguments(&case.params, members).unwrap_or_else(|name| {
            refuse(
                format!("the endpoint test {title:?} has a parameter `{name}` that does not fit"),
                "name a parameter of the rule set, with a value of its type",
            );
            Vec::new()
        });
        let reason = outdated.and_then(|outdated| outdated.get(&title)).and_then(Json::as_str);
        tests.push(EndpointTest {
            ident: ident(&idents.unique(snake_name(&title))),
            docs: Docs(blocks(&title, &code_span)),
            params,
            expect,
            outdated: reason.map(str::to_owned),
        });
    }
    tests
}

fn arguments<'a>(
    params: &'a BTreeMap<String, Json>,
    members: &[Member],
) -> Result<Vec<(Ident, Argument)>, &'a str> {
    let argument = |(name, value): (&'a String, &Json)| {
        let member = members.iter().find(|member| member.name == *name);
        match (member, value) {
            (Some(member), Json::String(text)) if member.ty == Type::String => {
                Ok((member.ident.clone(), Argument::Text(text.clone())))
            }
            (Some(member), Json::Bool(value)) if member.ty == Type::Bool => {
                Ok((member.ident.clone(), Argument::Bool(*value)))
            }
            _ => Err(name.as_str()),
        }
    };
    params.iter().map(argument).collect()
}
