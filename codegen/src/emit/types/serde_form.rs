//! The attributes of serde.

use super::defaults::default_names;
use crate::emit::codec::path;
use crate::ir::{Absent, Adapter, Member, Nullability};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the attributes of a field that serde reads and writes.
pub(crate) fn attributes(member: &Member) -> TokenStream {
    let rename = rename(member);
    let codec = member.serde.codec().map(path);
    let with = |codec: String| {
        let path = format!("crate::json::codec::As::<{codec}>");
        quote!(with = #path)
    };
    let without_nulls = (member.serde.adapter == Some(Adapter::WithoutNulls))
        .then(|| quote!(deserialize_with = "crate::json::dense::without_nulls"));
    let (nullability, value) = match member.serde.absent {
        Absent::Error => (None, codec.map(with)),
        Absent::None => {
            let value = codec.map(|codec| with(format!("Option<{codec}>"))).or(without_nulls);
            let default = value.is_some().then(|| quote!(default,));
            (Some(quote!(#default skip_serializing_if = "Option::is_none")), value)
        }
        Absent::ErrorCorrected => {
            let default = quote!(default = "crate::json::error_correction::error_corrected");
            match codec {
                Some(codec) => {
                    let codec = format!("crate::json::codec::OrErrorCorrected<{codec}>");
                    (Some(default), Some(with(codec)))
                }
                None => {
                    let read = "crate::json::error_correction::null_as_error_corrected";
                    let read = without_nulls.unwrap_or(quote!(deserialize_with = #read));
                    (Some(quote!(#default, #read)), None)
                }
            }
        }
        Absent::Default => {
            let [default, read] = default_names(member).map(|name| name.to_string());
            let write = codec.map(|codec| {
                let path = format!("crate::json::codec::As::<{codec}>::serialize");
                quote!(serialize_with = #path)
            });
            (Some(quote!(default = #default, deserialize_with = #read)), write)
        }
    };
    let attributes = [rename, nullability, value].into_iter().flatten();
    quote!(#(#[serde(#attributes)])*)
}

/// Emits the attribute of a borrowed field that serde only writes.
pub(crate) fn write_attribute(member: &Member) -> Option<TokenStream> {
    let is_optional = member.nullability == Nullability::Optional;
    let skip = is_optional.then(|| quote!(skip_serializing_if = "Option::is_none"));
    let with = member.serde.codec().map(|codec| {
        let codec = path(codec);
        let codec = if is_optional { format!("Option<{codec}>") } else { codec };
        let path = format!("crate::json::codec::AsBorrowed::<{codec}>::serialize");
        quote!(serialize_with = #path)
    });
    let parts: Vec<_> = [rename(member), skip, with].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| quote!(#[serde(#(#parts),*)]))
}

fn rename(member: &Member) -> Option<TokenStream> {
    member.rename.as_ref().map(|name| quote!(rename = #name))
}
