//! The service as a whole.

use super::context::Lowering;
use super::docs::{docs, fallback};
use super::guide::guide;
use super::operation::draft::ServiceParts;
use super::protocol_tests::Tests;
use crate::diagnostic::{Code, Diagnostics};
use crate::input::Source;
use crate::ir::type_index::TypeIndex;
use crate::ir::{ErrorDef, Marker, Operation, Service, TypeDef, structures};
use crate::smithy::Model;
use crate::smithy::traits::{AwsService, Sigv4, Title, Trait};
use std::collections::BTreeMap;

/// Lowers the service of a model. `diagnostics` has those of the model.
pub(crate) fn lower(
    model: &Model,
    source: &Source<'_>,
    diagnostics: Diagnostics,
) -> Result<Service, Diagnostics> {
    let lowering = Lowering::new(model, source, diagnostics)?;
    let service = lowering.service(source);
    lowering.finish(service)
}

impl Lowering<'_> {
    /// Lowers the service. Operations come last, because they refer to everything else.
    fn service(&self, source: &Source<'_>) -> Service {
        let auth = self.auth_schemes();
        let endpoints = self.endpoints(source.partitions);
        let types = self.types();
        let errors: Vec<_> = self.closure.errors.iter().map(|id| self.error(id)).collect();
        let parts = ServiceParts {
            types: TypeIndex::new(&types, &errors),
            endpoints: &endpoints,
            auth: &auth,
        };
        let operations = self.operations(&parts);
        let conformance = source.tests.map(|filter| {
            let mut tests = Tests::new(self, &parts.types, filter);
            tests.collect(&operations, &errors);
            tests.found
        });
        let traits = self.service.traits;
        let name = self.service.id.name();
        self.check_sdk_id();
        Service {
            // A product of a user agent has no spaces. The AWS SDK for Rust writes it like this.
            user_agent_id: self.service.sdk_id.to_lowercase().replace(' ', ""),
            id: self.service.sdk_id.clone(),
            title: traits.get().map_or_else(|| name.to_owned(), |Title(title)| title),
            version: self.service.shape.version.clone(),
            docs: docs(traits, &self.links.global(), &fallback("The service", name)),
            signing_name: traits.get().map(|Sigv4 { name }| name).unwrap_or_default(),
            markers: markers(&operations, &types, &errors),
            recursion_limit: recursion_limit(self.closure.levels),
            chooses_auth: auth.len() != 1
                || operations.iter().any(|operation| operation.behavior.auth.is_some()),
            guide: guide(&operations, &errors),
            auth,
            operations,
            types,
            errors,
            endpoints,
            conformance,
        }
    }

    fn check_sdk_id(&self) {
        let sdk_id = &self.service.sdk_id;
        if self.service.traits.has::<AwsService>() && !is_sdk_id(sdk_id) {
            let problem = format!("the `sdkId` {sdk_id:?} of `aws.api#service` is invalid");
            let remedy = "begin it with a letter, and use letters, digits and single spaces";
            let problem = Code::Trait.shape(self.service.id, problem, remedy);
            self.report(problem.about(AwsService::ID).about("sdkId"));
        }
    }
}

/// Returns the recursion limit for types of this depth, if it exceeds the default one of rustc.
fn recursion_limit(levels: usize) -> Option<usize> {
    const MAX_LEVELS_BY_DEFAULT: usize = 15;
    // The types that rustc visits for each level, in a list of lists for example.
    const STEPS: usize = 8;
    (levels > MAX_LEVELS_BY_DEFAULT).then(|| (levels * STEPS).next_power_of_two())
}

/// Whether a text can be the name of a service in settings of the SDK.
fn is_sdk_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric());
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.split(' ').all(is_word)
}

/// Returns one marker for each name of required members.
fn markers(operations: &[Operation], types: &[TypeDef], errors: &[ErrorDef]) -> Vec<Marker> {
    let required = structures(operations, types, errors).flat_map(|structure| structure.required());
    let markers: BTreeMap<_, _> =
        required.map(|member| (member.marker.clone(), member.ident.clone())).collect();
    markers.into_iter().map(|(ident, field)| Marker { ident, field }).collect()
}
