//! Structures and their builders.

use super::constraints;
use super::defaults::{default_value, defaults};
use super::{debug, serde_form};
use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, member_docs};
use crate::emit::rust_type::{field_type, ty};
use crate::ir::{Derive, Member, Nullability, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Emits a structure, its builder and its validation.
pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let definition = definition(structure, None);
    let builder = builder(structure, None);
    let validation = structure.bounded.then(|| constraints::structure(structure));
    quote!(#definition #builder #validation)
}

/// A field that the model does not have.
pub(crate) struct ExtraField {
    pub field: &'static str,
    pub ty: TokenStream,
}

impl ExtraField {
    fn ident(&self) -> Ident {
        format_ident!("{}", self.field)
    }
}

/// Emits the definition of a structure.
pub(crate) fn definition(structure: &Structure, extra: Option<&ExtraField>) -> TokenStream {
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
    let extra_field = extra.map(|extra| {
        let (field, ty) = (extra.ident(), &extra.ty);
        let skip = has_serde.then(|| quote!(#[serde(skip)]));
        quote!(#skip pub(crate) #field: #ty)
    });
    let fields = fields.chain(extra_field);
    let defaults = has_serde.then(|| defaults(structure)).flatten();
    let redacted_debug =
        (!derives.contains(&Derive::Debug)).then(|| redacted_debug(structure, extra));
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

/// Emits the attribute that derives these traits, if there are any.
pub(crate) fn derive(derives: &[Derive]) -> Option<TokenStream> {
    let paths = derives.iter().map(|derive| match derive {
        Derive::Clone => quote!(Clone),
        Derive::Debug => quote!(Debug),
        Derive::Default => quote!(Default),
        Derive::PartialEq => quote!(PartialEq),
        Derive::Eq => quote!(Eq),
        Derive::Hash => quote!(Hash),
        Derive::Serialize => quote!(::serde::Serialize),
        Derive::Deserialize => quote!(::serde::Deserialize),
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

/// Emits the builder of a structure.
pub(crate) fn builder(structure: &Structure, extra: Option<&ExtraField>) -> TokenStream {
    let ident = &structure.ident;
    let entries = |wanted: fn(&Nullability) -> bool| {
        structure.members.iter().filter(move |member| wanted(&member.nullability))
    };
    let deprecated = |member: &Member| deprecation::attribute(&member.deprecation);
    let required = entries(|nullability| *nullability == Nullability::Required);
    let required = required.enumerate().map(|(place, member)| {
        let (field, marker, argument) =
            (&member.ident, &member.marker, setter_argument(&member.ty));
        let place = format_ident!("_{place}");
        let deprecated = deprecated(member);
        quote!(required #deprecated #field(#place: #marker): #argument)
    });
    let default =
        entries(|nullability| matches!(nullability, Nullability::Default(_))).map(|member| {
            let (field, argument, value) =
                (&member.ident, setter_argument(&member.ty), default_value(member));
            let deprecated = deprecated(member);
            quote!(default #deprecated #field(#value): #argument)
        });
    let optional = entries(|nullability| *nullability == Nullability::Optional).map(|member| {
        let (field, argument) = (&member.ident, setter_argument(&member.ty));
        let deprecated = deprecated(member);
        quote!(optional #deprecated #field: #argument)
    });
    let extra = extra.map(|extra| {
        let field = extra.ident();
        quote!(hidden #field)
    });
    let entries = required.chain(default).chain(optional).chain(extra);
    quote!(crate::builder::builder! { #ident { #(#entries,)* } })
}

/// Emits the argument that the setter of a field of this type has, as `builder!` describes it.
fn setter_argument(of: &Type) -> TokenStream {
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
