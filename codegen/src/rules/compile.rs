//! The compiler of endpoint rules: parameters, rules and test cases.

use super::bdd::{BddJson, RESULTS, compile_bdd};
use super::partitions;
use super::scope::Scope;
use super::syntax::read;
use super::test_cases::compile_tests;
use super::tree::{RuleJson, compile_rules};
use crate::commonmark::normalize::{blocks, code_span};
use crate::diagnostic::{Code, Diagnostics, SourceFile, reason};
use crate::ir::{
    Binding, BuiltIn, Diagram, Docs, Endpoints, Literal, Member, Presence, Rule, Rules, Structure,
    Type,
};
use crate::rust::names::{field_name, ident, marker_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::id;
use crate::smithy::{ShapeId, Traits};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The properties that `smithy.rules#endpointRuleSet` and `#endpointBdd` share.
#[derive(Default, Deserialize)]
#[serde(expecting = "an object")]
struct RuleSet {
    parameters: BTreeMap<String, Parameter>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
struct Parameter {
    built_in: Option<String>,
    default: Option<Json>,
    documentation: Option<String>,
    #[serde(default)]
    required: bool,
    #[serde(rename = "type")]
    ty: String,
}

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
    let is_bdd = !traits.has(id::ENDPOINT_RULE_SET) && traits.has(id::ENDPOINT_BDD);
    let trait_id = if is_bdd { id::ENDPOINT_BDD } else { id::ENDPOINT_RULE_SET };
    let refusal = |problem: String, remedy: &str| {
        Code::Endpoint.shape(service, problem, remedy).about(trait_id)
    };
    let json: Json = traits.get(trait_id).unwrap_or_else(without_rules);
    let rule_set: Option<RuleSet> =
        read(&json, trait_id, &mut |problem, remedy| problems.push(refusal(problem, remedy)));

    let mut members = Vec::new();
    let mut built_ins = Vec::new();
    let mut required = Vec::new();
    let mut fields = UniqueNames::default();
    let known = rule_set.is_some();
    for (name, parameter) in &rule_set.unwrap_or_default().parameters {
        match member(name, parameter, &mut fields) {
            Ok((member, built_in)) => {
                built_ins.extend(built_in.map(|built_in| (member.ident.clone(), built_in)));
                if parameter.required && member.presence == Presence::Optional {
                    required.push((member.ident.clone(), name.clone()));
                }
                members.push(member);
            }
            Err(problem) => {
                let problem = format!("the endpoint parameter `{name}` {problem}");
                problems.push(refusal(problem, REMOVE_RULES).about("parameters").about(name));
            }
        }
    }
    let mut scope = Scope::new(&members, if is_bdd { &[] } else { &required });
    let mut refuse =
        |problem: String, remedy: &str| problems.push(refusal(problem, remedy).about("rules"));
    let rules = if !known {
        None
    } else if is_bdd {
        let bdd = read_rules(&json, &mut refuse, |json: BddJson| compile_bdd(&json, &mut scope));
        bdd.map(simplify)
    } else {
        let rules = read_rules(&json, &mut refuse, |json: RulesJson| {
            compile_rules(&json.rules, &mut scope)
        });
        rules.map(Rules::Tree)
    };
    let mut endpoints = Endpoints {
        params: Structure {
            ident: ident("Params"),
            module: ident("endpoint"),
            docs: Docs(vec!["The parameters of the endpoint rules.".to_owned()]),
            deprecation: None,
            members,
            camel_case: false,
            in_responses: false,
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
    endpoints.tests = compile_tests(traits, &endpoints, &mut |problem, remedy| {
        let problem = Code::Endpoint.shape(service, problem, remedy);
        problems.push(problem.about(id::ENDPOINT_TESTS));
    });
    endpoints
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
fn simplify(mut diagram: Diagram) -> Rules {
    if !diagram.conditions.is_empty() && !diagram.results.is_empty() {
        return Rules::Diagram(diagram);
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

/// Lowers a parameter to a member of `Params`, with the built-in that provides its value.
fn member(
    name: &str,
    parameter: &Parameter,
    fields: &mut UniqueNames,
) -> Result<(Member, Option<BuiltIn>), String> {
    if !crate::smithy::is_identifier(name) {
        return Err("has a name that is not an identifier".to_owned());
    }
    let ty = match parameter.ty.to_lowercase().as_str() {
        "string" => Type::String,
        "boolean" => Type::Bool,
        "stringarray" => Type::List(Box::new(Type::String)),
        ty => return Err(format!("has the type `{ty}`, which is not supported")),
    };
    let presence = match &parameter.default {
        None => Presence::Optional,
        Some(default) => match self::default(default, &ty) {
            Some(literal) => Presence::Default(literal),
            None => {
                let ty = &parameter.ty;
                return Err(format!("has the type `{ty}`, but the default {default}"));
            }
        },
    };
    let built_in = match (parameter.built_in.as_deref(), &ty) {
        (None, _) => None,
        (Some("AWS::Region"), Type::String) => Some(BuiltIn::Region),
        (Some("AWS::UseFIPS"), Type::Bool) => Some(BuiltIn::UseFips),
        (Some("AWS::UseDualStack"), Type::Bool) => Some(BuiltIn::UseDualStack),
        (Some("SDK::Endpoint"), Type::String) => Some(BuiltIn::Endpoint),
        // No setting of this client provides such a parameter: it keeps its default.
        (Some(other), _) if is_of_other_services(other) => None,
        (Some(other), _) => {
            return Err(format!("has the built-in `{other}`, which is not supported"));
        }
    };
    let field = match field_name(name) {
        // The generated `resolve` function has a variable and a module of these names.
        field if ["params", "partition"].contains(&&*field) => field + "_value",
        field => field,
    };
    let field = fields.unique(field);
    let text = parameter.documentation.clone().unwrap_or_default();
    let mut docs = blocks(&text, &code_span);
    if docs.is_empty() {
        docs.push(format!("The parameter {}.", code_span(name)));
    }
    let member = Member {
        name: name.to_owned(),
        marker: ident(&marker_name(&field)),
        ident: ident(&field),
        json_name: name.to_owned(),
        rename: None,
        docs: Docs(docs),
        deprecation: None,
        notes: Vec::new(),
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

/// Returns the default value of a parameter. `None` if the value does not have the type.
fn default(json: &Json, ty: &Type) -> Option<Literal> {
    match (json, ty) {
        (Json::Bool(false), Type::Bool) => Some(Literal::Empty),
        (Json::Bool(true), Type::Bool) => Some(Literal::Bool(true)),
        (Json::String(text), Type::String) if text.is_empty() => Some(Literal::Empty),
        (Json::String(text), Type::String) => Some(Literal::Text(text.clone())),
        (Json::Array(values), Type::List(_)) if values.is_empty() => Some(Literal::Empty),
        (Json::Array(values), Type::List(_)) => {
            let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map(Literal::Texts)
        }
        _ => None,
    }
}

/// Returns true if a built-in is a setting that only the clients of some other services have.
fn is_of_other_services(built_in: &str) -> bool {
    let namespaces = ["AWS::Auth::", "AWS::S3::", "AWS::S3Control::", "AWS::STS::"];
    namespaces.iter().any(|namespace| built_in.starts_with(namespace))
}
