//! The test cases of the endpoint rules.

use super::Output;
use super::docs::docs;
use crate::ir::{Argument, EndpointTest, Endpoints, Expectation};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Emits `tests/generated`.
pub(super) fn emit(endpoints: &Endpoints, package: &str, output: &mut Output) {
    let library = format_ident!("{}", package.replace('-', "_"));
    let tests = endpoints.tests.iter().map(test);
    let module_docs = ["The endpoint test cases of the model.".to_owned()];
    output.rust(
        "tests/generated/endpoints.rs",
        &module_docs,
        quote! {
            use #library::endpoint::{Params, resolve};

            #(#tests)*
        },
    );
    let module_docs = ["Tests that come from the model.".to_owned()];
    output.rust(
        "tests/generated/main.rs",
        &module_docs,
        quote!(
            mod endpoints;
        ),
    );
    output.text("tests/generated/rustfmt.toml", super::support::RUSTFMT.to_owned());
}

fn test(test: &EndpointTest) -> TokenStream {
    let (ident, docs) = (&test.ident, docs(&test.docs));
    let ignore = test.outdated.as_ref().map(|reason| quote!(#[ignore = #reason]));
    let setters = test.params.iter().map(|(setter, value)| match value {
        Argument::Text(text) => quote!(.#setter(#text)),
        Argument::Bool(value) => quote!(.#setter(#value)),
    });
    let check = match &test.expect {
        Expectation::Url(url) => quote! {
            let endpoint = resolve(&params).unwrap();
            assert_eq!(endpoint.url(), #url);
        },
        Expectation::Error(error) => quote! {
            let error = resolve(&params).unwrap_err();
            assert_eq!(error.to_string(), #error);
        },
    };
    quote! {
        #docs
        #[test]
        #ignore
        fn #ident() {
            let params = Params::builder() #(#setters)* .build();
            #check
        }
    }
}
