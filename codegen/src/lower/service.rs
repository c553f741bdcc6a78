//! The service as a whole.

use super::closure::Closure;
use super::docs::{self, Context};
use super::guide::guide;
use super::operation::customizations::customize;
use super::operation::examples::Samples;
use super::operation::pagination::paginator;
use super::operation::waiters::Waiters;
use super::operation::{auth, context_params, operation};
use super::protocol_tests::conformance;
use super::types::definition;
use super::types::error::error;
use super::types::event_stream::event_streams;
use crate::diagnostic::{Code, Diagnostics};
use crate::input::Source;
use crate::ir::structure_index::Structures;
use crate::ir::{Guide, Marker, Service, TypeDef};
use crate::rules::compile::endpoints;
use crate::smithy::traits::{AwsService, Sigv4, id};
use crate::smithy::{self, Model, Operation, ShapeId, ShapeKind, validate};
use std::collections::{BTreeMap, BTreeSet};

/// The protocols that are not supported.
const OTHER_PROTOCOLS: [&str; 6] = [
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
];

/// Decides what the crate of a model will be.
///
/// `problems` are those that the model has already.
pub(crate) fn lower(
    model: &Model,
    source: &Source<'_>,
    mut problems: Diagnostics,
) -> Result<Service, Diagnostics> {
    let (service_id, service, traits) = match model.service(source.service) {
        Ok(service) => service,
        Err(problem) => return Err(problems.with(problem)),
    };
    let operations = selection(model, service_id, source.operations, &mut problems);
    let reached = model.reach(operations.iter().copied().chain(&service.errors));
    let of_service = reached.into_iter().chain(operations.iter().copied()).chain(&service.errors);
    validate::supported(model, of_service.chain([service_id]), &mut problems);
    if !traits.has(id::AWS_SERVICE) {
        let problem = format!("the service has no `{}`", id::AWS_SERVICE);
        let remedy = "give it the trait: its `sdkId` names the service";
        problems.push(Code::Service.shape(service_id, problem, remedy));
    }
    if !traits.has(id::REST_JSON_1) {
        // Of another protocol, nothing would be as it should.
        let other = OTHER_PROTOCOLS.into_iter().find(|id| traits.has(id));
        let problem = match other {
            Some(other) => format!("the protocol of the service is `{other}`"),
            None => "the service has no protocol".to_owned(),
        };
        let remedy = "pass the model of a service with `aws.protocols#restJson1`";
        let problem = Code::Service.shape(service_id, problem, remedy);
        return Err(problems.with(problem.about(other.unwrap_or_default())));
    }

    if parts(model, &operations, service) > MOST_PARTS {
        return Err(problems.with(Code::Service.shape(
            service_id,
            format!("its operations have more than {MOST_PARTS} members and errors in all"),
            "let them share less: in Rust, each has members and errors of its own",
        )));
    }

    let auth = auth::schemes(service_id, traits, &mut problems);
    let closure = Closure::new(model, &operations, service, &mut problems);
    if closure.levels > MOST_LEVELS {
        problems.push(Code::Service.shape(
            service_id,
            format!("its types nest more than {MOST_LEVELS} deep, which no compiler follows"),
            "let members be documents where types lead on and on to others",
        ));
    }
    let context = Context::new(&closure);
    let mut operations: Vec<_> = closure
        .operations
        .iter()
        .map(|((_, id), shape)| {
            operation(&closure, id, shape, (service, &auth), &context, &mut problems)
        })
        .collect();
    let mut types: Vec<_> = closure
        .types
        .iter()
        .filter(|id| !closure.errors.contains(*id))
        .filter_map(|id| definition(&closure, id, &context, &mut problems))
        .collect();
    let streams = event_streams(&closure, &types, &context, &mut problems);
    types.extend(streams.into_iter().map(TypeDef::EventStream));
    types.sort_by(|a, b| a.ident().cmp(b.ident()));
    let errors =
        closure.errors.iter().map(|id| error(&closure, id, &context, &mut problems)).collect();
    let mut endpoints = endpoints(service_id, traits, source.partitions, &mut problems);
    context_params::settings(service_id, traits, &mut endpoints, &mut problems);
    for (((_, id), shape), operation) in closure.operations.iter().zip(&mut operations) {
        operation.endpoint_params = context_params::params(
            &closure,
            (id, shape),
            &operation.input,
            &types,
            &endpoints,
            &mut problems,
        );
    }
    let aws: Option<AwsService> = traits.get(id::AWS_SERVICE);
    if let Some(AwsService { sdk_id }) = &aws
        && !is_sdk_id(sdk_id)
    {
        let problem = format!("`aws.api#service` has the `sdkId` {sdk_id:?}, which cannot be one");
        let remedy = "write letters and digits, with single spaces between, and a letter first";
        let problem = Code::Trait.shape(service_id, problem, remedy);
        problems.push(problem.about(id::AWS_SERVICE).about("sdkId"));
    }
    let sigv4: Option<Sigv4> = traits.get(id::SIGV4);
    let name = service_id.name();
    let service_name = aws.map_or_else(|| name.to_owned(), |aws| aws.sdk_id);
    let mut service = Service {
        // A product of a user agent has no spaces. The AWS SDK for Rust writes it like this.
        user_agent_id: service_name.to_lowercase().replace(' ', ""),
        id: service_name,
        title: traits.get(id::TITLE).unwrap_or_else(|| name.to_owned()),
        version: service.version.clone(),
        docs: docs::docs(traits, &context, &docs::fallback("The service", name)),
        signing_name: sigv4.map(|sigv4| sigv4.name).unwrap_or_default(),
        chooses_auth: auth.len() != 1
            || operations.iter().any(|operation| operation.behavior.auth.is_some()),
        auth,
        operations,
        types,
        errors,
        markers: Vec::new(),
        recursion_limit: recursion_limit(closure.levels),
        endpoints,
        conformance: None,
        guide: Guide::default(),
    };
    customize(&mut service);
    service.markers = markers(&service);
    let samples = Samples::new(&service);
    let structures = Structures::new(&service);
    let mut waiters = Waiters::new(&service, &structures, &context);
    let of_operations = closure.operations.keys().map(|(_, id)| (*id, &model.shape(id).traits));
    let parts = of_operations.zip(&service.operations).map(|(of_operation, operation)| {
        let example = samples.example(of_operation.1, &operation.input);
        let paginator = paginator(of_operation, traits, operation, &structures, &mut problems);
        (example, paginator, waiters.of(of_operation, operation, &mut problems))
    });
    let parts: Vec<_> = parts.collect();
    for (operation, (example, paginator, waiters)) in service.operations.iter_mut().zip(parts) {
        operation.example = example;
        operation.paginator = paginator;
        operation.waiters = waiters;
    }
    service.guide = guide(&service.operations);
    service.conformance = source.tests.map(|filter| conformance(&closure, &service, filter));
    problems.into_result(service)
}

