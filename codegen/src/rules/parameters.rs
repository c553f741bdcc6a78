//! The parameters of endpoint rules.

use crate::commonmark::normalize::{blocks, code_span};
use crate::ir::{Binding, BuiltIn, Docs, Literal, Member, Nullability, Type};
use crate::rust::names::{field_name, ident, marker_name, option_setter_name};
use crate::rust::unique_names::UniqueNames;
use proc_macro2::Ident;
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The properties that `smithy.rules#endpointRuleSet` and `#endpointBdd` share.
#[derive(Default, Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct RuleSet {
    pub parameters: BTreeMap<String, Parameter>,
}

/// A parameter of the endpoint rules, as JSON.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub(crate) struct Parameter {
    built_in: Option<String>,
    default: Option<Json>,
    documentation: Option<String>,
    #[serde(default)]
    required: bool,
    #[serde(rename = "type")]
    ty: String,
}

/// The compiled parameters of a rule set or BDD.
#[derive(Default)]
pub(crate) struct Parameters {
    pub members: Vec<Member>,
    pub built_ins: Vec<(Ident, BuiltIn)>,
    /// The required parameters without a default value.
    pub required: Vec<(Ident, String)>,
}

/// Compiles the parameters. Reports the name of a parameter that is not supported, and the reason.
pub(crate) fn compile_parameters(
    json: &BTreeMap<String, Parameter>,
    refuse: &mut dyn FnMut(&str, &str),
) -> Parameters {
    let mut parameters = Parameters::default();
    let mut fields = UniqueNames::default();
    for (name, parameter) in json {
        match member(name, parameter, &mut fields) {
            Ok((member, built_in)) => {
                let built_in = built_in.map(|built_in| (member.ident.clone(), built_in));
                parameters.built_ins.extend(built_in);
                if parameter.required && member.nullability == Nullability::Optional {
                    parameters.required.push((member.ident.clone(), name.clone()));
                }
                parameters.members.push(member);
            }
            Err(problem) => refuse(name, &problem),
        }
    }
    for member in &mut parameters.members {
        let setter = fields.unique(option_setter_name(&member.snake_name()));
        member.option_setter = ident(&setter);
    }
    parameters
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
    let nullability = match &parameter.default {
        None => Nullability::Optional,
        Some(default) => match self::default(default, &ty) {
            Some(literal) => Nullability::Default(literal),
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
        option_setter: ident(&option_setter_name(&field)),
        json_name: name.to_owned(),
        required_in_json: false,
        docs: Docs(docs),
        deprecation: None,
        notes: Vec::new(),
        ty,
        nullability,
        sensitive: false,
        is_recursive: false,
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
