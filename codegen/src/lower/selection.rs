//! The service and the operations that a crate is generated for.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::input::Source;
use crate::smithy::traits::ignored::OTHER_PROTOCOLS;
use crate::smithy::traits::{AwsService, RestJson1, Trait};
use crate::smithy::{Model, Operation, Service, ShapeId, ShapeKind, Traits, validate};
use std::collections::BTreeSet;

/// The largest number of members and errors that operations may have: the crate of more would have
/// gigabytes.
const MAX_PARTS: usize = 200_000;

/// The service of a crate.
pub(crate) struct ServiceShape<'m> {
    pub id: &'m ShapeId,
    pub shape: &'m Service,
    pub traits: &'m Traits,
    /// The name of the service in settings of the SDK.
    pub sdk_id: String,
    /// The operations that the crate gets.
    pub operations: BTreeSet<&'m ShapeId>,
}

/// Finds the service and the operations that a crate is generated for.
///
/// The error is a diagnostic without which nothing else would be worth reporting.
pub(crate) fn select<'m>(
    model: &'m Model,
    source: &Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<ServiceShape<'m>, Diagnostic> {
    let (id, shape, traits) = model.service(source.service)?;
    let all = model.operations(id);
    for name in source.operations.iter().filter(|name| !all.iter().any(|id| id.name() == *name)) {
        diagnostics.push(unknown_operation(name, &all));
    }
    let is_wanted = |id: &ShapeId| {
        source.operations.is_empty() || source.operations.iter().any(|name| name == id.name())
    };
    let operations = all.into_iter().filter(|id| is_wanted(id)).collect();
    let aws: Option<AwsService> = traits.get();
    let sdk_id = aws.map_or_else(|| id.name().to_owned(), |aws| aws.sdk_id);
    let service = ServiceShape { id, shape, traits, sdk_id, operations };
    validate::supported(model, service.shapes(model), diagnostics);
    if !traits.has::<AwsService>() {
        let problem = format!("the service has no `{}`", AwsService::ID);
        let remedy = "add the trait: `sdkId` names the service";
        diagnostics.push(Code::Service.shape(id, problem, remedy));
    }
    service.check_protocol()?;
    service.check_size(model)?;
    Ok(service)
}

impl<'m> ServiceShape<'m> {
    /// Returns the shapes that the operations refer to, with the operations and the service.
    fn shapes(&self, model: &'m Model) -> impl Iterator<Item = &'m ShapeId> {
        let roots = self.operations.iter().copied().chain(&self.shape.errors);
        let roots: Vec<_> = roots.collect();
        model.reach(roots.iter().copied()).into_iter().chain(roots).chain([self.id])
    }

    /// Checks that the service uses restJson1.
    fn check_protocol(&self) -> Result<(), Diagnostic> {
        if self.traits.has::<RestJson1>() {
            return Ok(());
        }
        let other = OTHER_PROTOCOLS.iter().copied().find(|id| self.traits.has_id(id));
        let problem = match other {
            Some(other) => format!("the service uses `{other}`, which is not supported"),
            None => "the service has no protocol".to_owned(),
        };
        let remedy = "pass the model of a service with `aws.protocols#restJson1`";
        let problem = Code::Service.shape(self.id, problem, remedy);
        Err(problem.about(other.unwrap_or_default()))
    }

    /// Checks that the crate does not become too large.
    fn check_size(&self, model: &Model) -> Result<(), Diagnostic> {
        let parts = self.operations.iter().map(|id| match &model.shape(id).kind {
            ShapeKind::Operation(Operation { input, output, errors }) => {
                let members = [input, output].map(|part| model.shape(part).members().len());
                members.iter().sum::<usize>() + errors.len() + self.shape.errors.len()
            }
            _ => 0,
        });
        match parts.sum::<usize>() {
            0..=MAX_PARTS => Ok(()),
            _ => Err(Code::Service.shape(
                self.id,
                format!("the operations have more than {MAX_PARTS} members and errors in all"),
                "select fewer operations with `--operations`",
            )),
        }
    }
}

fn unknown_operation(name: &str, operations: &BTreeSet<&ShapeId>) -> Diagnostic {
    let names = operations.iter().map(|id| id.name());
    let problem = format!("the service has no operation {name:?}");
    let remedy = match similar(name, names.clone()) {
        similar if similar.is_empty() => {
            format!("the operations are {}", names.collect::<Vec<_>>().join(", "))
        }
        similar => format!("did you mean {}?", similar.join(" or ")),
    };
    Code::Package.document(problem, remedy)
}

/// Returns the names that are most similar to `name`, the most similar first.
fn similar<'m>(name: &str, names: impl Iterator<Item = &'m str>) -> Vec<String> {
    const MAX_NAMES: usize = 3;
    const MIN_SIMILARITY: f64 = 0.7;
    let lower = name.to_lowercase();
    let similarity = |other: &str| strsim::jaro_winkler(&lower, &other.to_lowercase());
    let mut names: Vec<_> = names.map(|other| (similarity(other), other)).collect();
    names.retain(|(similarity, _)| *similarity > MIN_SIMILARITY);
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    names.into_iter().take(MAX_NAMES).map(|(_, name)| format!("`{name}`")).collect()
}
