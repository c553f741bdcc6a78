//! Structures.

use super::builder::{self, ExtraField};
use super::{constraints, debug, json};
use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, member_docs};
use crate::emit::rust_type::field_type;
use crate::ir::{Derive, Structure};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits a structure, its builder and its validation.
pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let definition = definition(structure, None);
    let builder = builder::of_structure(quote!(crate::types), structure, None);
    let validation = validation(structure);
    quote!(#definition #builder #validation)
}

/// Emits the validation of a structure that requests have.
pub(crate) fn validation(structure: &Structure) -> Option<TokenStream> {
    structure.bounded.then(|| constraints::structure(structure))
}

/// Emits the definition of a structure.
pub(crate) fn definition(structure: &Structure, extra: Option<&ExtraField>) -> TokenStream {
    let Structure { ident, derives, .. } = structure;
    let structure_docs = docs(&structure.docs);
    let derive = derive(derives);
    let deprecated = deprecation::attribute(&structure.deprecation);
    let fields = structure.members.iter().map(|member| {
        let docs = member_docs(&member.docs, &member.notes);
        let deprecated = deprecation::attribute(&member.deprecation);
        let (ident, ty) = (&member.ident, field_type(member));
        quote!(#docs #deprecated pub #ident: #ty)
    });
    let extra_field = extra.map(|extra| {
        let (field, ty) = (extra.ident(), &extra.ty);
        quote!(pub(crate) #field: #ty)
    });
    let fields = fields.chain(extra_field);
    let json = (!structure.streams()).then(|| json::object(structure));
    let redacted_debug =
        (!derives.contains(&Derive::Debug)).then(|| redacted_debug(structure, extra));
    quote! {
        #structure_docs
        #deprecated
        #derive
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
        }

        #redacted_debug

        #json
    }
}

/// Emits the attribute that derives these traits, if there are any.
pub(crate) fn derive(derives: &[Derive]) -> Option<TokenStream> {
    let paths = derives.iter().map(|derive| match derive {
        Derive::Clone => quote!(Clone),
        Derive::Debug => quote!(Debug),
        Derive::Default => quote!(Default),
        Derive::PartialEq => quote!(PartialEq),
        Derive::Eq => quote!(Eq),
        Derive::Hash => quote!(Hash),
    });
    (!derives.is_empty()).then(|| quote!(#[derive(#(#paths),*)]))
}

fn redacted_debug(structure: &Structure, extra: Option<&ExtraField>) -> TokenStream {
    let members = structure.members.iter();
    let members =
        members.map(|member| (member.ident.clone(), member.snake_name(), member.sensitive));
    let extra = extra.map(|extra| (extra.ident(), extra.field.to_owned(), false));
    debug::structure(&structure.ident, members.chain(extra))
}
