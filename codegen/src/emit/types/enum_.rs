//! Enums.

use crate::emit::deprecation;
use crate::emit::doc_comment::docs;
use crate::ir::{Enum, IntEnum};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits an open enum of strings.
pub(crate) fn open_enum(def: &Enum) -> TokenStream {
    let (ident, enum_docs) = (&def.ident, docs(&def.docs));
    let variants = def.variants.iter().map(|variant| {
        let (docs, ident, value) = (docs(&variant.docs), &variant.ident, &variant.value);
        let deprecated = deprecation::attribute(&variant.deprecation);
        quote!(#docs #deprecated #ident = #value)
    });
    let deprecated = deprecation::attribute(&def.deprecation);
    quote! {
        crate::json::open_enum::open_enum! {
            #enum_docs
            #deprecated
            #ident { #(#variants,)* }
        }
    }
}

/// Emits an open enum of integers.
pub(crate) fn open_int_enum(def: &IntEnum) -> TokenStream {
    let (ident, enum_docs) = (&def.ident, docs(&def.docs));
    let variants = def.variants.iter().map(|variant| {
        let value = Literal::i32_unsuffixed(variant.value);
        let (docs, ident) = (docs(&variant.docs), &variant.ident);
        let deprecated = deprecation::attribute(&variant.deprecation);
        quote!(#docs #deprecated #ident = #value)
    });
    let deprecated = deprecation::attribute(&def.deprecation);
    quote! {
        crate::json::open_int_enum::open_int_enum! {
            #enum_docs
            #deprecated
            #ident { #(#variants,)* }
        }
    }
}
