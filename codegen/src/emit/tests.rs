//! The tests that come from the model.

use super::{Output, crate_root, endpoint_tests, round_trips, support};
use crate::ir::Service;
use proc_macro2::Ident;
use quote::quote;

/// Emits `tests/generated`.
pub(super) fn emit(service: &Service, library: &Ident, output: &mut Output) {
    let endpoints = (!service.endpoints.tests.is_empty()).then(|| {
        endpoint_tests::emit(&service.endpoints, library, output);
        quote!(
            mod endpoints;
        )
    });
    round_trips::emit(service, library, output);
    let recursion_limit = crate_root::recursion_limit(service);
    support::copy_to("tests/generated/strategies.rs", &support::STRATEGIES, output);
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
    output.text("tests/generated/rustfmt.toml", support::RUSTFMT.to_owned());
}
