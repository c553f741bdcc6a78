//! Types and documentation as the values of facts.

use crate::digest::digest;
use crate::ir::{Deprecation, Docs, Named, Type};

/// Returns the digest of a documentation.
pub(crate) fn docs(docs: &Docs) -> Option<String> {
    Some(digest(&docs.0.join("\n\n")))
}

/// Formats the warning about a deprecated item.
pub(crate) fn deprecation(deprecation: &Option<Deprecation>) -> Option<String> {
    let Deprecation { note, since } = deprecation.as_ref()?;
    Some(match since {
        Some(since) => format!("{note} (Since {since}.)"),
        None => note.clone(),
    })
}

/// Formats a type as callers write it.
pub(crate) fn text(ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I8 => "i8".to_owned(),
        Type::I16 => "i16".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::BigInteger => "BigInteger".to_owned(),
        Type::BigDecimal => "BigDecimal".to_owned(),
        Type::Document => "Document".to_owned(),
        Type::Blob => "Blob".to_owned(),
        Type::Stream => "ByteStream".to_owned(),
        Type::EventSender(ident) => format!("EventSender<{ident}>"),
        Type::EventReceiver(ident) => format!("EventReceiver<{ident}>"),
        Type::Timestamp(_) => "DateTime".to_owned(),
        Type::Named(Named::Error, ident) => format!("error::{ident}"),
        Type::Named(_, ident) => ident.to_string(),
        Type::List(element) => format!("Vec<{}>", text(element)),
        Type::Map(key, value) => format!("HashMap<{}, {}>", text(key), text(value)),
        Type::Nullable(inner) => format!("Option<{}>", text(inner)),
        Type::Boxed(inner) => format!("Box<{}>", text(inner)),
    }
}
