//! Outputs and errors from responses.

use super::defaults::default_value;
use crate::ir::{
    Binding, HttpEncoding, Literal, Member, Named, Nullability, Structure, TimestampFormat, Type,
};
use proc_macro2::TokenStream;
use quote::quote;

/// Whether a member of a structure is not in the JSON of the body.
pub(crate) fn is_bound(structure: &Structure) -> bool {
    structure.members.iter().any(|member| member.binding != Binding::Body)
}

/// Emits the expression that reads an output from a response. Also returns whether the expression uses
/// the response.
pub(crate) fn read(structure: &Structure) -> (TokenStream, bool) {
    if structure.members.is_empty() {
        let ident = &structure.ident;
        return (quote!(Ok(#ident::default())), false);
    }
    if !is_bound(structure) {
        return (quote!(response.json_object(&[])), true);
    }
    let value = literal(structure, &quote!(?), |names| quote!(response.json_object(#names)?));
    (quote!(Ok(#value)), true)
}

/// Emits the expression that reads an error from a response. A malformed member is left out.
pub(crate) fn read_error(structure: &Structure) -> TokenStream {
    literal(
        structure,
        &quote!(.unwrap_or_default()),
        |names| quote!(response.readable_members(#names)),
    )
}

/// Emits a structure with members outside the JSON of the body. `unwrap` is the tokens behind a
/// `Result` of such a member. `rest` emits the expression that reads the other members, from the names
/// of the members that it must skip.
fn literal(
    structure: &Structure,
    unwrap: &TokenStream,
    rest: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let ident = &structure.ident;
    let bound = structure.members.iter().filter(|member| member.binding != Binding::Body);
    let names = bound.clone().map(|member| &member.json_name);
    let fields = bound.map(|member| {
        let (field, value) = (&member.ident, value(structure, member, unwrap));
        quote!(#field: #value)
    });
    let rest = match structure.in_body().next() {
        // The body may have unrelated members of the same names.
        Some(_) => rest(quote!(&[#(#names),*])),
        None => quote!(crate::builder::Structure::unset()),
    };
    quote!(#ident { #(#fields,)* ..#rest })
}

/// Emits the value of a member outside the JSON of the body.
fn value(structure: &Structure, member: &Member, unwrap: &TokenStream) -> TokenStream {
    let value = match &member.binding {
        // Smithy's protocol tests reject an initial response without its required members.
        Binding::Header(name, text)
            if member.nullability == Nullability::Required && structure.has_event_stream() =>
        {
            let value = header(name, *text, &member.ty, unwrap);
            return quote!(crate::protocol::response::required(#name, #value)?);
        }
        Binding::Header(name, text) => header(name, *text, &member.ty, unwrap),
        Binding::PrefixHeaders(prefix) => quote!(response.headers_by_prefix(#prefix)),
        Binding::Status => {
            let status = match &member.ty {
                Type::Named(..) => quote!(i32::from(response.status).into()),
                _ => quote!(response.status.into()),
            };
            return match member.nullability {
                Nullability::Optional => quote!(Some(#status)),
                _ => status,
            };
        }
        _ => match &member.ty {
            Type::Stream => {
                return quote!(crate::primitives::ByteStream::from(response.body.to_vec()));
            }
            Type::EventReceiver(_) => {
                return quote!(crate::primitives::EventReceiver::from(response.body.to_vec()));
            }
            Type::String | Type::Named(Named::Enum, _) => quote!(response.text_payload()#unwrap),
            Type::Blob => quote!(response.blob_payload()),
            _ => quote!(response.json_payload()#unwrap),
        },
    };
    present(member, value)
}

/// Emits the value of a field from an `Option`.
pub(crate) fn present(member: &Member, value: TokenStream) -> TokenStream {
    match &member.nullability {
        Nullability::Optional => value,
        Nullability::Required | Nullability::Default(Literal::Empty) => {
            quote!(#value.unwrap_or_else(crate::json::error_correction::error_corrected))
        }
        Nullability::Default(literal) => {
            let default = default_value(member);
            let is_literal =
                matches!(literal, Literal::Bool(_) | Literal::Number(_) | Literal::NonFinite(_));
            match is_literal && !matches!(member.ty, Type::Named(..)) {
                true => quote!(#value.unwrap_or(#default)),
                false => quote!(#value.unwrap_or_else(|| #default)),
            }
        }
    }
}

fn header(name: &str, text: HttpEncoding, ty: &Type, unwrap: &TokenStream) -> TokenStream {
    let is_list = matches!(ty, Type::List(_));
    if is_list && text == HttpEncoding::Timestamp(TimestampFormat::HttpDate) {
        return quote!(response.date_list(#name)#unwrap);
    }
    let read = match text {
        HttpEncoding::Plain | HttpEncoding::Display | HttpEncoding::Float => quote!(str::parse),
        HttpEncoding::MediaType => quote!(crate::protocol::response::media_type),
        HttpEncoding::Timestamp(TimestampFormat::DateTime) => {
            quote!(crate::protocol::response::date_time)
        }
        HttpEncoding::Timestamp(TimestampFormat::EpochSeconds) => {
            quote!(crate::protocol::response::epoch_seconds)
        }
        HttpEncoding::Timestamp(TimestampFormat::HttpDate) => {
            quote!(crate::protocol::response::http_date)
        }
    };
    match is_list {
        true => quote!(response.header_values(#name, #read)#unwrap),
        false => quote!(response.header_value(#name, #read)#unwrap),
    }
}
