//! Unions.

use super::debug::{self, VariantValue};
use super::structure::derive;
use super::{constraints, json};
use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, line, member_docs};
use crate::emit::rust_type::ty;
use crate::ir::{Derive, Union};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits a union, whose variant `Unknown` keeps a member that the model lacks.
pub(crate) fn union(union: &Union) -> TokenStream {
    let Union { ident, derives, .. } = union;
    let union_docs = docs(&union.docs);
    let deprecated = deprecation::attribute(&union.deprecation);
    let derive = derive(derives);
    let variants = union.variants.iter().map(|variant| {
        let (docs, ident) = (member_docs(&variant.docs, &variant.notes), &variant.ident);
        let ty = variant.ty.as_ref().map(ty).map(|ty| quote!((#ty)));
        let deprecated = deprecation::attribute(&variant.deprecation);
        quote!(#docs #deprecated #ident #ty)
    });
    let unknown_docs = line("A member that this version of the crate lacks.");
    let debug = (!derives.contains(&Derive::Debug)).then(|| redacted_debug(union));
    let json = json::union(union);
    let validation = union.bounded.then(|| constraints::union(union));
    quote! {
        #union_docs
        #deprecated
        #derive
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #unknown_docs
            Unknown(crate::primitives::UnknownMember),
        }

        #debug

        #json

        #validation

        impl crate::builder::Element for #ident {
            type Kind = crate::builder::Exact;
        }
    }
}

/// Emits `Debug` that redacts sensitive members.
fn redacted_debug(union: &Union) -> TokenStream {
    let variants = union.variants.iter().map(|variant| {
        let value = match (&variant.ty, variant.sensitive) {
            (None, _) => VariantValue::None,
            (_, true) => VariantValue::Sensitive,
            _ => VariantValue::Shown,
        };
        (&variant.ident, value)
    });
    debug::enumeration(&union.ident, variants, &quote!(member))
}
