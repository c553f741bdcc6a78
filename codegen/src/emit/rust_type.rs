//! Types of members, and their codecs.

use crate::ir::{Member, Named, Presence, TimestampFormat, Type};
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

/// The codec that serde needs for a type, as the text of a path, if it needs one.
pub(crate) fn codec(ty: &Type) -> Option<String> {
    let codec = |name: &str| Some(format!("crate::json::codec::{name}"));
    match ty {
        Type::Timestamp(TimestampFormat::DateTime) => codec("DateTimeString"),
        Type::Timestamp(TimestampFormat::EpochSeconds) => codec("EpochSeconds"),
        Type::Timestamp(TimestampFormat::HttpDate) => codec("HttpDate"),
        Type::Blob => codec("Base64"),
        Type::F32 => codec("Float<f32>"),
        Type::F64 => codec("Float<f64>"),
        Type::BigInteger => codec("BigNumber<crate::primitives::BigInteger>"),
        Type::BigDecimal => codec("BigNumber<crate::primitives::BigDecimal>"),
        Type::List(element) => Some(collection(ty, &element_codec(element.nullable())?)),
        Type::Map(_, value) => Some(collection(ty, &element_codec(value.nullable())?)),
        _ => None,
    }
}

/// Returns the codec of what is within something else. A dense collection has one there: serde would
/// not leave out what is `null`.
pub(crate) fn element_codec(of: &Type) -> Option<String> {
    let plain = || match of {
        Type::List(element) | Type::Map(_, element) if is_dense(of) => {
            let element = ty(element).to_string().replace(' ', "");
            Some(collection(of, &format!("crate::json::codec::Plain<{element}>")))
        }
        _ => None,
    };
    codec(of).or_else(plain)
}

/// Whether a type is a list or a map in which `null` is no value.
pub(crate) fn is_dense(ty: &Type) -> bool {
    match ty {
        Type::List(element) | Type::Map(_, element) => {
            !matches!(**element, Type::Nullable(_) | Type::Document)
        }
        _ => false,
    }
}

/// Returns the codec of a list or a map whose elements have this one.
fn collection(of: &Type, element: &str) -> String {
    let sparse = if is_dense(of) { "" } else { "Sparse" };
    match of {
        Type::Map(key, _) => format!("crate::json::codec::{sparse}Map<{}, {element}>", ty(key)),
        _ => format!("crate::json::codec::{sparse}List<{element}>"),
    }
}