/// The operations of a service that have one of these names, or all if there are no names.
fn selection<'m>(
    model: &'m Model,
    service: &ShapeId,
    names: &[String],
    problems: &mut Diagnostics,
) -> BTreeSet<&'m ShapeId> {
    let mut operations = model.operations(service);
    for name in names {
        if !operations.iter().any(|id| id.name() == name) {
            let names = operations.iter().map(|id| id.name());
            problems.push(Code::Package.document(
                format!("the service has no operation {name:?}"),
                match nearest(name, names.clone()) {
                    nearest if nearest.is_empty() => {
                        format!("it has {}", names.collect::<Vec<_>>().join(", "))
                    }
                    nearest => format!("did you mean {}?", nearest.join(" or ")),
                },
            ));
        }
    }
    operations.retain(|id| names.is_empty() || names.iter().any(|name| name == id.name()));
    operations
}

/// The names that look most like this one, the nearest first.
fn nearest<'m>(name: &str, names: impl Iterator<Item = &'m str>) -> Vec<String> {
    const MOST: usize = 3;
    const FARTHEST: f64 = 0.7;
    let lower = name.to_lowercase();
    let likeness = |other: &str| strsim::jaro_winkler(&lower, &other.to_lowercase());
    let mut likely: Vec<_> = names.map(|other| (likeness(other), other)).collect();
    likely.retain(|(likeness, _)| *likeness > FARTHEST);
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    likely.into_iter().take(MOST).map(|(_, name)| format!("`{name}`")).collect()
}

/// How many types may lie within one another. Compilers have been seen to follow as many.
const MOST_LEVELS: usize = 500;

/// How many members and errors operations may have: the crate of more would be gigabytes.
const MOST_PARTS: usize = 200_000;

/// Returns the recursion limit for types of this depth, if it is more than the default one of rustc.
fn recursion_limit(levels: usize) -> Option<usize> {
    const MAX_LEVELS_BY_DEFAULT: usize = 15;
    // The types that rustc goes through for each level, in a list of lists for example.
    const STEPS: usize = 8;
    (levels > MAX_LEVELS_BY_DEFAULT).then(|| (levels * STEPS).next_power_of_two())
}

/// How many members and errors the operations have in all.
fn parts(model: &Model, operations: &BTreeSet<&ShapeId>, service: &smithy::Service) -> usize {
    let operations = operations.iter().map(|id| match &model.shape(id).kind {
        ShapeKind::Operation(Operation { input, output, errors }) => {
            let members = [input, output].map(|part| model.shape(part).members().len());
            members.iter().sum::<usize>() + errors.len() + service.errors.len()
        }
        _ => 0,
    });
    operations.sum()
}

/// Whether a text can be the name that the settings of a service go by.
fn is_sdk_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric());
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.split(' ').all(is_word)
}

/// One marker for each name that a required member has.
fn markers(service: &Service) -> Vec<Marker> {
    let required = service.structures().flat_map(|structure| structure.required());
    let markers: BTreeMap<_, _> =
        required.map(|member| (member.marker.clone(), member.ident.clone())).collect();
    markers.into_iter().map(|(ident, field)| Marker { ident, field }).collect()
}
