//! Endpoints: the parameters, the rules and their test cases.

use super::bdd::{DiagramJson, RESULTS, diagram};
use super::partitions::partitions;
use super::scope::Scope;
use super::syntax::read;
use super::test_cases::test_cases;
use super::tree::{RuleJson, rules};
use crate::commonmark::normalize::{blocks, code_span};
use crate::diagnostic::{Code, Diagnostics, SourceFile, reason};
use crate::ir::{
    Absent, Binding, BuiltIn, Derive, Diagram, Docs, Endpoints, Literal, Member, Presence, Rule,
    Rules, SerdeForm, Structure, Type,
};
use crate::rust::names::{field_name, ident, marker_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::id;
use crate::smithy::{ShapeId, Traits};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Of `smithy.rules#endpointRuleSet` and `#endpointBdd` what they share.
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

/// How the endpoints of a service are found.
pub(crate) fn endpoints(
    service: &ShapeId,
    traits: &Traits,
    partitions_json: SourceFile<'_>,
    problems: &mut Diagnostics,
) -> Endpoints {
    let partitions = partitions(partitions_json).unwrap_or_else(|problem| {
        problems.push(problem.in_file(partitions_json.name));
        Vec::new()
    });
    // Where there are both, the rules read better.
    let in_diagram = !traits.has(id::ENDPOINT_RULE_SET) && traits.has(id::ENDPOINT_BDD);
    let trait_id = if in_diagram { id::ENDPOINT_BDD } else { id::ENDPOINT_RULE_SET };
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
                let remedy = "take the parameter out of the rule set, or add its support";
                problems.push(refusal(problem, remedy).about("parameters").about(name));
            }
        }
    }
    let mut scope = Scope::new(&members, if in_diagram { &[] } else { &required });
    let mut refuse =
        |problem: String, remedy: &str| problems.push(refusal(problem, remedy).about("rules"));
    let rules = if !known {
        None
    } else if in_diagram {
        let diagram =
            read_rules(&json, &mut refuse, |json: DiagramJson| self::diagram(&json, &mut scope));
        diagram.map(rules_of)
    } else {
        let rules =
            read_rules(&json, &mut refuse, |json: RulesJson| self::rules(&json.rules, &mut scope));
        rules.map(Rules::Tree)
    };
    let default = members.iter().all(Member::has_default).then_some(Derive::Default);
    let derives = [Derive::Clone, Derive::Debug].into_iter().chain(default);
    let derives = derives.chain([Derive::PartialEq]).collect();
    let mut endpoints = Endpoints {
        params: Structure {
            ident: ident("Params"),
            module: ident("endpoint"),
            docs: Docs(vec!["What an endpoint depends on.".to_owned()]),
            deprecation: None,
            derives,
            members,
            camel_case: false,
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
    endpoints.tests = test_cases(traits, &endpoints, &mut |problem, remedy| {
        let problem = Code::Endpoint.shape(service, problem, remedy);
        problems.push(problem.about(id::ENDPOINT_TESTS));
    });
    endpoints
}

/// The rules of a service that has none: its endpoint is the one that is configured.
fn without_rules() -> Json {
    let endpoint = json!({"ref": "Endpoint"});
    json!({
        "parameters": {
            "Endpoint": {
                "type": "string",
                "builtIn": "SDK::Endpoint",
                "documentation": "The URL of the endpoint, which does not follow from anything else.",
            },
        },
        "rules": [
            {
                "conditions": [{"fn": "isSet", "argv": [endpoint]}],
                "endpoint": {"url": endpoint},
            },
            {"error": "the service has no endpoint of its own: name one with `endpoint_url`"},
        ],
    })
}

/// The rules of a diagram, which is none if there is nothing to ask.
fn rules_of(mut diagram: Diagram) -> Rules {
    if !diagram.conditions.is_empty() && !diagram.results.is_empty() {
        return Rules::Diagram(diagram);
    }
    let result = usize::try_from(diagram.root - RESULTS - 1).ok();
    let result = result.filter(|place| *place < diagram.results.len());
    let outcome = result.map(|place| diagram.results.swap_remove(place));
    let rule = outcome.map(|outcome| Rule { conditions: Vec::new(), outcome });
    Rules::Tree(rule.into_iter().collect())
}

fn read_rules<T: DeserializeOwned, R>(
    json: &Json,
    refuse: &mut dyn FnMut(String, &str),
    lower: impl FnOnce(T) -> Result<R, String>,
) -> Option<R> {
    match T::deserialize(json) {
        Ok(json) => lower(json)
            .map_err(|problem| {
                refuse(
                    format!("the endpoint rules use {problem}"),
                    "add its support to the generator: endpoints would be wrong without",
                );
            })
            .ok(),
        Err(error) => {
            let problem = format!("the endpoint rules cannot be read: {}", reason(&error));
            refuse(problem, "write them as the Smithy rules engine defines them");
            None
        }
    }
}

/// A parameter as a member of `Params`, and the setting that it is.
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
        ty => return Err(format!("is of type `{ty}`, which is not supported")),
    };
    let presence = match &parameter.default {
        None => Presence::Optional,
        Some(default) => match self::default(default, &ty) {
            Some(literal) => Presence::Default(literal),
            None => {
                let ty = &parameter.ty;
                return Err(format!("is of type `{ty}`, which its default {default} does not fit"));
            }
        },
    };
    let built_in = match (parameter.built_in.as_deref(), &ty) {
        (None, _) => None,
        (Some("AWS::Region"), Type::String) => Some(BuiltIn::Region),
        (Some("AWS::UseFIPS"), Type::Bool) => Some(BuiltIn::UseFips),
        (Some("AWS::UseDualStack"), Type::Bool) => Some(BuiltIn::UseDualStack),
        (Some("SDK::Endpoint"), Type::String) => Some(BuiltIn::Endpoint),
        // Nothing in a configuration is one of these: clients of other services have such settings.
        (Some(other), _) if is_of_other_services(other) => None,
        (Some(other), _) => {
            return Err(format!("is the setting `{other}`, which is not supported"));
        }
    };
    let field = match field_name(name) {
        // These are names of `resolve` and of a module.
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
        serde: SerdeForm { absent: Absent::None, adapter: None },
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

/// Returns the default of a parameter, if it is a value of the type.
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

/// Whether a built-in is a setting that only other clients have.
fn is_of_other_services(built_in: &str) -> bool {
    let namespaces = ["AWS::Auth::", "AWS::S3::", "AWS::S3Control::", "AWS::STS::"];
    namespaces.iter().any(|namespace| built_in.starts_with(namespace))
}
