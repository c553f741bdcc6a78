//! The test cases of the endpoint rules.

use super::Output;
use super::docs::docs;
use crate::ir::{Argument, EndpointTest, Endpoints, Expectation};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits `tests/generated/endpoints.rs`.
pub(super) fn emit(endpoints: &Endpoints, library: &Ident, output: &mut Output) {
    let tests = endpoints.tests.iter().map(test);
    output.rust(
        "tests/generated/endpoints.rs",
        &["The endpoint test cases of the model.".to_owned()],
        quote! {
            use #library::endpoint::{Params, resolve};

            #(#tests)*
        },
    );
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
