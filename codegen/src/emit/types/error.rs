//! Errors: the structures of the service, and the enums that hold them.

use super::response;
use super::structure::{self, Hidden};
use crate::emit::doc_comment::line;
use crate::emit::output::{Output, module_path};
use crate::ir::{ErrorDef, Message, Operation, Service};
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
    let docs = ["The errors of the service.".to_owned()];
    output.rust("src/types/error.rs", &docs, quote!(#(mod #modules;)* #(#uses)*));
    output.rust("src/error.rs", &["How calls fail.".to_owned()], root(service));
}

fn error_structure(error: &ErrorDef) -> TokenStream {
    let ErrorDef { structure, code, .. } = error;
    let metadata = Hidden { field: "metadata", ty: quote!(crate::error::ErrorMetadata) };
    let definition = structure::definition(structure, Some(&metadata));
    let builder = structure::builder(structure, Some(&metadata));
    let ident = &structure.ident;
    let message = match &error.message {
        Message::Required(field) => Some(quote!(required #field,)),
        Message::Optional(field) => Some(quote!(optional #field,)),
        Message::Sensitive => Some(quote!(sensitive,)),
        Message::None => None,
    };
    let bound = response::is_bound(structure);
    let entry = bound.then(|| quote!(read read_response));
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
        crate::error::error_structure! { #ident { #code #entry, #message } }
        #read
    }
}

/// The error of an operation.
pub(crate) fn operation_error(service: &Service, operation: &Operation) -> TokenStream {
    let (ident, method) = (&operation.error, &operation.ident);
    let docs = line(&format!("How [`{method}`](crate::Client::{method}) fails."));
    let entries = entries(service, &operation.errors);
    quote! {
        crate::error::operation_error! {
            #docs
            #ident { #(#entries,)* }
        }
    }
}

/// The variants for these errors.
pub(crate) fn entries<'a>(
    service: &'a Service,
    idents: &'a [Ident],
) -> impl Iterator<Item = TokenStream> + 'a {
    let errors = service.errors.iter();
    errors.filter(|error| idents.contains(&error.structure.ident)).map(entry)
}

/// A variant, and the method that tells it from the others.
fn entry(error: &ErrorDef) -> TokenStream {
    let (variant, predicate) = (&error.structure.ident, &error.predicate);
    quote!(#variant => #predicate)
}

/// The error that takes all others.
fn root(service: &Service) -> TokenStream {
    let entries = service.errors.iter().map(entry);
    let docs = line("How any call fails: the errors of all operations become this one with `?`.");
    quote! {
        mod call;
        mod metadata;
        mod operation;

        pub use call::{CallError, CallErrorKind, Timeout};
        pub use metadata::ErrorMetadata;
        pub use operation::OperationError;
        #[cfg(feature = "client")]
        pub(crate) use metadata::causes;
        pub(crate) use metadata::{Failure, display};
        pub(crate) use operation::{
            ErrorStructure, error_enum, error_structure, message, operation_error, read,
        };

        error_enum! {
            #docs
            Error { #(#entries,)* }
        }
    }
}
