//! Pagination.

use super::Output;
use super::types::ty;
use crate::ir::{Operation, Paginator, Service};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits `client::paginated`, if there is anything to list.
pub(super) fn emit(service: &Service, output: &mut Output) {
    let operations = service.operations.iter();
    let paginated = operations.filter_map(|operation| {
        let paginator = operation.paginator.as_ref()?;
        Some(paginated(operation, paginator))
    });
    let items: TokenStream = paginated.collect();
    if !items.is_empty() {
        let docs = ["The operations that answer in pages.".to_owned()];
        output.rust("src/client/paginated.rs", &docs, items);
    }
}

/// The way from one page to the next.
fn paginated(operation: &Operation, paginator: &Paginator) -> TokenStream {
    let (module, input) = (&operation.input.module, &operation.input.ident);
    let output = &operation.output.ident;
    let (input, output) =
        (quote!(crate::operation::#module::#input), quote!(crate::operation::#module::#output));
    let (input_token, output_token) = (&paginator.input_token, &paginator.output_token);
    let (item, items) = (ty(&paginator.item), &paginator.items);
    let unwrap = (!paginator.items_required).then(|| quote!(.unwrap_or_default()));
    quote! {
        impl crate::client::Paginated for #input {
            type Item = #item;

            fn next_token(output: &#output) -> Option<&str> {
                output.#output_token.as_deref()
            }

            fn token_mut(&mut self) -> &mut Option<String> {
                &mut self.#input_token
            }

            fn items(output: #output) -> Vec<#item> {
                output.#items #unwrap
            }
        }
    }
}
