//! Enums.

use super::docs::docs;
use crate::ir::Enum;
use proc_macro2::TokenStream;
use quote::quote;

/// An enum that keeps the values it does not know.
pub(super) fn open_enum(def: &Enum) -> TokenStream {
    let (ident, enum_docs) = (&def.ident, docs(&def.docs));
    let variants = def.variants.iter().map(|variant| {
        let (docs, ident, value) = (docs(&variant.docs), &variant.ident, &variant.value);
        quote!(#docs #ident = #value)
    });
    quote! {
        crate::json::open_enum::open_enum! {
            #enum_docs
            #ident { #(#variants,)* }
        }
    }
}
