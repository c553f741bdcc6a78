//! Values as code, for those who use the crate.

use crate::ir::{Named, Sample, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// The methods of a builder that set these fields. `library` is the name of the crate.
pub(super) fn setters<'a>(
    library: &'a Ident,
    fields: &'a [(Ident, Sample)],
) -> impl Iterator<Item = TokenStream> + 'a {
    fields.iter().map(move |(field, sample)| {
        let value = argument(library, sample);
        quote!(.#field(#value))
    })
}

/// A value as a builder takes it: text is whatever becomes a `String`, and so are elements.
fn argument(library: &Ident, sample: &Sample) -> TokenStream {
    let element = |sample: &Sample| match sample {
        Sample::Text(text) => quote!(#text),
        other => value(library, other),
    };
    match sample {
        Sample::Text(text) => quote!(#text),
        Sample::List(values) => {
            let values = values.iter().map(element);
            quote!([#(#values),*])
        }
        Sample::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let (key, value) = (element(key), element(value));
                quote!((#key, #value))
            });
            quote!([#(#entries),*])
        }
        Sample::Boxed(inner) => argument(library, inner),
        other => value(library, other),
    }
}

/// A value as its type.
fn value(library: &Ident, sample: &Sample) -> TokenStream {
    match sample {
        Sample::Text(text) => quote!(#text.to_owned()),
        Sample::Bool(value) => quote!(#value),
        Sample::Number(number) => {
            let number = super::types::number(number);
            quote!(#number)
        }
        Sample::Blob(text) => quote!(::#library::primitives::Blob::new(#text)),
        Sample::Timestamp(seconds) => {
            let seconds = Literal::i64_unsuffixed(*seconds);
            quote!(::#library::primitives::DateTime::from_secs(#seconds))
        }
        Sample::Empty(ty) => match ty {
            Type::List(element) => {
                let element = path(library, element);
                quote!(Vec::<#element>::new())
            }
            Type::Map(key, element) => {
                let (key, element) = (path(library, key), path(library, element));
                quote!(::std::collections::HashMap::<#key, #element>::new())
            }
            _ => quote!(Default::default()),
        },
        Sample::List(values) => {
            let values = values.iter().map(|sample| value(library, sample));
            quote!(vec![#(#values),*])
        }
        Sample::Map(entries) => {
            let entries = entries.iter().map(|(key, element)| {
                let (key, element) = (value(library, key), value(library, element));
                quote!((#key, #element))
            });
            quote!(::std::collections::HashMap::from([#(#entries),*]))
        }
        Sample::Boxed(inner) => {
            let inner = value(library, inner);
            quote!(Box::new(#inner))
        }
        Sample::Structure(ty, fields) => {
            let (ty, setters) = (path(library, ty), setters(library, fields));
            quote!(#ty::builder()#(#setters)*.build())
        }
        Sample::Union(ty, variant, inner) => {
            let (ty, inner) = (path(library, ty), value(library, inner));
            quote!(#ty::#variant(#inner))
        }
        Sample::Enum(ty, variant) => {
            let ty = path(library, ty);
            quote!(#ty::#variant)
        }
        Sample::OpenEnum(ty, text) => {
            let ty = path(library, ty);
            quote!(#ty::from(#text))
        }
    }
}

/// A type, as those who use the crate write it.
fn path(library: &Ident, ty: &Type) -> TokenStream {
    match ty {
        Type::Named(Named::Error, ident) => quote!(::#library::types::error::#ident),
        Type::Named(_, ident) => quote!(::#library::types::#ident),
        Type::Blob => quote!(::#library::primitives::Blob),
        Type::Timestamp(_) => quote!(::#library::primitives::DateTime),
        Type::List(element) => {
            let element = path(library, element);
            quote!(Vec<#element>)
        }
        Type::Map(key, element) => {
            let (key, element) = (path(library, key), path(library, element));
            quote!(::std::collections::HashMap<#key, #element>)
        }
        Type::Boxed(inner) => path(library, inner),
        simple => super::types::ty(simple),
    }
}
