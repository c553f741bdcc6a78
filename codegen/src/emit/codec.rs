//! The codecs of the runtime.

use super::rust_type::ty;
use crate::ir::{Member, Nullability, TimestampFormat, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the codec of a field, unless its type is its own codec.
pub(crate) fn field_codec(member: &Member) -> Option<TokenStream> {
    let codec = own_codec(&member.ty)?;
    Some(match member.nullability {
        Nullability::Optional => quote!(Option<#codec>),
        Nullability::Required | Nullability::Default(_) => codec,
    })
}

/// Emits the codec of a type.
pub(crate) fn codec(of: &Type) -> TokenStream {
    own_codec(of).unwrap_or_else(|| ty(of))
}

/// Emits the codec of a type, unless the type is its own codec.
fn own_codec(of: &Type) -> Option<TokenStream> {
    Some(match of {
        Type::Timestamp(TimestampFormat::DateTime) => quote!(crate::json::codec::DateTimeString),
        Type::Timestamp(TimestampFormat::EpochSeconds) => quote!(crate::json::codec::EpochSeconds),
        Type::Timestamp(TimestampFormat::HttpDate) => quote!(crate::json::codec::HttpDate),
        Type::Blob => quote!(crate::json::codec::Base64),
        Type::F32 => quote!(crate::json::codec::Float<f32>),
        Type::F64 => quote!(crate::json::codec::Float<f64>),
        Type::BigInteger => quote!(crate::json::codec::BigNumber<crate::primitives::BigInteger>),
        Type::BigDecimal => quote!(crate::json::codec::BigNumber<crate::primitives::BigDecimal>),
        Type::List(element) => {
            let element = own_codec(element)?;
            quote!(Vec<#element>)
        }
        Type::Map(key, value) => {
            let (key, value) = (ty(key), own_codec(value)?);
            quote!(::std::collections::HashMap<#key, #value>)
        }
        Type::Nullable(inner) => {
            let inner = own_codec(inner)?;
            quote!(Option<#inner>)
        }
        Type::Boxed(inner) => {
            let inner = own_codec(inner)?;
            quote!(Box<#inner>)
        }
        _ => return None,
    })
}
