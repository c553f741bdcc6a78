//! Examples in documentation.

use super::samples::setters;
use crate::format;
use crate::ir::Operation;
use proc_macro2::Ident;
use quote::quote;

/// An example of a call, as a block of Markdown that compiles.
pub(super) fn call(library: &Ident, operation: &Operation) -> Option<String> {
    let (imports, code) = statements(library, operation)?;
    let imports = if imports.is_empty() { imports } else { format!("{imports}\n") };
    Some(format!(
        "```no_run\n{imports}# async fn example(client: {library}::Client) -> Result<(), \
         {library}::Error> {{\n{code}# Ok(())\n# }}\n```"
    ))
}

/// An example of a call, as imports and statements of an async function with a client.
pub(super) fn statements(library: &Ident, operation: &Operation) -> Option<(String, String)> {
    let (method, fields) = (&operation.ident, operation.example.as_ref()?);
    let setters = setters(library, fields);
    let call = quote!(client.#method()#(#setters)*);
    Some(format::statements(match &operation.paginator {
        Some(paginator) => {
            let items = &paginator.items;
            quote! {
                let mut #items = #call.into_paginator().items().send();
                while let Some(item) = #items.next().await {
                    let item = item?;
                    println!("{item:?}");
                }
            }
        }
        None if operation.output.members.is_empty() => quote!(#call.send().await?;),
        None => quote! {
            let output = #call.send().await?;
            println!("{output:?}");
        },
    }))
}
