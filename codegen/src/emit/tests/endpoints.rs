//! Tests of the endpoint rules.

use crate::diagnostic::printable::is_unprintable;
use crate::emit::doc_comment::docs;
use crate::emit::output::Output;
use crate::ir::{Argument, EndpointTest, Endpoints, Expectation, ExpectedEndpoint};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits `tests/generated/endpoints.rs`.
pub(crate) fn emit(endpoints: &Endpoints, library: &Ident, output: &mut Output) {
    let tests = endpoints.tests.iter().map(|case| test(case, endpoints.detailed));
    output.rust(
        "tests/generated/endpoints.rs",
        &["Endpoint tests of the model.".to_owned()],
        quote! {
            use #library::endpoint::{Params, resolve};

            #(#tests)*
        },
    );
}

fn test(test: &EndpointTest, detailed: bool) -> TokenStream {
    let (ident, docs) = (&test.ident, docs(&test.docs));
    let ignore = test.outdated.as_ref().map(|reason| quote!(#[ignore = #reason]));
    let setters = test.params.iter().map(|(setter, value)| {
        let value = argument(value);
        quote!(.#setter(#value))
    });
    let check = match &test.expect {
        Expectation::Endpoint(endpoint) => {
            let url = &endpoint.url;
            let details = detailed.then(|| details(endpoint));
            quote! {
                let endpoint = resolve(&params).unwrap();
                assert_eq!(endpoint.url(), #url);
                #details
            }
        }
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

fn argument(argument: &Argument) -> TokenStream {
    match argument {
        Argument::Text(text) => quote!(#text),
        Argument::Bool(value) => quote!(#value),
        Argument::Texts(texts) if texts.is_empty() => quote!(Vec::<String>::new()),
        Argument::Texts(texts) => quote!([#(#texts),*]),
    }
}

/// Emits the assertions about headers and properties.
fn details(endpoint: &ExpectedEndpoint) -> TokenStream {
    let headers = endpoint.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let headers = match endpoint.headers.is_empty() {
        true => quote!(assert_eq!(endpoint.headers().count(), 0);),
        false => quote!(assert!(endpoint.headers().eq([#(#headers),*]));),
    };
    let properties = match &endpoint.properties {
        None => quote!(assert!(endpoint.properties().is_empty());),
        Some(properties) => {
            let properties = raw(properties);
            quote! {
                let properties = serde_json::from_str(#properties).unwrap();
                assert_eq!(*endpoint.properties(), properties);
            }
        }
    };
    quote!(#headers #properties)
}

/// Emits JSON as a raw string, unless its text prevents that.
fn raw(json: &str) -> TokenStream {
    let is_plain = !json.contains("\"#") && !json.contains(is_unprintable);
    let raw = is_plain.then(|| format!("r#\"{json}\"#").parse().ok()).flatten();
    raw.unwrap_or_else(|| quote!(#json))
}
