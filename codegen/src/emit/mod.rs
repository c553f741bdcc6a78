//! From what was decided to the files of the crate.
//!
//! Each emitter prints one kind of thing, and decides nothing. Paths that begin with `crate` or `::`
//! become imports when the file is laid out.

mod auth;
mod client;
mod conformance;
mod crate_root;
mod defaults;
mod deprecation;
mod docs;
mod endpoint;
mod endpoint_calls;
mod endpoint_diagram;
mod endpoint_options;
mod endpoint_rules;
mod endpoint_support;
mod endpoint_tests;
mod endpoint_values;
mod enums;
mod errors;
mod event_stream_tests;
mod events;
mod examples;
mod guide;
mod manifest;
mod mentions;
mod only_text;
mod operations;
mod paginators;
mod partitions;
mod paths;
mod plugins;
mod queries;
mod requests;
mod responses;
mod round_trips;
mod samples;
mod structures;
mod support;
mod support_parts;
mod tests;
mod types;
mod unions;
mod used;
mod validation;
mod waiters;

pub use manifest::MANIFEST_TAIL;

use crate::diagnostic::Rule;
use crate::files::Files;
use crate::format;
use crate::ir::Service;
use crate::{Diagnostics, Source};
use deprecation::Deprecated;
use mentions::Mentions;
use proc_macro2::TokenStream;
use quote::format_ident;

/// The files of a crate.
pub(crate) fn emit(service: &Service, source: &Source<'_>) -> Result<Files, Diagnostics> {
    let mut output = Output { deprecated: Deprecated::of(service), ..Output::default() };
    let name = manifest::package_name(service, &source.package)?;
    let library = format_ident!("{}", name.replace('-', "_"));
    crate_root::emit(service, &mut output);
    auth::emit(service, &mut output);
    client::emit(service, &library, &mut output);
    errors::emit(service, &mut output);
    guide::emit(service, &name, &library, &mut output);
    operations::emit(service, &mut output);
    paginators::emit(service, &mut output);
    types::emit(service, &mut output);
    waiters::emit(service, &mut output);
    // Behind what is made for the model, which tells what it needs.
    endpoint::emit(service, &mut output);
    support::emit(&mut output);
    let manifest = manifest::manifest(service, &output, &name, source);
    output.text("Cargo.toml", manifest);
    conformance::emit(service, &library, &mut output);
    tests::emit(service, &library, &mut output);
    output.problems.or(output.files)
}

/// The files that have been emitted.
#[derive(Default)]
struct Output {
    files: Files,
    mentions: Mentions,
    deprecated: Deprecated,
    problems: Diagnostics,
}

impl Output {
    fn text(&mut self, path: &str, text: String) {
        self.files.insert(path, text);
    }

    /// Whether the crate has a file of support code.
    fn has(&self, path: &str) -> bool {
        self.files.get(&format!("src/{path}")).is_some()
    }

    /// Adds a file of Rust.
    fn rust(&mut self, path: &str, docs: &[String], items: TokenStream) {
        // What the file of a module defines, its parent exports.
        let module = path.trim_start_matches("src/").trim_end_matches(".rs");
        let parent = module.rsplit_once('/').map_or("", |(parent, _)| parent);
        let home = match parent {
            // What is at the root of the crate is known there, but for what is a module of its own.
            "" if ["auth", "client", "config"].contains(&module) => format!("crate::{module}"),
            _ => format!("crate::{}", parent.replace('/', "::")),
        };
        if path.starts_with("src/") {
            self.mentions.add(&format!("crate::{}", module.replace('/', "::")), items.clone());
        }
        let names_deprecated = self.deprecated.is_named_in(items.clone());
        let allow = if names_deprecated { deprecation::ALLOW } else { "" };
        match format::file(&home, docs, allow, items) {
            Ok(text) => self.text(path, text),
            Err(error) => self.problems.push(Rule::Generator.document(
                format!("the generator made a `{path}` that is not Rust: {error}"),
                "report the model: this is a fault of the generator",
            )),
        }
    }
}
