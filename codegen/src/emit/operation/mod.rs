//! Operations: input, output, error, and the implementation of `Operation`.

pub(crate) mod request;
pub(crate) mod runtime_plugin;

use super::doc_comment::docs;
use super::endpoint::context_params;
use super::output::{Output, module_path};
use super::types::structure::{self, ExtraField};
use super::types::{error, response};
use crate::ir::{Docs, Operation, Service, Structure};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits `operation` and a file for each operation.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    for operation in &service.operations {
        let path = module_path("src/operation", &operation.input.module);
        let docs = format!("The operation `{}`.", operation.name);
        output.rust(&path, &[docs], items(service, operation));
    }
    let modules = service.operations.iter().map(|operation| {
        let module = &operation.input.module;
        quote!(pub mod #module;)
    });
    let docs = ["Operations, with their inputs, outputs and errors.".to_owned()];
    output.rust(
        "src/operation.rs",
        &docs,
        quote! {
            #(#modules)*
            pub use crate::protocol::Operation;
        },
    );
}

fn items(service: &Service, operation: &Operation) -> TokenStream {
    let input = structure::structure(&operation.input);
    let output = output(&operation.output);
    let error = error::operation_error(service, operation);
    let implementation = implementation(operation);
    let client_traits = runtime_plugin::traits(operation);
    let body = request::body(operation);
    quote! {
        #input
        #implementation
        #client_traits
        #body
        #output
        #error
    }
}

/// Emits the output, which has the request ID besides its members.
fn output(output: &Structure) -> TokenStream {
    let request_id = ExtraField { field: "_request_id", ty: quote!(crate::protocol::RequestId) };
    let definition = structure::definition(output, Some(&request_id));
    let builder = structure::builder(output, Some(&request_id));
    let ident = &output.ident;
    quote! {
        #definition
        #builder
        crate::protocol::operation_output!(#ident);
    }
}

/// Emits the implementation of `Operation`.
fn implementation(operation: &Operation) -> TokenStream {
    let Operation { name, error, .. } = operation;
    let (input, output) = (&operation.input.ident, &operation.output.ident);
    let sensitive = operation.sensitive_output.then(|| {
        quote!(
            const SENSITIVE_OUTPUT: bool = true;
        )
    });
    let request = request::request(operation);
    let (read, uses_response) = response::read(&operation.output);
    let response = if uses_response { quote!(response) } else { quote!(_) };
    let host_prefix = context_params::host_prefix(operation);
    let endpoint_params = context_params::params(operation);
    let plugin = runtime_plugin::plugin(operation);
    quote! {
        impl crate::protocol::Operation for #input {
            type Output = #output;
            type Error = #error;
            const NAME: &'static str = #name;
            #sensitive

            fn request(&self) -> Result<http::Request<::bytes::Bytes>, crate::protocol::RequestError> {
                #request
            }

            #host_prefix

            #endpoint_params

            fn output(#response: &crate::protocol::Response<'_>) -> Result<#output, crate::protocol::ResponseError> {
                #read
            }

            #plugin
        }
    }
}

/// Emits the paragraph of a method's documentation about its errors.
pub(crate) fn errors_docs(operation: &Operation) -> TokenStream {
    let error = &operation.error;
    let module = &operation.input.module;
    let text = format!("Fails with [`{error}`](crate::operation::{module}::{error})");
    let errors: Vec<_> = operation.errors.iter().map(|error| format!("`{error}`")).collect();
    let text = match errors.as_slice() {
        [] => format!("{text}."),
        [only] => format!("{text}: {only}."),
        [first @ .., last] => format!("{text}: {} or {last}.", first.join(", ")),
    };
    docs(&Docs(vec![text]))
}
