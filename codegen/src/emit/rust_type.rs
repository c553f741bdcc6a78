//! Types and numbers of Rust.

use crate::ir::{Member, Named, Nullability, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Number;

/// Emits the type of a field.
pub(crate) fn field_type(member: &Member) -> TokenStream {
    let ty = ty(&member.ty);
    match member.nullability {
        Nullability::Optional => quote!(Option<#ty>),
        Nullability::Required | Nullability::Default(_) => ty,
    }
}

/// Emits a number.
pub(crate) fn number(number: &Number) -> Literal {
    match number.as_i64() {
        Some(number) => Literal::i64_unsuffixed(number),
        None => {
            let value = number.as_f64().unwrap_or_default();
            let decimal = Literal::f64_unsuffixed(value);
            let is_wide = decimal.to_string().len() > 20;
            let exponent = is_wide.then(|| format!("{value:e}").parse().ok()).flatten();
            exponent.unwrap_or(decimal)
        }
    }
}

/// Emits a type, as fields of the crate have it.
pub(crate) fn ty(of: &Type) -> TokenStream {
    type_in(&quote!(crate), of)
}

/// Emits a type. `root` is the path of the crate.
pub(crate) fn type_in(root: &TokenStream, of: &Type) -> TokenStream {
    let ty = |of: &Type| type_in(root, of);
    match of {
        Type::Bool => quote!(bool),
        Type::I8 => quote!(i8),
        Type::I16 => quote!(i16),
        Type::I32 => quote!(i32),
        Type::I64 => quote!(i64),
        Type::F32 => quote!(f32),
        Type::F64 => quote!(f64),
        Type::String => quote!(String),
        Type::BigInteger => quote!(#root::primitives::BigInteger),
        Type::BigDecimal => quote!(#root::primitives::BigDecimal),
        Type::Document => quote!(#root::primitives::Document),
        Type::Blob => quote!(#root::primitives::Blob),
        Type::Stream => quote!(#root::primitives::ByteStream),
        Type::EventSender(ident) => quote!(#root::primitives::EventSender<#root::types::#ident>),
        Type::EventReceiver(ident) => {
            quote!(#root::primitives::EventReceiver<#root::types::#ident>)
        }
        Type::Timestamp(_) => quote!(#root::primitives::DateTime),
        Type::Named(Named::Error, ident) => quote!(#root::types::error::#ident),
        Type::Named(_, ident) => quote!(#root::types::#ident),
        Type::List(element) => {
            let element = ty(element);
            quote!(Vec<#element>)
        }
        Type::Map(key, value) => {
            let (key, value) = (ty(key), ty(value));
            quote!(::std::collections::HashMap<#key, #value>)
        }
        Type::Nullable(inner) => {
            let inner = ty(inner);
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = ty(inner);
            quote!(Box<#inner>)
        }
    }
}
