//! Compiles a Smithy model to a Rust client crate.
//!
//! ```text
//! JSON ──smithy──▶ Model ──lower──▶ ir::Service ──emit──▶ items ──format──▶ Files
//! ```
//!
//! - [`smithy`] reads the model and tells whether it is valid. It knows nothing of Rust.
//! - `lower` takes every decision: names, types, presence, bindings, documentation.
//! - `ir` is what it decided: plain data.
//! - `emit` prints that as Rust, one small file for each kind of thing. It cannot fail.
//! - `format` lays the items out as text.
//! - [`Files`] is the crate, in memory.
//!
//! The library does no input or output: the same texts give the same files, everywhere.
#![warn(unreachable_pub)]

mod api;
mod diagnostic;
mod emit;
mod files;
mod format;
mod ir;
mod lower;
mod printable;
mod shortened;
pub mod smithy;

pub use api::{API_FILE, Api, Change, ChangeKind, Diff, Fact, Group, Item, Level, Part};
pub use diagnostic::{Diagnostic, Diagnostics, Position, Rule, Text};
pub use emit::MANIFEST_TAIL;
pub use files::Files;
pub use printable::printable;

use std::collections::BTreeMap;

/// What a crate is generated from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The model of the service: a Smithy 2.0 JSON AST.
    pub model: Text<'a>,
    /// The shape id of the service, if the model has several.
    pub service: Option<&'a str>,
    /// The names of the operations that the crate gets, of which none stands for all.
    pub operations: &'a [String],
    /// The AWS partitions: `partitions.json`, as the endpoint rules know it.
    pub partitions: Text<'a>,
    /// Whether the crate gets the protocol tests of the model, those whose ids contain this.
    pub tests: Option<&'a str>,
    /// The package to make.
    pub package: Package<'a>,
}

/// The package of a generated crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Package<'a> {
    /// Its name, if it is not to be the one that the model gives the service.
    pub name: Option<&'a str>,
    /// Its version.
    pub version: &'a str,
    /// Where the model is, if the manifest is to remember it.
    pub model: Option<&'a str>,
    /// The end of its manifest, behind [`MANIFEST_TAIL`], which is the maintainer's.
    pub manifest_tail: &'a str,
}

/// A generated crate, and what there is to say about it.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files of the crate.
    pub files: Files,
    /// What was read.
    pub summary: Summary,
    /// What it is to its callers.
    pub api: Api,
    /// The protocol tests that the crate has.
    pub tests: ProtocolTests,
}

/// The protocol tests of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProtocolTests {
    /// The id of each test, by the name of the function that it is.
    pub ids: BTreeMap<String, String>,
    /// How many others are for servers.
    pub of_servers: usize,
    /// The ids of those that cannot be written as code, and why.
    pub unwritable: Vec<(String, String)>,
}

/// What a model holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The title of the service.
    pub service: String,
    /// The version of its API.
    pub version: String,
    /// How many operations it has.
    pub operations: usize,
    /// How many structures, unions and enums they take and return.
    pub types: usize,
    /// How many errors they return.
    pub errors: usize,
    /// How many endpoint test cases are ignored, since they were written for other partitions.
    pub outdated_tests: usize,
}

/// The shape ids of the services of a model.
pub fn services(model: Text<'_>) -> Result<Vec<String>, Diagnostics> {
    let services = || {
        let mut problems = Diagnostics::default();
        let model = smithy::Model::parse(model.content, &mut problems)?;
        let services: Vec<_> = model.services().map(|(id, ..)| id.to_string()).collect();
        if services.is_empty() {
            problems.push(smithy::no_service());
        }
        problems.or(services)
    };
    services().map_err(|problems| problems.located(model))
}

/// Generates a crate.
pub fn generate(source: &Source<'_>) -> Result<Generated, Diagnostics> {
    let (service, api) = lower(source)?;
    let mut files = emit::emit(&service, source)?;
    files.insert(API_FILE, api.to_text());
    Ok(Generated { summary: service.summary(), tests: service.protocol_tests(), api, files })
}

/// What the crate would be to its callers.
pub fn describe(source: &Source<'_>) -> Result<Api, Diagnostics> {
    lower(source).map(|(_, api)| api)
}

/// What a crate is to be, and what that is to its callers.
fn lower(source: &Source<'_>) -> Result<(ir::Service, Api), Diagnostics> {
    let lower = || {
        let mut problems = Diagnostics::default();
        let model = smithy::Model::parse(source.model.content, &mut problems)?;
        let service = lower::lower(&model, source, problems)?;
        let (_, _, traits) = model.service(source.service)?;
        let api = Api::of(&service, traits);
        Ok((service, api))
    };
    lower().map_err(|problems: Diagnostics| problems.located(source.model))
}
