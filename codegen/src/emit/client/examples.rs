//! Examples in documentation.

use crate::emit::value::setters;
use crate::ir::{Items, Nullability, Operation, Structure, Type};
use crate::rust;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Returns an example of a call: a code block of Markdown that compiles.
pub(crate) fn call(library: &Ident, operation: &Operation) -> Option<String> {
    let (imports, code) = statements(library, operation)?;
    let imports = if imports.is_empty() { imports } else { format!("{imports}\n") };
    Some(format!(
        "```no_run\n{imports}# async fn example(client: {library}::Client) -> Result<(), \
         {library}::Error> {{\n{code}# Ok(())\n# }}\n```"
    ))
}

/// Returns an example of a call: the imports, and the statements of an async function that has a
/// `client`.
pub(crate) fn statements(library: &Ident, operation: &Operation) -> Option<(String, String)> {
    let (method, fields) = (&operation.ident, operation.example.as_ref()?);
    let setters = setters(library, fields);
    let call = quote!(client.#method()#(#setters)*);
    let listing = |elements: &Ident, element: &str, paginator: TokenStream| {
        let (element, print) = (format_ident!("{element}"), format!("{{{element}:?}}"));
        quote! {
            let mut #elements = #call.into_paginator()#paginator.send();
            while let Some(#element) = #elements.next().await {
                let #element = #element?;
                println!(#print);
            }
        }
    };
    let paginator = operation.paginator.as_ref();
    let items = paginator.map(|paginator| paginator.items.as_ref().and_then(Items::field));
    Some(rust::statements(match items {
        Some(Some(items)) => listing(items, "item", quote!(.items())),
        Some(None) => listing(&format_ident!("pages"), "page", TokenStream::new()),
        None if operation.output.members.is_empty() => quote!(#call.send().await?;),
        None => {
            let print = print(&operation.output);
            quote! {
                let output = #call.send().await?;
                #print
            }
        }
    }))
}

/// Returns the statement that prints an output. The `Debug` form of the output hides a sensitive
/// member, which is often what the call is for.
fn print(output: &Structure) -> TokenStream {
    let Some(secret) = output.members.iter().find(|member| member.sensitive) else {
        return quote!(println!("{output:?}"););
    };
    let field = &secret.ident;
    match (&secret.ty, &secret.nullability) {
        (Type::String, Nullability::Required) => quote!(println!("{}", output.#field);),
        (Type::String, Nullability::Optional) => {
            quote!(println!("{}", output.#field.unwrap_or_default());)
        }
        _ => quote!(println!("{:?}", output.#field);),
    }
}
