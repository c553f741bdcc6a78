//! Compiles a Smithy model to a Rust client crate.
//!
//! ```text
//! JSON ──smithy──▶ Model ──lower──▶ ir::Service ──emit──▶ items ──rust──▶ Files
//! ```
//!
//! - `smithy` parses and validates the model. It knows nothing of Rust.
//! - `rules`, `jmespath` and `commonmark` parse the languages that a model embeds.
//! - `lower` takes every decision: names, types, nullability, bindings, documentation.
//! - `ir` is the result of `lower`: plain data.
//! - `emit` turns the IR into Rust items, with one small file for each kind of item.
//! - `rust` formats the items as text.
//! - `api` lists the facts that callers of the crate depend on, and compares two versions.
//! - [`Files`] is the crate in memory.
//!
//! The library does no input or output. The same input gives the same files on every machine.
#![warn(unreachable_pub)]

mod api;
mod commonmark;
mod diagnostic;
mod digest;
mod emit;
mod files;
mod input;
mod ir;
mod jmespath;
mod lower;
mod output;
mod rules;
mod rust;
mod smithy;

pub use api::{
    API_FILE, Api, Change, ChangeKind, Diff, Effect, Fact, Group, Item, Kind, Level, NewPart, Part,
    Row,
};
pub use diagnostic::printable::printable;
pub use diagnostic::{Code, Diagnostic, Diagnostics, Position, SourceFile};
pub use digest::digest;
pub use emit::MANIFEST_TAIL;
pub use files::Files;
pub use input::{Package, Source};
pub use ir::package::summary::{ProtocolTests, Summary};
pub use output::Generated;

/// Returns the shape IDs of the services of a model.
pub fn services(model: SourceFile<'_>) -> Result<Vec<String>, Diagnostics> {
    let services = || {
        let mut problems = Diagnostics::default();
        let model = smithy::Model::parse(model.content, &mut problems)?;
        let services: Vec<_> = model.services().map(|(id, ..)| id.to_string()).collect();
        if services.is_empty() {
            problems.push(smithy::no_service());
        }
        problems.into_result(services)
    };
    services().map_err(|problems| problems.located(model))
}

/// Generates a client crate.
pub fn generate(source: &Source<'_>) -> Result<Generated, Diagnostics> {
    let (service, api) = lower(source)?;
    let manifest = lower::manifest::manifest(&service, source, emit::is_dependency)?;
    let mut files = emit::emit(&service, &manifest);
    files.insert(API_FILE, api.to_text());
    Ok(Generated { summary: service.summary(), tests: service.protocol_tests(), api, files })
}

/// Returns the API that the generated crate would have.
pub fn describe(source: &Source<'_>) -> Result<Api, Diagnostics> {
    lower(source).map(|(_, api)| api)
}

/// Lowers a model, and describes the API of the result.
fn lower(source: &Source<'_>) -> Result<(ir::Service, Api), Diagnostics> {
    let lower = || {
        let mut problems = Diagnostics::default();
        let model = smithy::Model::parse(source.model.content, &mut problems)?;
        let service = lower::lower(&model, source, problems)?;
        let (id, ..) = model.service(source.service)?;
        let api = Api::of(&service, &model, id);
        Ok((service, api))
    };
    lower().map_err(|problems: Diagnostics| problems.located(source.model))
}
