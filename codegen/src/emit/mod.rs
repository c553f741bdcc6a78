//! From what was decided to the files of the crate.
//!
//! Each emitter prints one kind of thing, and decides nothing. Paths that begin with `crate` or `::`
//! become imports when the file is laid out.

mod client;
mod crate_root;
mod docs;
mod endpoint;
mod endpoint_tests;
mod enums;
mod errors;
mod examples;
mod guide;
mod manifest;
mod operations;
mod paginators;
mod partitions;
mod paths;
mod queries;
mod requests;
mod round_trips;
mod samples;
mod structures;
mod support;
mod tests;
mod types;
mod unions;
mod used;
mod validation;
mod waiters;

pub use manifest::MANIFEST_TAIL;

use crate::diagnostic::Diagnostic;
use crate::files::Files;
use crate::format;
use crate::ir::Service;
use crate::{Diagnostics, Package};
use proc_macro2::TokenStream;
use quote::format_ident;
use used::Used;

/// The files of a crate.
pub(crate) fn emit(service: &Service, package: &Package<'_>) -> Result<Files, Diagnostics> {
    let mut output = Output::default();
    let name = manifest::package_name(service, package)?;
    let library = format_ident!("{}", name.replace('-', "_"));
    let used = Used::new(service);
    output.text("Cargo.toml", manifest::manifest(service, &used, &name, package));
    support::emit(&used, &mut output);
    crate_root::emit(service, &used, &mut output);
    client::emit(service, &library, &mut output);
    endpoint::emit(&service.endpoints, &mut output);
    tests::emit(service, &used, &library, &mut output);
    errors::emit(service, &mut output);
    guide::emit(service, &name, &library, &mut output);
    operations::emit(service, &mut output);
    paginators::emit(service, &mut output);
    types::emit(service, &mut output);
    waiters::emit(service, &mut output);
    output.problems.or(output.files)
}

/// The files that have been emitted.
#[derive(Default)]
struct Output {
    files: Files,
    problems: Diagnostics,
}

impl Output {
    fn text(&mut self, path: &str, text: String) {
        self.files.insert(path, text);
    }

    /// Adds a file of Rust.
    fn rust(&mut self, path: &str, docs: &[String], items: TokenStream) {
        // What the file of a module defines, its parent exports.
        let module = path.trim_start_matches("src/").trim_end_matches(".rs");
        let parent = module.rsplit_once('/').map_or("", |(parent, _)| parent);
        let home = format!("crate::{}", parent.replace('/', "::"));
        match format::file(&home, docs, items) {
            Ok(text) => self.text(path, text),
            Err(error) => self.problems.push(Diagnostic::document(
                format!("the generator made a `{path}` that is not Rust: {error}"),
                "report the model: this is a fault of the generator",
            )),
        }
    }
}
