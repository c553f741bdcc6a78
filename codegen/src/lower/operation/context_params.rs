//! The endpoint parameters that clients and operations set.

use super::context_paths;
use super::draft::{Definitions, Draft};
use crate::commonmark::normalize::{blocks, code_span};
use crate::diagnostic::{Code, SourceFile};
use crate::ir::{
    CallParam, Docs, Endpoints, Member, Named, Nullability, ParamSource, Setting, Structure, Type,
};
use crate::lower::context::Lowering;
use crate::lower::docs::fallback;
use crate::rules::compile::endpoints;
use crate::rules::test_cases::argument;
use crate::rust::names::{config_method, ident, type_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy;
use crate::smithy::traits::endpoint::{
    ClientContextParam, OperationContextParam, StaticContextParam,
};
use crate::smithy::traits::{
    ClientContextParams, ContextParam, OperationContextParams, StaticContextParams, Trait,
};

impl Lowering<'_> {
    /// Lowers the endpoint rules, and the settings of the client that are endpoint parameters.
    pub(crate) fn endpoints(&self, partitions: SourceFile<'_>) -> Endpoints {
        let endpoints = self.with_diagnostics(|diagnostics| {
            endpoints(self.service.id, self.service.traits, partitions, diagnostics)
        });
        Endpoints { settings: self.settings(&endpoints.params), ..endpoints }
    }

    fn settings(&self, params: &Structure) -> Vec<Setting> {
        let settings = self.service.traits.get().map(|ClientContextParams(settings)| settings);
        let (mut methods, mut markers) = (UniqueNames::default(), UniqueNames::default());
        let setting = |(name, setting): (String, ClientContextParam)| {
            let fits = |ty: &Type| match ty {
                Type::String => setting.ty.eq_ignore_ascii_case("string"),
                Type::Bool => setting.ty.eq_ignore_ascii_case("boolean"),
                _ => false,
            };
            let Some(param) = params.member(&name).filter(|param| fits(&param.ty)) else {
                let problem = misfit(&name, params);
                let remedy =
                    "name a parameter of the endpoint rules, with its type: a string or a boolean";
                let problem = Code::Endpoint.shape(self.service.id, problem, remedy);
                self.report(problem.about(ClientContextParams::ID).about(&name));
                return None;
            };
            let mut docs = blocks(&setting.documentation.unwrap_or_default(), &code_span);
            if docs.is_empty() {
                docs.push(fallback("The endpoint parameter", &name));
            }
            let method = methods.unique(config_method(&name));
            Some(Setting {
                marker: ident(&markers.unique(format!("{}Setting", type_name(&method)))),
                ident: ident(&method),
                docs: Docs(docs),
                ty: param.ty.clone(),
                param: param.ident.clone(),
                optional: param.nullability == Nullability::Optional,
            })
        };
        settings.unwrap_or_default().into_iter().filter_map(setting).collect()
    }

    /// Lowers the endpoint parameters that an operation sets. A later one overrides earlier ones.
    pub(crate) fn endpoint_params(
        &self,
        draft: &Draft<'_>,
        definitions: &Definitions<'_>,
    ) -> Vec<CallParam> {
        let params = &definitions.endpoints.params;
        let mut found = self.operation_context_params(draft, definitions);
        found.extend(self.context_params(draft, params));
        found.extend(self.static_context_params(draft, params));
        found
    }

    /// Lowers `smithy.rules#operationContextParams`.
    fn operation_context_params(
        &self,
        draft: &Draft<'_>,
        definitions: &Definitions<'_>,
    ) -> Vec<CallParam> {
        let params = &definitions.endpoints.params;
        let paths = draft.traits.get().map(|OperationContextParams(paths)| paths);
        let param = |(name, OperationContextParam { path }): (String, _)| {
            let found = params
                .member(&name)
                .ok_or_else(|| "belongs to no parameter of the endpoint rules".to_owned());
            let found = found.and_then(|found| {
                match context_paths::path(&path, &draft.input, &definitions.types)? {
                    (path, ty) if fits(&ty, &found.ty) => {
                        Ok(call_param(found, ParamSource::Path(path)))
                    }
                    _ => Err("has a value of another type than the parameter".to_owned()),
                }
            });
            let report = |problem: String| {
                let problem =
                    format!("the path {path:?} of the endpoint parameter `{name}` {problem}");
                let remedy = "write a path of members with at most one `[*]`, or `keys(..)`, or leave \
                              the operation out with `--operations`";
                let problem = Code::Endpoint.shape(draft.id, problem, remedy);
                self.report(problem.about(OperationContextParams::ID).about(&name));
            };
            found.map_err(report).ok()
        };
        paths.unwrap_or_default().into_iter().filter_map(param).collect()
    }

    /// Lowers `smithy.rules#contextParam`.
    fn context_params(&self, draft: &Draft<'_>, params: &Structure) -> Vec<CallParam> {
        let owner = &draft.shape.input;
        let param = |shape: &smithy::Member| {
            let ContextParam { name } = shape.traits.get()?;
            match (params.member(&name), draft.input.member(&shape.name)) {
                (Some(found), Some(member)) if fits(&member.ty, &found.ty) => {
                    Some(call_param(found, source(member)))
                }
                _ => {
                    let problem = misfit(&name, params);
                    let remedy = "name a parameter of the endpoint rules, with the member's type";
                    let problem = Code::Endpoint.member(owner, &shape.name, problem, remedy);
                    self.report(problem.about(ContextParam::ID));
                    None
                }
            }
        };
        self.closure.members(owner).into_iter().filter_map(param).collect()
    }

    /// Lowers `smithy.rules#staticContextParams`.
    fn static_context_params(&self, draft: &Draft<'_>, params: &Structure) -> Vec<CallParam> {
        let values = draft.traits.get().map(|StaticContextParams(values)| values);
        let param = |(name, constant): (String, StaticContextParam)| {
            let found = params.member(&name);
            let found = found.and_then(|found| {
                let value = argument(&constant.value, &found.ty)?;
                Some(call_param(found, ParamSource::Static(value)))
            });
            if found.is_none() {
                let problem = misfit(&name, params);
                let remedy = "name a parameter of the endpoint rules, with a value of its type";
                let problem = Code::Endpoint.shape(draft.id, problem, remedy);
                self.report(problem.about(StaticContextParams::ID).about(&name));
            }
            found
        };
        values.unwrap_or_default().into_iter().filter_map(param).collect()
    }
}

fn call_param(param: &Member, source: ParamSource) -> CallParam {
    CallParam {
        param: param.ident.clone(),
        optional: param.nullability == Nullability::Optional,
        source,
    }
}

/// Returns the problem of a trait that does not fit the endpoint parameter of this name.
fn misfit(name: &str, params: &Structure) -> String {
    match params.member(name) {
        Some(_) => format!("the endpoint parameter `{name}` has another type"),
        None => format!("the endpoint rules have no parameter `{name}`"),
    }
}

/// Whether a parameter can have the value of a member.
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
        optional: member.nullability == Nullability::Optional,
        ty: member.ty.clone(),
    }
}
