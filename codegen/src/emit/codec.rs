//! The codecs of the runtime.

use super::rust_type::ty;
use crate::ir::{Codec, Type};
use proc_macro2::TokenStream;

/// Returns the path of a codec, for the text of serde's attributes.
pub(crate) fn path(codec: &Codec) -> String {
    let name = match codec {
        Codec::DateTimeString => "DateTimeString".to_owned(),
        Codec::EpochSeconds => "EpochSeconds".to_owned(),
        Codec::HttpDate => "HttpDate".to_owned(),
        Codec::Base64 => "Base64".to_owned(),
        Codec::F32 => "Float<f32>".to_owned(),
        Codec::F64 => "Float<f64>".to_owned(),
        Codec::BigInteger => "BigNumber<crate::primitives::BigInteger>".to_owned(),
        Codec::BigDecimal => "BigNumber<crate::primitives::BigDecimal>".to_owned(),
        Codec::Plain(of) => format!("Plain<{}>", type_text(of)),
        Codec::List { element, sparse } => {
            format!("{}List<{}>", prefix(*sparse), path(element))
        }
        Codec::Map { key, value, sparse } => {
            format!("{}Map<{}, {}>", prefix(*sparse), type_text(key), path(value))
        }
    };
    format!("crate::json::codec::{name}")
}

/// Emits the path of a codec.
pub(crate) fn path_tokens(codec: &Codec) -> TokenStream {
    path(codec).parse().unwrap_or_default()
}

fn prefix(sparse: bool) -> &'static str {
    if sparse { "Sparse" } else { "" }
}

fn type_text(of: &Type) -> String {
    ty(of).to_string().replace(' ', "")
}
