//! Tests that a crate comes with.

pub(crate) mod endpoints;
pub(crate) mod event_streams;
pub(crate) mod expectation;
pub(crate) mod protocol_tests;
pub(crate) mod round_trips;

use super::output::Output;
use super::package::lib_rs;
use super::runtime;
use crate::ir::Service;
use proc_macro2::Ident;
use quote::quote;

/// Emits `tests/generated`.
pub(crate) fn emit(service: &Service, library: &Ident, output: &mut Output) {
    let endpoints = (!service.endpoints.tests.is_empty()).then(|| {
        endpoints::emit(&service.endpoints, library, output);
        quote!(
            mod endpoints;
        )
    });
    round_trips::emit(service, library, output);
    let recursion_limit = lib_rs::recursion_limit(service);
    output.text("tests/generated/strategies.rs", runtime::copied(runtime::STRATEGIES));
    output.rust(
        "tests/generated/main.rs",
        &["Tests that come from the model.".to_owned()],
        quote! {
            #recursion_limit
            #endpoints
            mod round_trips;
            mod strategies;
        },
    );
    output.text("tests/generated/rustfmt.toml", runtime::RUSTFMT.to_owned());
}
