//! The types of members, and the modules that hold the types in `types`.

use super::docs::line;
use super::{Output, enums, events, structures, unions};
use crate::ir::{Named, Service, Type, TypeDef};
use crate::smithy::traits::TimestampFormat;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Number;
use syn::ext::IdentExt;

/// Emits `types` and a file for each of them.
pub(super) fn emit(service: &Service, output: &mut Output) {
    for def in &service.types {
        let items = match def {
            TypeDef::Structure(structure) => structures::structure(structure),
            TypeDef::Union(union) => unions::union(union),
            TypeDef::Enum(def) => enums::open_enum(def),
            TypeDef::IntEnum(def) => enums::open_int_enum(def),
            TypeDef::EventStream(stream) => events::event_stream(service, stream),
        };
        output.rust(&module_path("src/types", def.module()), &[], items);
    }
    let modules = service.types.iter().map(TypeDef::module);
    let uses = service.types.iter().map(|def| {
        let (module, ident) = (def.module(), def.ident());
        match def {
            TypeDef::EventStream(stream) => {
                let error = &stream.error;
                quote!(pub use self::#module::{#ident, #error};)
            }
            _ => quote!(pub use self::#module::#ident;),
        }
    });
    let error_docs = line("The errors of the service.");
    let docs = ["The structures, unions and enums that inputs and outputs are made of.".to_owned()];
    output.rust(
        "src/types.rs",
        &docs,
        quote! {
            #error_docs
            pub mod error;
            #(mod #modules;)*
            #(#uses)*
        },
    );
}

/// The file of a module.
pub(super) fn module_path(parent: &str, module: &proc_macro2::Ident) -> String {
    format!("{parent}/{}.rs", module.unraw())
}

/// A number, as code has it.
pub(super) fn number(number: &Number) -> Literal {
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
pub(super) fn ty(ty: &Type) -> TokenStream {
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
pub(super) fn codec(ty: &Type) -> Option<String> {
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
pub(super) fn element_codec(of: &Type) -> Option<String> {
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
pub(super) fn is_dense(ty: &Type) -> bool {
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
