//! The methods of the client.

pub(crate) mod examples;
pub(crate) mod field_path;
pub(crate) mod jmespath;
pub(crate) mod operation_docs;
pub(crate) mod paginators;
pub(crate) mod waiters;

use super::doc_comment::{docs, line};
use super::endpoint::context_params;
use super::operation::builders;
use super::output::Output;
use super::types::setters::allow_complex;
use super::{auth, deprecation};
use crate::ir::{Operation, Service};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits the methods of the client, and what its configuration depends on.
pub(crate) fn emit(service: &Service, library: &Ident, output: &mut Output) {
    let methods = service.operations.iter().map(|operation| method(service, operation, library));
    let docs = ["Methods of the client, one for each operation.".to_owned()];
    output.rust(
        "src/client/operations.rs",
        &docs,
        quote! {
            impl crate::client::Client {
                #(#methods)*
            }
        },
    );
    let docs = ["Names and settings of the service for the configuration.".to_owned()];
    output.rust("src/config/service.rs", &docs, service_config(service));
}

/// Emits the constants that name the service, and its settings.
fn service_config(service: &Service) -> TokenStream {
    let Service { id, signing_name, user_agent_id, .. } = service;
    let id_docs = line("The name of the service in profiles and environment variables.");
    let user_agent_docs = line("The name of the service in the user agent.");
    let name_docs = line("The name of the service in the credential scope of a signature.");
    let apply_sdk_config = apply_sdk_config(service);
    let settings = context_params::settings(&service.endpoints.settings);
    quote! {
        #id_docs
        pub(crate) const SERVICE_ID: &str = #id;
        #user_agent_docs
        pub(crate) const USER_AGENT_ID: &str = #user_agent_id;
        #name_docs
        pub(crate) const SIGNING_NAME: &str = #signing_name;

        #apply_sdk_config

        #settings
    }
}

/// Emits the function that copies settings of `SdkConfig` that not every service has.
fn apply_sdk_config(service: &Service) -> TokenStream {
    let docs = line("Copies the settings of `SdkConfig` that only some services have.");
    let compresses = service.operations.iter().any(|operation| operation.behavior.compresses);
    let compression = compresses.then(|| quote!(crate::client::apply_compression));
    let steps: Vec<_> = auth::takes(service).chain(compression).collect();
    let config = if steps.is_empty() { quote!(_) } else { quote!(config) };
    let builder =
        steps.iter().fold(quote!(builder), |builder, step| quote!(#step(config, #builder)));
    quote! {
        #docs
        pub(super) fn apply_sdk_config(
            #config: &::aws_types::SdkConfig,
            builder: crate::config::Builder,
        ) -> crate::config::Builder {
            #builder
        }
    }
}

/// Emits the method that starts a call of an operation.
fn method(service: &Service, operation: &Operation, library: &Ident) -> TokenStream {
    let Operation { ident, input, .. } = operation;
    let docs = docs(&operation_docs::of_operation(service, operation, library));
    let deprecated = deprecation::attribute(&operation.deprecation);
    let (module, builder) = (&input.module, &input.builder);
    let start = builders::start(operation, &quote!(crate::client::Client));
    let allow = allow_complex(&operation.input);
    quote! {
        #docs
        #deprecated
        #allow
        pub fn #ident(&self) -> #start {
            crate::operation::#module::builders::#builder(crate::builder::Draft::new(self.clone()))
        }
    }
}
