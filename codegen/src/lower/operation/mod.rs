//! Operations.

pub(crate) mod auth;
pub(crate) mod context_params;
pub(crate) mod context_paths;
pub(crate) mod draft;
pub(crate) mod examples;
pub(crate) mod host_prefix;
pub(crate) mod label;
pub(crate) mod pagination;
pub(crate) mod uri;
pub(crate) mod waiters;

use super::context::Lowering;
use super::docs::deprecation::deprecation;
use super::docs::purpose::purpose;
use super::docs::{docs, fallback};
use super::symbols::{OperationNames, TypeName};
use super::types::role::Role;
use crate::diagnostic::Code;
use crate::ir::{Behavior, Binding, Body, Docs, Member, Operation, Structure};
use crate::rust::names::ident;
use crate::smithy::traits::{
    AwsService, Documentation, HttpChecksum, HttpChecksumRequired, RequestCompression, Sigv4, Trait,
};
use crate::smithy::{self, ShapeId};
use draft::{OperationDraft, ServiceParts};
use examples::Samples;

impl Lowering<'_> {
    /// Lowers the operations of the service, sorted by name.
    pub(crate) fn operations(&self, parts: &ServiceParts<'_>) -> Vec<Operation> {
        let operations = self.closure.operations.iter();
        operations.map(|((_, id), shape)| self.operation(id, shape, parts)).collect()
    }

    fn operation(
        &self,
        id: &ShapeId,
        shape: &smithy::Operation,
        parts: &ServiceParts<'_>,
    ) -> Operation {
        let names = self.symbols.operation(id);
        let draft = OperationDraft {
            id,
            shape,
            traits: &self.model.shape(id).traits,
            errors: shape.errors.iter().chain(&self.service.shape.errors).collect(),
            names,
            input: self.part(&shape.input, Role::Input, names),
            output: self.part(&shape.output, Role::Output, names),
        };
        let mut members = self.closure.members(&shape.input);
        members.extend(self.closure.members(&shape.output));
        let scope = self.links.within(&members);
        let target = self.http_target(&draft);
        let docs = docs(draft.traits, &scope, &fallback("Calls", id.name()));
        let is_documented = draft.traits.has::<Documentation>();
        Operation {
            name: id.name().to_owned(),
            ident: ident(&names.method),
            purpose: purpose(is_documented.then_some(&docs), id.name()),
            docs,
            deprecation: deprecation(draft.traits),
            error: names.error.clone(),
            errors: draft.errors.iter().map(|id| self.symbols.type_ident(id)).collect(),
            method: target.method,
            path: target.path,
            query: target.query,
            host_prefix: self.host_prefix(&draft),
            endpoint_params: self.endpoint_params(&draft, parts),
            body: body(&draft.input),
            behavior: self.checked_behavior(&draft, parts),
            permission: self.permission(id),
            sensitive_output: self.closure.sensitive.contains(&shape.output),
            paginator: self.paginator(&draft, parts),
            waiters: self.waiters(&draft, parts),
            example: Samples::new(&parts.types).example(draft.traits, &draft.input),
            input: draft.input,
            output: draft.output,
        }
    }

    /// Returns the action that an IAM policy has to allow.
    fn permission(&self, id: &ShapeId) -> Option<String> {
        let service: AwsService = self.service.traits.get()?;
        let has_iam = self.service.traits.has::<Sigv4>();
        let namespace = service.arn_namespace.filter(|_| has_iam)?;
        Some(format!("{namespace}:{}", id.name()))
    }

    /// Lowers the input or the output of an operation.
    fn part(&self, id: &ShapeId, role: Role, names: &OperationNames) -> Structure {
        let (name, title): (&TypeName, _) = match role {
            Role::Input => (&names.input, "Input"),
            _ => (&names.output, "Output"),
        };
        let method = &names.method;
        let docs = Docs(vec![format!("{title} of [`{method}`](crate::Client::{method}).")]);
        self.structure(&self.owner(id, role), name, docs)
    }

    /// Lowers the traits that ask for behavior, and rejects what is not supported.
    fn checked_behavior(&self, draft: &OperationDraft<'_>, parts: &ServiceParts<'_>) -> Behavior {
        let behavior = self.behavior(draft, parts.auth);
        let reject = |problem: &str, remedy: &str, trait_id: &str| {
            let problem = format!("{problem} is not supported");
            self.report(Code::Unsupported.shape(draft.id, problem, remedy).about(trait_id));
        };
        let streams = draft.input.streams();
        if behavior.content_md5 && (behavior.compresses || streams) {
            reject(
                "`smithy.api#httpChecksumRequired` with a body that is streamed or compressed",
                "remove one of the traits if the service permits it, or leave the operation out with \
                 `--operations`",
                HttpChecksumRequired::ID,
            );
        }
        let checksum: Option<HttpChecksum> = draft.traits.get();
        if checksum.is_some_and(|checksum| checksum.request_checksum_required) {
            reject(
                "`requestChecksumRequired` of `aws.protocols#httpChecksum`",
                "remove it if the service permits it, or leave the operation out with `--operations`",
                HttpChecksum::ID,
            );
        }
        if behavior.compresses && streams {
            reject(
                "`smithy.api#requestCompression` with a body that is streamed",
                "remove the trait: requests are larger without it, but valid",
                RequestCompression::ID,
            );
        }
        behavior
    }
}

/// Returns the form of the request's body.
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
