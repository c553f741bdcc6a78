//! What operations and clients say of endpoints: parameters and the prefix of the host.

use super::context_paths;
use crate::commonmark::normalize::{blocks, code_span};
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{
    CallParam, Docs, Endpoints, Member, Named, ParamSource, Presence, Segment, Setting, Structure,
    Text, Type, TypeDef,
};
use crate::lower::closure::Closure;
use crate::lower::docs;
use crate::rules::test_cases::argument;
use crate::rust::names::{config_method, ident, type_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::endpoint::OperationContextParam;
use crate::smithy::traits::{
    ClientContextParams, ContextParam, Endpoint, HostLabel, OperationContextParams,
    StaticContextParams, Trait,
};
use crate::smithy::{self, ShapeId, Traits};

/// Adds the parameters that are settings of the client.
pub(crate) fn settings(
    service: &ShapeId,
    traits: &Traits,
    endpoints: &mut Endpoints,
    problems: &mut Diagnostics,
) {
    let settings = traits.get().map(|ClientContextParams(settings)| settings);
    let (mut methods, mut markers) = (UniqueNames::default(), UniqueNames::default());
    for (name, setting) in settings.unwrap_or_default() {
        let fits = |ty: &Type| match ty {
            Type::String => setting.ty.eq_ignore_ascii_case("string"),
            Type::Bool => setting.ty.eq_ignore_ascii_case("boolean"),
            _ => false,
        };
        let param = endpoints.params.member(&name).filter(|param| fits(&param.ty));
        let Some(param) = param else {
            let problem = misfit(&name, endpoints);
            let remedy =
                "name a parameter of the endpoint rules, with its type: a string or a boolean";
            let problem = Code::Endpoint.shape(service, problem, remedy);
            problems.push(problem.about(ClientContextParams::ID).about(&name));
            continue;
        };
        let mut docs = blocks(&setting.documentation.unwrap_or_default(), &code_span);
        if docs.is_empty() {
            docs.push(docs::fallback("The endpoint parameter", &name));
        }
        let method = methods.unique(config_method(&name));
        endpoints.settings.push(Setting {
            marker: ident(&markers.unique(format!("{}Setting", type_name(&method)))),
            ident: ident(&method),
            docs: Docs(docs),
            ty: param.ty.clone(),
            param: param.ident.clone(),
            optional: param.presence == Presence::Optional,
        });
    }
}

/// The endpoint parameters that an operation gives, the more specific ones behind the others.
pub(crate) fn params(
    closure: &Closure<'_>,
    operation: (&ShapeId, &smithy::Operation),
    input: &Structure,
    types: &[TypeDef],
    endpoints: &Endpoints,
    problems: &mut Diagnostics,
) -> Vec<CallParam> {
    let (operation, shape) = operation;
    let param = |param: &Member, source| CallParam {
        param: param.ident.clone(),
        optional: param.presence == Presence::Optional,
        source,
    };
    let mut params = Vec::new();
    let traits = &closure.model.shape(operation).traits;
    let paths = traits.get().map(|OperationContextParams(paths)| paths);
    for (name, OperationContextParam { path }) in paths.unwrap_or_default() {
        let found = endpoints.params.member(&name).ok_or_else(|| "is of no parameter".to_owned());
        let found = found.and_then(|found| match context_paths::path(&path, input, types)? {
            (path, ty) if fits(&ty, &found.ty) => Ok(param(found, ParamSource::Path(path))),
            _ => Err("leads to another type than the parameter has".to_owned()),
        });
        match found {
            Ok(found) => params.push(found),
            Err(problem) => {
                let problem =
                    format!("the path {path:?} of the endpoint parameter `{name}` {problem}");
                let remedy = "lead to the parameter with members, one `[*]`, or `keys(..)`, or add \
                              the support";
                let problem = Code::Endpoint.shape(operation, problem, remedy);
                problems.push(problem.about(OperationContextParams::ID).about(&name));
            }
        }
    }
    let owner = &shape.input;
    for shape in closure.members(owner) {
        let Some(context) = shape.traits.get::<ContextParam>() else { continue };
        let found = endpoints.params.member(&context.name);
        match (found, input.member(&shape.name)) {
            (Some(found), Some(member)) if fits(&member.ty, &found.ty) => {
                params.push(param(found, source(member)));
            }
            _ => {
                let name = &context.name;
                let problem = misfit(name, endpoints);
                let remedy = "name a parameter of the endpoint rules, with the member's type";
                let problem = Code::Endpoint.member(owner, &shape.name, problem, remedy);
                problems.push(problem.about(ContextParam::ID));
            }
        }
    }
    let fixed = traits.get().map(|StaticContextParams(fixed)| fixed);
    for (name, fixed) in fixed.unwrap_or_default() {
        let found = endpoints.params.member(&name);
        match found.and_then(|found| Some((found, argument(&fixed.value, &found.ty)?))) {
            Some((found, value)) => params.push(param(found, ParamSource::Static(value))),
            None => {
                let problem = misfit(&name, endpoints);
                let remedy = "name a parameter of the endpoint rules, with a value of its type";
                let problem = Code::Endpoint.shape(operation, problem, remedy);
                problems.push(problem.about(StaticContextParams::ID).about(&name));
            }
        }
    }
    params
}

/// Why something is not the endpoint parameter of a name.
fn misfit(name: &str, endpoints: &Endpoints) -> String {
    match endpoints.params.member(name) {
        Some(_) => format!("the endpoint parameter `{name}` is of another type"),
        None => format!("the endpoint rules have no parameter `{name}`"),
    }
}

/// Whether a value of the input can be that of a parameter.
fn fits(value: &Type, param: &Type) -> bool {
    match (value, param) {
        (Type::List(value), Type::List(param)) => fits(value, param),
        _ => value == param || (is_enum(value) && *param == Type::String),
    }
}

fn is_enum(ty: &Type) -> bool {
    matches!(ty, Type::Named(Named::Enum, _))
}

fn source(member: &Member) -> ParamSource {
    ParamSource::Member {
        field: member.ident.clone(),
        optional: member.presence == Presence::Optional,
        ty: member.ty.clone(),
    }
}

/// What goes before the host of the endpoint.
pub(crate) fn host_prefix(
    closure: &Closure<'_>,
    operation: &ShapeId,
    shape: &smithy::Operation,
    input: &Structure,
    problems: &mut Diagnostics,
) -> Vec<Segment> {
    let traits = &closure.model.shape(operation).traits;
    let endpoint: Option<Endpoint> = traits.get();
    let labels: Vec<_> = closure.members(&shape.input);
    let labels = labels.into_iter().filter(|member| member.traits.has::<HostLabel>());
    let labels: Vec<_> = labels.filter_map(|member| input.member(&member.name)).collect();
    let prefix = endpoint.map(|endpoint| endpoint.host_prefix).unwrap_or_default();
    let label = |name: &str| labels.iter().find(|member| member.name == name).copied();
    let parts = host_prefix_parts(&prefix, label).unwrap_or_else(|problem| {
        let problem = format!("the host prefix {prefix:?} {problem}");
        let remedy = "write letters, digits, dashes, dots, and names of members with \
                      `smithy.api#hostLabel` in braces";
        problems.push(Code::Endpoint.shape(operation, problem, remedy).about(Endpoint::ID));
        Vec::new()
    });
    for member in &labels {
        let mut refuse = |problem: &str, remedy| {
            let problem = Code::Endpoint.member(&shape.input, &member.name, problem, remedy);
            problems.push(problem.about(HostLabel::ID));
        };
        let is_string = matches!(member.ty, Type::String | Type::Named(Named::Enum, _));
        if member.presence != Presence::Required || !is_string {
            let remedy = "make the member a string, and mark it with `smithy.api#required`";
            refuse("the member is a label of the host, and not a required string", remedy);
        }
        let is_label = |part: &&Segment| matches!(part, Segment::Label { field, .. } if *field == member.ident);
        if parts.iter().filter(is_label).count() != 1 {
            let problem =
                format!("`{{{}}}` is not once in the host prefix {prefix:?}", member.name);
            refuse(&problem, "put it there, or take `smithy.api#hostLabel` from the member");
        }
    }
    parts
}

/// The parts of a prefix like `{label}.data-`, or what is wrong with it.
fn host_prefix_parts<'a>(
    prefix: &str,
    label: impl Fn(&str) -> Option<&'a Member>,
) -> Result<Vec<Segment>, String> {
    let literal = |text: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
        match text.chars().find(|c| !allowed(*c)) {
            None => Ok(Segment::Literal(text.to_owned())),
            Some(c) => Err(format!("has the character {c:?}")),
        }
    };
    let mut parts = Vec::new();
    let mut rest = prefix;
    while let Some((before, tail)) = rest.split_once('{') {
        if !before.is_empty() {
            parts.push(literal(before)?);
        }
        let (name, tail) = tail.split_once('}').ok_or("has a brace that is not closed")?;
        let member = label(name).ok_or_else(|| format!("has the label {name:?}, which is none"))?;
        parts.push(Segment::label(member.ident.clone(), Text::Plain, false));
        rest = tail;
    }
    if !rest.is_empty() {
        parts.push(literal(rest)?);
    }
    Ok(parts)
}
