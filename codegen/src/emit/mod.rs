//! Files of a crate from its IR.
//!
//! Each module emits one kind of item, as tokens. The IR has every decision. Paths that begin with
//! `crate` or `::` become imports when `rust` lays a file out.

pub(crate) mod auth;
pub(crate) mod client;
pub(crate) mod codec;
pub(crate) mod deprecation;
pub(crate) mod doc_comment;
pub(crate) mod endpoint;
pub(crate) mod operation;
pub(crate) mod output;
pub(crate) mod package;
pub(crate) mod runtime;
pub(crate) mod rust_type;
pub(crate) mod tests;
pub(crate) mod types;
pub(crate) mod value;

pub use package::cargo_toml::MANIFEST_TAIL;
pub(crate) use runtime::dependencies::is_dependency;

use crate::files::Files;
use crate::ir::{Manifest, Service};
use client::{paginators, waiters};
use deprecation::Deprecated;
use output::Output;
use package::{cargo_toml, guide, lib_rs};
use tests::protocol_tests;
use types::{error, primitives};

/// Emits the files of a crate.
pub(crate) fn emit(service: &Service, manifest: &Manifest) -> Files {
    let mut output = Output { deprecated: Deprecated::of(service), ..Output::default() };
    let library = &manifest.library;
    lib_rs::emit(service, &mut output);
    auth::emit(service, &mut output);
    client::emit(service, library, &mut output);
    error::emit(service, &mut output);
    guide::emit(service, manifest, &mut output);
    operation::emit(service, &mut output);
    paginators::emit(service, &mut output);
    types::emit(service, &mut output);
    waiters::emit(service, &mut output);
    // The endpoint and the runtime depend on what the files emitted so far refer to.
    endpoint::emit(service, &mut output);
    primitives::emit(&mut output);
    let runtime = runtime::select(&output.emitted);
    runtime.files.into_iter().for_each(|(path, text)| output.text(&path, text));
    output.text("src/rustfmt.toml", runtime::RUSTFMT.to_owned());
    let cargo_toml = cargo_toml::manifest(manifest, &runtime.dependencies);
    output.text("Cargo.toml", cargo_toml);
    protocol_tests::emit(service, library, &mut output);
    tests::emit(service, library, &mut output);
    output.files
}
