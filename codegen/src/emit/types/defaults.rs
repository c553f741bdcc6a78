//! Default values of members.

use crate::emit::codec;
use crate::emit::rust_type::{field_type, number, ty};
use crate::emit::value;
use crate::ir::{Absent, Literal, Member, Nullability, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Returns the names of two functions: one returns the default value of a member, the other reads the
/// member or takes its default value.
pub(crate) fn default_names(member: &Member) -> [Ident; 2] {
    let name = member.snake_name();
    [format_ident!("default_{name}"), format_ident!("read_{name}")]
}

/// Emits the functions for default values that differ from the empty value of the type.
pub(crate) fn defaults(structure: &Structure) -> Option<TokenStream> {
    let ident = &structure.ident;
    let members = structure.members.iter();
    let members: Vec<_> = members.filter(|member| member.serde.absent == Absent::Default).collect();
    let entries = members.iter().map(|member| {
        let [default, read] = default_names(member);
        let (ty, value) = (field_type(member), default_value(member));
        let codec = member.serde.codec().map(codec::path_tokens);
        let codec = codec.unwrap_or_else(|| quote!(crate::json::codec::Plain<#ty>));
        quote!(#default #read(#codec): #ty = #value)
    });
    (!members.is_empty())
        .then(|| quote!(crate::json::defaults::defaults! { #ident { #(#entries,)* } }))
}

/// Returns the default value of a member, if it has one.
pub(crate) fn default_value(member: &Member) -> Option<TokenStream> {
    let Nullability::Default(literal) = &member.nullability else {
        return None;
    };
    Some(match literal {
        Literal::Empty => match &member.ty {
            Type::Bool => quote!(false),
            Type::F32 | Type::F64 => quote!(0.0),
            Type::I8 | Type::I16 | Type::I32 | Type::I64 => quote!(0),
            _ => quote!(Default::default()),
        },
        Literal::Bool(value) => quote!(#value),
        Literal::Number(number) => {
            let number = self::number(number);
            match &member.ty {
                Type::Named(..) => quote!(#number.into()),
                _ => quote!(#number),
            }
        }
        Literal::NonFinite(value) => {
            let (ty, constant) = (ty(&member.ty), value::non_finite(*value));
            quote!(#ty::#constant)
        }
        // Lowering checks the digits.
        Literal::BigNumber(digits) => quote!(#digits.parse().unwrap_or_default()),
        Literal::Text(text) => quote!(#text.into()),
        Literal::Blob(bytes) => {
            let bytes = value::bytes(bytes);
            quote!(crate::primitives::Blob::new(#bytes))
        }
        Literal::Timestamp(seconds, nanos) => value::timestamp(&quote!(crate), *seconds, *nanos),
        Literal::Document(of) => value::document(&quote!(crate), of),
        Literal::Texts(texts) => quote!(vec![#(#texts.into()),*]),
    })
}
