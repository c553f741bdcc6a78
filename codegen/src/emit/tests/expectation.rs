//! Expectations of protocol tests.

use crate::ir::{ExpectedBody, ExpectedRequest};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the calls that compare a request.
pub(crate) fn expected_request(expected: &ExpectedRequest) -> TokenStream {
    let (method, path) = (&expected.method, &expected.path);
    let host = expected.host.as_ref().map(|host| quote!(.host(#host)));
    let query =
        expected.query.as_ref().map(|parameters| match expected.required_parameters.is_empty() {
            true => quote!(.query(&[#(#parameters),*])),
            false => quote!(.query_has(&[#(#parameters),*])),
        });
    let required_parameters =
        expected.required_parameters.iter().map(|name| quote!(.parameter(#name)));
    let forbidden_parameters =
        expected.forbidden_parameters.iter().map(|name| quote!(.no_parameter(#name)));
    let headers = expected.headers.iter().map(|(name, value)| quote!(.header(#name, #value)));
    let required_headers = expected.required_headers.iter().map(|name| quote!(.some_header(#name)));
    let forbidden_headers = expected.forbidden_headers.iter().map(|name| quote!(.no_header(#name)));
    let body = expected.body.as_ref().map(expected_body);
    quote! {
        .method(#method)
        .path(#path)
        #host
        #query
        #(#required_parameters)*
        #(#forbidden_parameters)*
        #(#headers)*
        #(#required_headers)*
        #(#forbidden_headers)*
        #body
    }
}

/// Emits the call that compares a body.
pub(crate) fn expected_body(body: &ExpectedBody) -> TokenStream {
    match body {
        ExpectedBody::Empty => quote!(.no_body()),
        ExpectedBody::Json(text) => quote!(.json(#text)),
        ExpectedBody::Bytes(text) => quote!(.body(#text)),
    }
}
