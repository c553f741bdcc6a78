//! Values, as users of the crate write them.

use super::rust_type::{number, type_in};
use crate::ir::{Document, Sample, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

/// Emits the calls of a builder that set these fields. `library` is the name of the crate.
pub(crate) fn setters<'a>(
    library: &'a Ident,
    fields: &'a [(Ident, Sample)],
) -> impl Iterator<Item = TokenStream> + 'a {
    fields.iter().map(move |(field, sample)| {
        let value = argument(library, sample);
        quote!(.#field(#value))
    })
}

/// Emits a value as the argument of a setter, which converts `&str` to `String`, in elements too.
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

/// Emits a value of its type.
pub(crate) fn value(library: &Ident, sample: &Sample) -> TokenStream {
    match sample {
        Sample::Text(text) => quote!(#text.to_owned()),
        Sample::Bool(value) => quote!(#value),
        Sample::Number(number) => {
            let number = self::number(number);
            quote!(#number)
        }
        Sample::Float(value) => {
            let constant = non_finite(*value);
            quote!(f64::#constant as _)
        }
        Sample::Blob(bytes) => {
            let bytes = self::bytes(bytes);
            quote!(::#library::primitives::Blob::new(#bytes))
        }
        Sample::Stream(bytes) => {
            let bytes = self::bytes(bytes);
            quote!(::#library::primitives::ByteStream::from_static(#bytes))
        }
        Sample::Timestamp(seconds, nanos) => timestamp(&quote!(::#library), *seconds, *nanos),
        Sample::NoEvents => quote!(::#library::primitives::EventSender::default()),
        Sample::BigInteger(digits) => {
            quote!(#digits.parse::<::#library::primitives::BigInteger>().expect("a number"))
        }
        Sample::BigDecimal(digits) => {
            quote!(#digits.parse::<::#library::primitives::BigDecimal>().expect("a number"))
        }
        Sample::Document(of) => document(&quote!(::#library), of),
        Sample::Nullable(None) => quote!(None),
        Sample::Nullable(Some(inner)) => {
            let inner = value(library, inner);
            quote!(Some(#inner))
        }
        Sample::Empty(ty) => empty(library, ty),
        Sample::List(values) => {
            let values = values.iter().map(|sample| value(library, sample));
            quote!(vec![#(#values),*])
        }
        Sample::Map(entries) => map(library, entries),
        Sample::Boxed(inner) => {
            let inner = value(library, inner);
            quote!(Box::new(#inner))
        }
        Sample::Structure(ty, fields) => {
            let (ty, setters) = (path(library, ty), setters(library, fields));
            quote!(#ty::builder()#(#setters)*.build())
        }
        Sample::Union(ty, variant, inner) => {
            let ty = path(library, ty);
            let inner = inner.as_ref().map(|inner| {
                let inner = value(library, inner);
                quote!((#inner))
            });
            quote!(#ty::#variant #inner)
        }
        Sample::Enum(ty, variant) => {
            let ty = path(library, ty);
            quote!(#ty::#variant)
        }
        Sample::OpenEnum(ty, text) => {
            let ty = path(library, ty);
            quote!(#ty::from(#text))
        }
        Sample::OpenIntEnum(ty, value) => {
            let (ty, value) = (path(library, ty), Literal::i32_unsuffixed(*value));
            quote!(#ty::from(#value))
        }
    }
}

fn map(library: &Ident, entries: &[(Sample, Sample)]) -> TokenStream {
    let entries = entries.iter().map(|(key, element)| {
        let (key, element) = (value(library, key), value(library, element));
        quote!((#key, #element))
    });
    quote!(::std::collections::HashMap::from([#(#entries),*]))
}

/// Emits an empty list or map, with the types of its elements.
fn empty(library: &Ident, ty: &Type) -> TokenStream {
    match ty {
        Type::List(element) => {
            let element = path(library, element);
            quote!(Vec::<#element>::new())
        }
        Type::Map(key, element) => {
            let (key, element) = (path(library, key), path(library, element));
            quote!(::std::collections::HashMap::<#key, #element>::new())
        }
        _ => quote!(Default::default()),
    }
}

/// Returns the constant of a float type for NaN or an infinity.
pub(crate) fn non_finite(value: f64) -> Ident {
    let name = match value {
        value if value.is_nan() => "NAN",
        value if value > 0.0 => "INFINITY",
        _ => "NEG_INFINITY",
    };
    format_ident!("{name}")
}

/// Emits bytes as a byte string.
pub(crate) fn bytes(bytes: &[u8]) -> Literal {
    Literal::byte_string(bytes)
}

/// Emits a timestamp. `root` is the path of the crate.
pub(crate) fn timestamp(root: &TokenStream, seconds: i64, nanos: u32) -> TokenStream {
    let seconds = Literal::i64_unsuffixed(seconds);
    if nanos == 0 {
        return quote!(#root::primitives::DateTime::from_secs(#seconds));
    }
    let nanos = Literal::u32_unsuffixed(nanos);
    quote!(#root::primitives::DateTime::from_secs_and_nanos(#seconds, #nanos))
}

/// Emits a document. `root` is the path of the crate.
pub(crate) fn document(root: &TokenStream, of: &Document) -> TokenStream {
    match of {
        Document::Null => quote!(#root::primitives::Document::Null),
        Document::Bool(value) => quote!(#root::primitives::Document::from(#value)),
        Document::Number(number) => {
            let number = self::number(number);
            quote!(#root::primitives::Document::from(#number))
        }
        Document::Text(text) => quote!(#root::primitives::Document::from(#text)),
        Document::List(values) => {
            let values = values.iter().map(|value| document(root, value));
            quote!(#root::primitives::Document::Array(vec![#(#values),*]))
        }
        Document::Map(entries) if entries.is_empty() => {
            quote!(#root::primitives::Document::Object(Default::default()))
        }
        Document::Map(entries) => {
            let entries = entries.iter().map(|(name, value)| {
                let value = document(root, value);
                quote!((#name.to_owned(), #value))
            });
            quote!(#root::primitives::Document::from_iter([#(#entries),*]))
        }
    }
}

/// Emits a type, as users of the crate name it.
fn path(library: &Ident, ty: &Type) -> TokenStream {
    match ty {
        Type::Boxed(inner) => path(library, inner),
        ty => type_in(&quote!(::#library), ty),
    }
}
