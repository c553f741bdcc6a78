//! Structures and their builders.

use super::constraints;
use super::defaults::{default_value, defaults};
use super::{debug, serde_form};
use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, member_docs};
use crate::emit::rust_type::{field_type, ty};
use crate::ir::{Derive, Member, Presence, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// A structure, whatever it is for.
pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let definition = definition(structure, None);
    let builder = builder(structure, None);
    let validation = structure.bounded.then(|| constraints::structure(structure));
    quote!(#definition #builder #validation)
}

/// A field that is not a member.
pub(crate) struct Hidden {
    pub field: &'static str,
    pub ty: TokenStream,
}

impl Hidden {
    fn ident(&self) -> Ident {
        format_ident!("{}", self.field)
    }
}

/// The structure itself.
pub(crate) fn definition(structure: &Structure, hidden: Option<&Hidden>) -> TokenStream {
    let Structure { ident, derives, .. } = structure;
    let structure_docs = docs(&structure.docs);
    let derive = derive(derives);
    let has_serde = derives.contains(&Derive::Serialize);
    let deprecated = deprecation::attribute(&structure.deprecation);
    let camel_case =
        (structure.camel_case && has_serde).then(|| quote!(#[serde(rename_all = "camelCase")]));
    let fields = structure.members.iter().map(|member| {
        let attributes = has_serde.then(|| serde_form::attributes(member));
        let docs = member_docs(&member.docs, &member.notes);
        let deprecated = deprecation::attribute(&member.deprecation);
        let (ident, ty) = (&member.ident, field_type(member));
        quote!(#docs #deprecated #attributes pub #ident: #ty)
    });
    let hidden_field = hidden.map(|hidden| {
        let (field, ty) = (hidden.ident(), &hidden.ty);
        let skip = has_serde.then(|| quote!(#[serde(skip)]));
        quote!(#skip pub(crate) #field: #ty)
    });
    let fields = fields.chain(hidden_field);
    let defaults = has_serde.then(|| defaults(structure)).flatten();
    let redacted_debug =
        (!derives.contains(&Derive::Debug)).then(|| redacted_debug(structure, hidden));
    quote! {
        #structure_docs
        #deprecated
        #derive
        #camel_case
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
        }

        #defaults

        #redacted_debug
    }
}

/// Emits the attribute that derives these traits.
pub(crate) fn derive(derives: &[Derive]) -> Option<TokenStream> {
    let paths = derives.iter().map(|derive| match derive {
        Derive::Clone => quote!(Clone),
        Derive::Debug => quote!(Debug),
        Derive::Default => quote!(Default),
        Derive::PartialEq => quote!(PartialEq),
        Derive::Serialize => quote!(::serde::Serialize),
        Derive::Deserialize => quote!(::serde::Deserialize),
    });
    (!derives.is_empty()).then(|| quote!(#[derive(#(#paths),*)]))
}

fn redacted_debug(structure: &Structure, hidden: Option<&Hidden>) -> TokenStream {
    let members = structure.members.iter();
    let members =
        members.map(|member| (member.ident.clone(), member.snake_name(), member.sensitive));
    let hidden = hidden.map(|hidden| (hidden.ident(), hidden.field.to_owned(), false));
    debug::structure(&structure.ident, members.chain(hidden))
}

/// The builder of a structure.
pub(crate) fn builder(structure: &Structure, hidden: Option<&Hidden>) -> TokenStream {
    let ident = &structure.ident;
    let entries = |wanted: fn(&Presence) -> bool| {
        structure.members.iter().filter(move |member| wanted(&member.presence))
    };
    let deprecated = |member: &Member| deprecation::attribute(&member.deprecation);
    let required = entries(|presence| *presence == Presence::Required);
    let required = required.enumerate().map(|(place, member)| {
        let (field, marker, kind) = (&member.ident, &member.marker, kind(&member.ty));
        let place = format_ident!("_{place}");
        let deprecated = deprecated(member);
        quote!(required #deprecated #field(#place: #marker): #kind)
    });
    let default = entries(|presence| matches!(presence, Presence::Default(_))).map(|member| {
        let (field, kind, value) = (&member.ident, kind(&member.ty), default_value(member));
        let deprecated = deprecated(member);
        quote!(default #deprecated #field(#value): #kind)
    });
    let optional = entries(|presence| *presence == Presence::Optional).map(|member| {
        let (field, kind) = (&member.ident, kind(&member.ty));
        let deprecated = deprecated(member);
        quote!(optional #deprecated #field: #kind)
    });
    let hidden = hidden.map(|hidden| {
        let field = hidden.ident();
        quote!(hidden #field)
    });
    let entries = required.chain(default).chain(optional).chain(hidden);
    quote!(crate::builder::builder! { #ident { #(#entries,)* } })
}

/// How a builder takes a value of a type.
fn kind(of: &Type) -> TokenStream {
    let element = |of: &Type| match of {
        Type::String => quote!(text),
        other => ty(other),
    };
    match of {
        Type::String => quote!(text),
        Type::Stream => quote!(into(crate::primitives::ByteStream)),
        Type::EventSender(_) => {
            let sender = ty(of);
            quote!(into(#sender))
        }
        Type::Boxed(inner) => {
            let inner = ty(inner);
            quote!(boxed(#inner))
        }
        Type::List(inner) => {
            let inner = element(inner);
            quote!(list(#inner))
        }
        Type::Map(key, value) => {
            let (key, value) = (element(key), element(value));
            quote!(map(#key, #value))
        }
        other => {
            let other = ty(other);
            quote!(value(#other))
        }
    }
}
