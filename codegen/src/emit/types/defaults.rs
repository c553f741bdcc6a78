//! Default values of members.

use crate::emit::rust_type::{number, ty};
use crate::emit::value;
use crate::ir::{Literal, Member, Nullability, Type};
use proc_macro2::TokenStream;
use quote::quote;

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
