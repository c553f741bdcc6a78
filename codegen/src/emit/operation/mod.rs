//! Operations: input, output, error, and the implementation of `Operation`.

pub(crate) mod builders;
pub(crate) mod request;
pub(crate) mod runtime_plugin;

use super::doc_comment::{line, lines};
use super::endpoint::context_params;
use super::output::{Output, module_path};
use super::types::{error, response, structure};
use crate::ir::{Docs, Operation, Service, Structure};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits `operation` and a file for each operation.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    for operation in &service.operations {
        let path = module_path("src/operation", &operation.input.module);
        let summary = Docs(operation.docs.0.iter().take(1).cloned().collect());
        output.rust(&path, &lines(&summary), items(service, operation));
        builders::emit(operation, output);
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
    let input = structure::definition(&operation.input, None);
    let validation = structure::validation(&operation.input);
    let output = output(&operation.output);
    let builders_docs = line("Builders of the input and the output.");
    let error = error::operation_error(service, operation);
    let implementation = implementation(operation);
    let client_traits = runtime_plugin::traits(operation);
    quote! {
        #builders_docs
        pub mod builders;

        #input
        #validation
        #implementation
        #client_traits
        #output
        #error
    }
}

/// Emits the output, which has the request ID besides its members.
fn output(output: &Structure) -> TokenStream {
    let definition = structure::definition(output, Some(&builders::request_id()));
    let ident = &output.ident;
    quote! {
        #definition
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
