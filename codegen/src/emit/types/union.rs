//! Unions.

use super::constraints;
use super::debug::{self, VariantValue};
use super::structure::derive;
use crate::emit::doc_comment::{docs, line, member_docs};
use crate::emit::rust_type::ty;
use crate::emit::{codec, deprecation};
use crate::ir::{Derive, Union, UnionVariant};
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
    let serde = serde_implementations(union);
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

        #serde

        #validation

        impl crate::builder::Element for #ident {
            type Kind = crate::builder::Exact;
        }

        impl crate::json::error_correction::ErrorCorrection for #ident {
            fn error_corrected() -> Self {
                Self::Unknown(crate::primitives::UnknownMember::absent())
            }
        }
    }
}

/// Emits `Serialize` and `Deserialize`: a union is an object with one member.
fn serde_implementations(union: &Union) -> TokenStream {
    let ident = &union.ident;
    let names = union.variants.iter().map(|variant| &variant.name);
    let writes = union.variants.iter().map(write);
    let reads = union.variants.iter().map(read);
    quote! {
        impl serde::Serialize for #ident {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#writes,)*
                    Self::Unknown(member) => serde::Serialize::serialize(member, serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for #ident {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::json::union::read(deserializer)
            }
        }

        impl crate::json::union::Union for #ident {
            fn member<'de, A: ::serde::de::MapAccess<'de>>(
                name: &str,
                map: &mut A,
            ) -> Result<Option<Option<Self>>, A::Error> {
                match name {
                    #(#names => #reads,)*
                    _ => Ok(None),
                }
            }

            fn unknown(member: crate::primitives::UnknownMember) -> Self {
                Self::Unknown(member)
            }
        }
    }
}

fn read(variant: &UnionVariant) -> TokenStream {
    let ident = &variant.ident;
    match (variant.codec.as_ref().map(codec::path_tokens), &variant.ty) {
        (Some(codec), _) => {
            quote!(crate::json::codec::union_value::<#codec, _, _>(map, Self::#ident))
        }
        (None, Some(_)) => quote!(crate::json::union::member_value(map, Self::#ident)),
        (None, None) => {
            quote!(crate::json::union::member_value(map, |_: ::serde::de::IgnoredAny| Self::#ident))
        }
    }
}

fn write(variant: &UnionVariant) -> TokenStream {
    let (ident, name) = (&variant.ident, &variant.name);
    let (binding, value) = match (variant.codec.as_ref().map(codec::path_tokens), &variant.ty) {
        (Some(codec), _) => {
            (Some(quote!((value))), quote!(&crate::json::codec::Encode::<#codec>(value)))
        }
        (None, Some(_)) => (Some(quote!((value))), quote!(value)),
        // Unit is an empty object.
        (None, None) => (None, quote!(&serde_json::Map::new())),
    };
    quote!(Self::#ident #binding => crate::json::union::write(serializer, #name, #value))
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
