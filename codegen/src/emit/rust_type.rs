//! Types of members.

use crate::ir::{Member, Named, Presence, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Number;

/// The type of a field.
pub(crate) fn field_type(member: &Member) -> TokenStream {
    let ty = ty(&member.ty);
    match member.presence {
        Presence::Optional => quote!(Option<#ty>),
        Presence::Required | Presence::Default(_) => ty,
    }
}

/// A number, as code has it.
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

/// A type, as a field has it.
pub(crate) fn ty(ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => quote!(bool),
        Type::I8 => quote!(i8),
        Type::I16 => quote!(i16),
        Type::I32 => quote!(i32),
        Type::I64 => quote!(i64),
        Type::F32 => quote!(f32),
        Type::F64 => quote!(f64),
        Type::String => quote!(String),
        Type::BigInteger => quote!(crate::primitives::BigInteger),
        Type::BigDecimal => quote!(crate::primitives::BigDecimal),
        Type::Document => quote!(crate::primitives::Document),
        Type::Blob => quote!(crate::primitives::Blob),
        Type::Stream => quote!(crate::primitives::ByteStream),
        Type::EventSender(ident) => quote!(crate::primitives::EventSender<crate::types::#ident>),
        Type::EventReceiver(ident) => {
            quote!(crate::primitives::EventReceiver<crate::types::#ident>)
        }
        Type::Timestamp(_) => quote!(crate::primitives::DateTime),
        Type::Named(Named::Error, ident) => quote!(crate::types::error::#ident),
        Type::Named(_, ident) => quote!(crate::types::#ident),
        Type::List(element) => {
            let element = self::ty(element);
            quote!(Vec<#element>)
        }
        Type::Map(key, value) => {
            let (key, value) = (self::ty(key), self::ty(value));
            quote!(::std::collections::HashMap<#key, #value>)
        }
        Type::Nullable(inner) => {
            let inner = self::ty(inner);
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = self::ty(inner);
            quote!(Box<#inner>)
        }
    }
}
