//! Operations.

pub(crate) mod auth;
pub(crate) mod context_params;
pub(crate) mod context_paths;
pub(crate) mod customizations;
pub(crate) mod examples;
pub(crate) mod pagination;
pub(crate) mod retries;
pub(crate) mod uri;
pub(crate) mod waiters;

use super::closure::Closure;
use super::docs::deprecation::deprecation;
use super::docs::{self, Context};
use super::symbols::OperationNames;
use super::types::role::Role;
use super::types::structure::structure;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{AuthScheme, Behavior, Binding, Body, Docs, Member, Operation, Structure};
use crate::rust::names::ident;
use crate::smithy::traits::{HttpChecksum, id};
use crate::smithy::{self, ShapeId};
use context_params::host_prefix;
use std::collections::BTreeSet;

/// An operation of the model.
pub(crate) fn operation(
    closure: &Closure<'_>,
    shape_id: &ShapeId,
    shape: &smithy::Operation,
    service: (&smithy::Service, &[AuthScheme]),
    context: &Context,
    problems: &mut Diagnostics,
) -> Operation {
    let name = shape_id.name();
    let traits = &closure.model.shape(shape_id).traits;
    let OperationNames { base, module, method } = closure.names.operation(shape_id);
    let mut part = |suffix: &str, id: &ShapeId, role, what: &str| {
        let docs = Docs(vec![format!("{what} of [`{method}`](crate::Client::{method}).")]);
        let name = (ident(&format!("{base}{suffix}")), module.clone());
        structure(closure, id, role, name, docs, context, problems)
    };
    let input = part("Input", &shape.input, Role::Input, "Input");
    let output = part("Output", &shape.output, Role::Output, "Output");

    let mut members = closure.members(&shape.input);
    members.extend(closure.members(&shape.output));
    let fallback = docs::fallback("Calls", name);
    let errors: BTreeSet<_> = shape.errors.iter().chain(&service.0.errors).collect();
    let signs = service.1.contains(&AuthScheme::SigV4);
    let behavior = Behavior {
        sign_events: signs && input.has_event_stream(),
        retries: retries::retries(closure.model, &errors),
        ..auth::behavior(shape_id, traits, service.1, problems)
    };
    if behavior.content_md5 && (behavior.compresses || input.streams()) {
        let problem = "`smithy.api#httpChecksumRequired` of a body that streams or is compressed";
        let remedy = "take one of the traits away if the service allows it, or add the support";
        let problem = format!("{problem} is not supported");
        let problem = Code::Unsupported.shape(shape_id, problem, remedy);
        problems.push(problem.about(id::HTTP_CHECKSUM_REQUIRED));
    }
    let checksum: Option<HttpChecksum> = traits.get(id::HTTP_CHECKSUM);
    if checksum.is_some_and(|checksum| checksum.request_checksum_required) {
        let problem = "a checksum that `aws.protocols#httpChecksum` requires is not supported";
        let remedy = "let the service do without, or add the support";
        problems.push(Code::Unsupported.shape(shape_id, problem, remedy).about(id::HTTP_CHECKSUM));
    }
    if behavior.compresses && input.streams() {
        let problem = "`smithy.api#requestCompression` of a body that streams is not supported";
        let remedy = "take the trait away, which only costs bandwidth, or add the support";
        let problem = Code::Unsupported.shape(shape_id, problem, remedy);
        problems.push(problem.about(id::REQUEST_COMPRESSION));
    }
    let target = uri::http((shape_id, traits), (&shape.input, &input), problems);
    Operation {
        name: name.to_owned(),
        docs: docs::docs(traits, &context.within(&members), &fallback),
        deprecation: deprecation(traits),
        error: ident(&format!("{base}Error")),
        errors: errors.into_iter().map(|id| closure.names.type_ident(id)).collect(),
        method: target.method,
        path: target.path,
        query: target.query,
        host_prefix: host_prefix(closure, shape_id, shape, &input, problems),
        // Once the endpoint rules are known.
        endpoint_params: Vec::new(),
        body: body(&input),
        behavior,
        sensitive_output: closure.sensitive.contains(&shape.output),
        // Once all types are known.
        paginator: None,
        waiters: Vec::new(),
        example: None,
        ident: ident(method),
        input,
        output,
    }
}

fn body(input: &Structure) -> Body {
    let in_body = |member: &Member| member.binding == Binding::Body;
    if input.payload().is_some() {
        Body::Payload
    } else if !input.members.iter().any(in_body) {
        Body::Empty
    } else if input.members.iter().all(in_body) {
        Body::Input
    } else {
        Body::Rest
    }
}
