//! Errors: the structures of the model, and the enums of operations and of the crate.

use super::builder::{self, ExtraField};
use super::{response, structure};
use crate::emit::doc_comment::{self, line};
use crate::emit::output::{Output, module_path};
use crate::ir::{Docs, ErrorDef, Message, Operation, Retryable, Service};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits `types::error` and `error`.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    for error in &service.errors {
        let path = module_path("src/types/error", &error.structure.module);
        output.rust(&path, &[], error_structure(error));
    }
    let modules = service.errors.iter().map(|error| &error.structure.module);
    let uses = service.errors.iter().map(|error| {
        let (module, ident) = (&error.structure.module, &error.structure.ident);
        quote!(pub use self::#module::#ident;)
    });
    let structures = service.errors.iter().map(|error| &error.structure);
    let builders = builder::module("src/types/error", structures, output);
    let docs = ["Errors of the service.".to_owned()];
    output.rust("src/types/error.rs", &docs, quote!(#builders #(mod #modules;)* #(#uses)*));
    let docs = ["The error of any call.".to_owned()];
    output.rust("src/error/service.rs", &docs, error_enum(service));
}

fn error_structure(error: &ErrorDef) -> TokenStream {
    let ErrorDef { structure, code, .. } = error;
    let metadata = ExtraField { field: "metadata", ty: quote!(crate::error::ErrorMetadata) };
    let definition = structure::definition(structure, Some(&metadata));
    let builder = builder::of_structure(quote!(crate::types::error), structure, Some(&metadata));
    let ident = &structure.ident;
    let message = match &error.message {
        Message::Required(field) => Some(quote!(required #field,)),
        Message::Optional(field) => Some(quote!(optional #field,)),
        Message::Sensitive => Some(quote!(sensitive,)),
        Message::None => None,
    };
    let bound = response::is_bound(structure);
    let entry = bound.then(|| quote!(read read_response));
    let retry = error.retryable.map(|Retryable { throttling }| match throttling {
        true => quote!(retry ThrottlingError),
        false => quote!(retry ServerError),
    });
    let read = bound.then(|| {
        let read = response::read_error(structure);
        quote! {
            impl #ident {
                fn read_response(response: &crate::protocol::Response<'_>) -> Self {
                    #read
                }
            }
        }
    });
    quote! {
        #definition
        #builder
        crate::error::error_structure! { #ident { #code #entry #retry, #message } }
        #read
    }
}

/// Emits the error enum of an operation.
pub(crate) fn operation_error(service: &Service, operation: &Operation) -> TokenStream {
    let (ident, method) = (&operation.error, &operation.ident);
    let docs = line(&format!("An error of [`{method}`](crate::Client::{method})."));
    let variants = variants(service, &operation.errors);
    quote! {
        crate::error::operation_error! {
            #docs
            #ident { #(#variants,)* }
        }
    }
}

/// Emits a variant for each of these errors.
pub(crate) fn variants<'a>(
    service: &'a Service,
    idents: &'a [Ident],
) -> impl Iterator<Item = TokenStream> + 'a {
    let errors = service.errors.iter();
    errors.filter(|error| idents.contains(&error.structure.ident)).map(variant)
}

/// Emits a variant and its predicate method, such as `is_validation_exception`, with the summary of
/// the error.
fn variant(error: &ErrorDef) -> TokenStream {
    let (variant, predicate) = (&error.structure.ident, &error.predicate);
    let summary = error.structure.docs.0.iter().take(1).cloned().collect();
    let docs = doc_comment::docs(&Docs(summary));
    quote!(#docs #variant => #predicate)
}

/// Emits the enum that every other error converts into.
fn error_enum(service: &Service) -> TokenStream {
    let variants = service.errors.iter().map(variant);
    let docs = line("An error of any operation. `?` converts the error of each operation into it.");
    quote! {
        crate::error::service_error! {
            #docs
            Error { #(#variants,)* }
        }
    }
}
