//! Structures and their builders.

use super::constraints;
use super::defaults::{default_names, default_value, defaults};
use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, member_docs};
use crate::emit::rust_type::{codec, field_type, is_dense, ty};
use crate::ir::{Literal, Member, Presence, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// What debug output shows in place of what is sensitive.
pub(crate) const REDACTED: &str = "*** redacted ***";

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
    let Structure { ident, .. } = structure;
    let (structure_docs, streams) = (docs(&structure.docs), structure.streams());
    let derives = derives(structure);
    let deprecated = deprecation::attribute(&structure.deprecation);
    let camel_case =
        (structure.camel_case && !streams).then(|| quote!(#[serde(rename_all = "camelCase")]));
    let fields = structure.members.iter().map(|member| {
        let attributes = if streams { Vec::new() } else { serde_attributes(structure, member) };
        let docs = member_docs(&member.docs, &member.notes);
        let deprecated = deprecation::attribute(&member.deprecation);
        let (ident, ty) = (&member.ident, field_type(member));
        quote!(#docs #deprecated #(#[serde(#attributes)])* pub #ident: #ty)
    });
    let hidden_field = hidden.map(|hidden| {
        let (field, ty) = (hidden.ident(), &hidden.ty);
        let skip = (!streams).then(|| quote!(#[serde(skip)]));
        quote!(#skip pub(crate) #field: #ty)
    });
    let fields = fields.chain(hidden_field);
    let defaults = defaults(structure);
    let redacted_debug = structure.has_sensitive().then(|| redacted_debug(structure, hidden));
    quote! {
        #structure_docs
        #deprecated
        #derives
        #camel_case
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
        }

        #defaults

        #redacted_debug
    }
}

/// What is derived. A stream is neither copied nor compared nor written as JSON.
fn derives(structure: &Structure) -> Option<TokenStream> {
    let debug = (!structure.has_sensitive()).then(|| quote!(Debug,));
    let default = structure.has_default().then(|| quote!(Default,));
    if !structure.streams() {
        let serde = quote!(::serde::Serialize, ::serde::Deserialize);
        return Some(quote!(#[derive(Clone, #debug #default PartialEq, #serde)]));
    }
    (debug.is_some() || default.is_some()).then(|| quote!(#[derive(#debug #default)]))
}

/// How serde writes and reads a field: its name, whether it is there, and its value.
fn serde_attributes(structure: &Structure, member: &Member) -> Vec<TokenStream> {
    let rename = member.rename.as_ref().map(|name| quote!(rename = #name));
    let codec = codec(&member.ty);
    let with = |codec: String| {
        let path = format!("crate::json::codec::As::<{codec}>");
        quote!(with = #path)
    };
    let without_nulls = leaves_out_nulls(structure, member)
        .then(|| quote!(deserialize_with = "crate::json::dense::without_nulls"));
    let (presence, value) = match &member.presence {
        Presence::Optional => {
            let value = match codec {
                Some(codec) => Some(with(format!("Option<{codec}>"))),
                None => without_nulls.clone(),
            };
            let default = value.is_some().then(|| quote!(default,));
            (Some(quote!(#default skip_serializing_if = "Option::is_none")), value)
        }
        Presence::Required if !structure.in_responses => (None, codec.map(with)),
        Presence::Required | Presence::Default(Literal::Empty) => {
            let default = quote!(default = "crate::json::missing::Missing::missing");
            match codec {
                Some(codec) => {
                    let codec = format!("crate::json::codec::OrMissing<{codec}>");
                    (Some(default), Some(with(codec)))
                }
                None => {
                    let read = "crate::json::missing::null_as_missing";
                    let read = without_nulls.unwrap_or(quote!(deserialize_with = #read));
                    (Some(quote!(#default, #read)), None)
                }
            }
        }
        Presence::Default(_) => {
            let [default, read] = default_names(member).map(|name| name.to_string());
            let write = codec.map(|codec| {
                let path = format!("crate::json::codec::As::<{codec}>::serialize");
                quote!(serialize_with = #path)
            });
            (Some(quote!(default = #default, deserialize_with = #read)), write)
        }
    };
    [rename, presence, value].into_iter().flatten().collect()
}

/// Whether a member of a response is a collection that has `null` left out of it, without a codec.
pub(crate) fn leaves_out_nulls(structure: &Structure, member: &Member) -> bool {
    structure.in_responses && is_dense(&member.ty) && codec(&member.ty).is_none()
}

/// The serde attributes of a field that is only written.
pub(crate) fn serialize_attribute(member: &Member) -> Option<TokenStream> {
    let rename = member.rename.as_ref().map(|name| quote!(rename = #name));
    let skip = (member.presence == Presence::Optional)
        .then(|| quote!(skip_serializing_if = "Option::is_none"));
    let with = codec(&member.ty).map(|codec| {
        let codec = match member.presence {
            Presence::Optional => format!("Option<{codec}>"),
            _ => codec,
        };
        let path = format!("crate::json::codec::AsBorrowed::<{codec}>::serialize");
        quote!(serialize_with = #path)
    });
    let parts: Vec<_> = [rename, skip, with].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| quote!(#[serde(#(#parts),*)]))
}

/// Debug output without what is sensitive.
fn redacted_debug(structure: &Structure, hidden: Option<&Hidden>) -> TokenStream {
    let ident = &structure.ident;
    let name = ident.to_string();
    let fields = structure.members.iter().map(|member| {
        let (ident, name) = (&member.ident, member.snake_name());
        if member.sensitive {
            quote!(.field(#name, &#REDACTED))
        } else {
            quote!(.field(#name, &self.#ident))
        }
    });
    let hidden = hidden.map(|hidden| {
        let (ident, name) = (hidden.ident(), hidden.field);
        quote!(.field(#name, &self.#ident))
    });
    let fields = fields.chain(hidden);
    quote! {
        impl ::std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#name)
                    #(#fields)*
                    .finish()
            }
        }
    }
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
