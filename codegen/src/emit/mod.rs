//! From what was decided to the files of the crate.
//!
//! Each emitter prints one kind of thing, and decides nothing. Paths that begin with `crate` or `::`
//! become imports when the file is laid out.

pub(crate) mod auth;
pub(crate) mod client;
pub(crate) mod deprecation;
pub(crate) mod doc_comment;
pub(crate) mod endpoint;
pub(crate) mod operation;
pub(crate) mod output;
pub(crate) mod package;
pub(crate) mod references;
pub(crate) mod runtime;
pub(crate) mod rust_type;
pub(crate) mod tests;
pub(crate) mod types;
pub(crate) mod value;

pub use package::cargo_toml::MANIFEST_TAIL;

use crate::diagnostic::Diagnostics;
use crate::files::Files;
use crate::input::Source;
use crate::ir::Service;
use client::{paginators, waiters};
use deprecation::Deprecated;
use output::Output;
use package::{cargo_toml, guide, lib_rs};
use quote::format_ident;
use tests::protocol_tests;
use types::error;

/// The files of a crate.
pub(crate) fn emit(service: &Service, source: &Source<'_>) -> Result<Files, Diagnostics> {
    let mut output = Output { deprecated: Deprecated::of(service), ..Output::default() };
    let name = cargo_toml::package_name(service, &source.package)?;
    let library = format_ident!("{}", name.replace('-', "_"));
    lib_rs::emit(service, &mut output);
    auth::emit(service, &mut output);
    client::emit(service, &library, &mut output);
    error::emit(service, &mut output);
    guide::emit(service, &name, &library, &mut output);
    operation::emit(service, &mut output);
    paginators::emit(service, &mut output);
    types::emit(service, &mut output);
    waiters::emit(service, &mut output);
    // Behind what is made for the model, which tells what it needs.
    endpoint::emit(service, &mut output);
    runtime::emit(&mut output);
    let manifest = cargo_toml::manifest(service, &output, &name, source);
    output.text("Cargo.toml", manifest);
    protocol_tests::emit(service, &library, &mut output);
    tests::emit(service, &library, &mut output);
    output.problems.into_result(output.files)
}
