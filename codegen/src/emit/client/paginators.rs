//! Pagination.

use super::field_path::{AccessMode, access};
use crate::emit::output::Output;
use crate::emit::rust_type::ty;
use crate::ir::{Items, Operation, PageSize, Paginator, Service, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits `client::paginated`, if an operation is paginated.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    let operations = service.operations.iter();
    let paginated = operations.filter_map(|operation| {
        let paginator = operation.paginator.as_ref()?;
        Some(paginated(operation, paginator))
    });
    let items: TokenStream = paginated.collect();
    if !items.is_empty() {
        let docs = ["Paginated operations.".to_owned()];
        output.rust("src/client/paginated.rs", &docs, items);
    }
}

/// Emits the implementations of `Paginated` and `PaginatedItems`.
fn paginated(operation: &Operation, paginator: &Paginator) -> TokenStream {
    let (module, input) = (&operation.input.module, &operation.input.ident);
    let output = &operation.output.ident;
    let (input, output) =
        (quote!(crate::operation::#module::#input), quote!(crate::operation::#module::#output));
    let input_token = &paginator.input_token;
    let (token, optional) = access(quote!(output), &paginator.output_token, AccessMode::Reference);
    let token = if optional { token } else { quote!(Some(#token)) };
    let items = paginator.items.as_ref().map(|items| paginated_items(items, &input, &output));
    let page_size = paginator.page_size.as_ref().map(|size| sized_pages(size, &input));
    quote! {
        impl crate::client::Paginated for #input {
            fn advance(&mut self, output: &#output) -> bool {
                crate::client::paginator::set_next_token(&mut self.#input_token, #token)
            }
        }

        #items

        #page_size
    }
}

/// Emits the implementation of `SizedPages`: the size of a page.
fn sized_pages(size: &PageSize, input: &TokenStream) -> TokenStream {
    let (field, ty) = (&size.field, ty(&size.ty));
    let value = if size.optional { quote!(Some(size)) } else { quote!(size) };
    quote! {
        impl crate::client::SizedPages for #input {
            type Size = #ty;

            fn set_page_size(&mut self, size: #ty) {
                self.#field = #value;
            }
        }
    }
}

/// Emits the implementation of `PaginatedItems`: the items of a page.
fn paginated_items(items: &Items, input: &TokenStream, output: &TokenStream) -> TokenStream {
    let (collection, optional) = access(quote!(output), &items.path, AccessMode::Move);
    let unwrap = optional.then(|| quote!(.unwrap_or_default()));
    let (item, collect) = match &items.collection {
        Type::List(item) => (ty(item), None),
        Type::Map(key, value) => {
            let (key, value) = (ty(key), ty(value));
            (quote!((#key, #value)), Some(quote!(.into_iter().collect())))
        }
        other => (ty(other), None),
    };
    quote! {
        impl crate::client::PaginatedItems for #input {
            type Item = #item;

            fn items(output: #output) -> Vec<#item> {
                #collection #unwrap #collect
            }
        }
    }
}
