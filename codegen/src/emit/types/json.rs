//! The JSON forms of structures and unions.

use crate::emit::codec::{codec, field_codec};
use crate::ir::{Member, Structure, Union};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the JSON form of a structure.
pub(crate) fn object(structure: &Structure) -> TokenStream {
    let ident = &structure.ident;
    let (required, others): (Vec<_>, Vec<_>) =
        structure.members.iter().partition(|member| member.required_in_json);
    let [required, others] = [required, others].map(|members| members.into_iter().map(member));
    quote! {
        crate::json::object::json_object! { #ident { #(required #required,)* #(#others,)* } }
    }
}

fn member(member: &Member) -> TokenStream {
    let (name, field) = (&member.json_name, &member.ident);
    let codec = field_codec(member).map(|codec| quote!(as #codec));
    quote!(#name => #field #codec)
}

/// Emits the JSON form of a union: an object with one member.
pub(crate) fn union(union: &Union) -> TokenStream {
    let ident = &union.ident;
    let values = union.variants.iter().filter_map(|variant| {
        let (name, ident, codec) = (&variant.name, &variant.ident, codec(variant.ty.as_ref()?));
        Some(quote!(#name => #ident as #codec))
    });
    let units = union.variants.iter().filter(|variant| variant.ty.is_none()).map(|variant| {
        let (name, ident) = (&variant.name, &variant.ident);
        quote!(unit #name => #ident)
    });
    quote!(crate::json::union::json_union! { #ident { #(#values,)* #(#units,)* } })
}
