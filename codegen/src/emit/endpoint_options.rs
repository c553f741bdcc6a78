//! Expressions of endpoint rules that may be absent, as Rust.

use super::endpoint_values::{argument, field, value};
use crate::ir::{Attribute, Function, Value, ValueType};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// What may be absent, as a variable borrows it: `let Some(variable) = …`.
pub(super) fn scrutinee(value: &Value) -> TokenStream {
    match value {
        Value::OptionalParam(ident, ValueType::Bool) => quote!(params.#ident),
        Value::OptionalParam(ident, _) => quote!(&params.#ident),
        Value::Call(..) => {
            let tokens = self::value(value);
            quote!(&#tokens)
        }
        Value::Element(base, index) => element(self::value(base), *index),
        _ => optional(value),
    }
}

/// What may be absent, owned or not: enough to ask whether it is there.
pub(super) fn as_it_is(value: &Value) -> TokenStream {
    match value {
        Value::OptionalParam(ident, _) => quote!(params.#ident),
        Value::Found(ident, _) => quote!(self.#ident),
        Value::Element(base, index) => element(self::value(base), *index),
        Value::Call(..) => self::value(value),
        _ => optional(value),
    }
}

/// What may be absent, as an `Option` of something borrowed.
pub(super) fn optional(value: &Value) -> TokenStream {
    let of_type = |tokens: TokenStream, ty: ValueType| match ty {
        ValueType::Text | ValueType::Texts => quote!(#tokens.as_deref()),
        ValueType::Url | ValueType::Arn => quote!(#tokens.as_ref()),
        ValueType::Bool | ValueType::Partition => tokens,
    };
    match value {
        Value::OptionalParam(_, ty) | Value::Found(_, ty) => of_type(as_it_is(value), *ty),
        Value::Call(Function::Substring, _) => of_type(self::value(value), ValueType::Text),
        Value::Call(..) => of_type(self::value(value), ValueType::Url),
        Value::OptionalAttribute(base, attribute) => {
            let (base, field) = (optional(base), field(*attribute));
            match attribute {
                Attribute::Field(_, ValueType::Text) => quote!(#base.map(|it| it.#field.as_str())),
                Attribute::Field(_, ValueType::Texts) => {
                    quote!(#base.map(|it| it.#field.as_slice()))
                }
                _ => quote!(#base.map(|it| it.#field)),
            }
        }
        Value::Element(base, index) => {
            let element = element(self::value(base), *index);
            quote!(#element.map(String::as_str))
        }
        Value::OptionalElement(base, index) => {
            let (base, element) = (optional(base), element(quote!(it), *index));
            quote!(#base.and_then(|it| #element).map(String::as_str))
        }
        Value::FirstOf(first, _, _) => first_of(first),
        Value::IfOptional(values, flags) => {
            let [condition, yes, no] = &**values;
            let condition = self::value(condition);
            let arm = |arm: &Value, is_optional: bool| match is_optional {
                true => optional(arm),
                false => {
                    let arm = argument(arm);
                    quote!(Some(#arm))
                }
            };
            let (yes, no) = (arm(yes, flags[0]), arm(no, flags[1]));
            quote!((if #condition { #yes } else { #no }))
        }
        value => self::value(value),
    }
}

pub(super) fn first_of(values: &[Value]) -> TokenStream {
    let mut values = values.iter().map(optional);
    let first = values.next().unwrap_or_default();
    quote!(#first #(.or(#values))*)
}

fn element(list: TokenStream, index: usize) -> TokenStream {
    match index {
        0 => quote!(#list.first()),
        _ => {
            let index = Literal::usize_unsuffixed(index);
            quote!(#list.get(#index))
        }
    }
}
