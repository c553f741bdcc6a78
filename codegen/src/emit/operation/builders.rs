//! Builders of the input and the output of an operation.

use crate::emit::output::{Output, module_path};
use crate::emit::types::builder::{self, ExtraField};
use crate::emit::types::setters::{Builder, Call};
use crate::ir::{Operation, Structure};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits the module `builders` of an operation.
pub(crate) fn emit(operation: &Operation, output: &mut Output) {
    let module = &operation.input.module;
    let path = module_path("src/operation", module).replace(".rs", "/builders.rs");
    let docs = format!("Builders of the input and the output of `{}`.", operation.name);
    output.rust(&path, &[docs], items(operation));
}

/// Returns the field of outputs with the request ID.
pub(crate) fn request_id() -> ExtraField {
    ExtraField { field: "_request_id", ty: quote!(crate::protocol::RequestId) }
}

fn items(operation: &Operation) -> TokenStream {
    let Operation { input, output, .. } = operation;
    let module = &input.module;
    let module = quote!(crate::operation::#module);
    let error = &operation.error;
    let call = Call {
        method: &operation.ident,
        output: path(operation, &output.ident),
        // An import would be unused without the client.
        error: quote!(super::#error),
    };
    let input = Builder { module: module.clone(), structure: input, call: Some(call) };
    let input = builder::builder(&input, None);
    let output = builder::of_structure(module, output, Some(&request_id()));
    let paginate = operation.paginator.is_some().then(|| method(operation, &quote!(paginate)));
    let wait = (!operation.waiters.is_empty()).then(|| method(operation, &quote!(wait)));
    quote!(#input #paginate #wait #output)
}

/// Emits the call of a macro that defines a method of the input's builder.
fn method(operation: &Operation, name: &TokenStream) -> TokenStream {
    let input = &operation.input;
    let (builder, path) = (&input.builder, path(operation, &input.ident));
    let required = input.required().map(|member| {
        let marker = &member.marker;
        quote!(required #marker)
    });
    quote! {
        #[cfg(feature = "client")]
        crate::client::#name! { #builder { input: #path, #(#required,)* } }
    }
}

fn path(operation: &Operation, ident: &Ident) -> TokenStream {
    let module = &operation.input.module;
    quote!(crate::operation::#module::#ident)
}

/// Emits the type of an input's builder without any member.
pub(crate) fn start(operation: &Operation, target: &TokenStream) -> TokenStream {
    let Structure { module, builder, .. } = &operation.input;
    let states = operation.input.required().map(|member| {
        let marker = &member.marker;
        quote!(crate::builder::Unset<crate::builder::required::#marker>)
    });
    quote!(crate::operation::#module::builders::#builder<#(#states,)* #target>)
}
