//! Expressions of endpoint rules, as Rust.
//!
//! Text that is put together is a `String`, any other is borrowed. What may be absent is an `Option`
//! of something borrowed, but for what functions return.

use super::endpoint_options::{as_it_is, first_of, optional};
use super::partitions;
use crate::ir::{Attribute, Function, Template, TemplatePart, Value, ValueType};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

/// A value, as an operand or an argument of `format!`.
pub(super) fn value(value: &Value) -> TokenStream {
    match value {
        Value::Variable(ident) => quote!(#ident),
        Value::Param(ident, _) => quote!(params.#ident),
        Value::OptionalParam(..)
        | Value::Found(..)
        | Value::OptionalAttribute(..)
        | Value::Element(..)
        | Value::OptionalElement(..)
        | Value::IfOptional(..) => optional(value),
        Value::There(inner) => {
            let inner = optional(inner);
            quote!(#inner?)
        }
        Value::IsSet(inner) => is_set(inner, true),
        Value::Attribute(base, attribute) => {
            let (base, field) = (self::value(base), field(*attribute));
            quote!(#base.#field)
        }
        Value::Bool(value) => quote!(#value),
        Value::Int(number) => {
            let number = Literal::usize_unsuffixed(*number);
            quote!(#number)
        }
        Value::Text(template) => match template.as_slice() {
            [] => quote!(""),
            [TemplatePart::Literal(text)] => quote!(#text),
            _ => format(template),
        },
        Value::Not(inner) => not(inner),
        Value::Equal(left, right) => equal(left, right, true),
        Value::Call(function, arguments) => {
            let arguments = arguments.iter().map(argument);
            let function = self::function(*function);
            quote!(#function(#(#arguments),*))
        }
        Value::FirstOf(_, None, _) => optional(value),
        Value::FirstOf(first, Some(last), ty) => {
            let first = first_of(first);
            match ty {
                ValueType::Text => {
                    let last = argument(last);
                    quote!(#first.unwrap_or(#last).to_owned())
                }
                _ => {
                    let last = self::value(last);
                    quote!(#first.unwrap_or(#last))
                }
            }
        }
        Value::If(values, ty) => {
            let [condition, yes, no] = &**values;
            let condition = self::value(condition);
            let [yes, no] = [yes, no].map(|arm| match ty {
                ValueType::Text => owned(arm),
                _ => self::value(arm),
            });
            quote!(if #condition { #yes } else { #no })
        }
    }
}

/// A value as the argument of a function, which borrows text.
pub(super) fn argument(value: &Value) -> TokenStream {
    let tokens = self::value(value);
    if is_place(value) { quote!(&#tokens) } else { tokens }
}

/// A text that its user keeps.
pub(super) fn owned(value: &Value) -> TokenStream {
    let tokens = self::value(value);
    match value {
        Value::Text(template) if template.is_empty() => quote!(String::new()),
        Value::Text(template) if template.len() > 1 => tokens,
        Value::Call(..) | Value::If(..) | Value::FirstOf(..) => tokens,
        Value::Attribute(_, Attribute::Field(..)) | Value::Param(..) => quote!(#tokens.clone()),
        _ => quote!(#tokens.to_owned()),
    }
}

/// Whether the Rust of a value is a `String`, or a list or a structure, and not borrowed.
pub(super) fn is_place(value: &Value) -> bool {
    match value {
        Value::Text(template) => template.len() > 1,
        Value::Param(_, ty) => *ty != ValueType::Bool,
        Value::Attribute(_, Attribute::Field(_, ty)) => *ty != ValueType::Bool,
        Value::Call(Function::UriEncode | Function::Split, _) => true,
        Value::FirstOf(_, Some(_), ty) | Value::If(_, ty) => *ty == ValueType::Text,
        _ => false,
    }
}

fn not(value: &Value) -> TokenStream {
    match value {
        Value::IsSet(inner) => is_set(inner, false),
        Value::Equal(left, right) => equal(left, right, false),
        Value::If(..) => {
            let value = self::value(value);
            quote!(!(#value))
        }
        _ => {
            let value = self::value(value);
            quote!(!#value)
        }
    }
}

/// Whether a value is there, or is not.
fn is_set(value: &Value, set: bool) -> TokenStream {
    if let Value::Element(list, 0) = value {
        let list = self::value(list);
        let not = set.then(|| quote!(!));
        return quote!(#not #list.is_empty());
    }
    let value = as_it_is(value);
    if set { quote!(#value.is_some()) } else { quote!(#value.is_none()) }
}

/// Whether two values are the same, or are not.
fn equal(left: &Value, right: &Value, same: bool) -> TokenStream {
    let is_empty_text = |value: &Value| matches!(value, Value::Text(parts) if parts.is_empty());
    let text = match (left, right) {
        (text, empty) | (empty, text) if is_empty_text(empty) => Some(text),
        _ => None,
    };
    if let Some(text) = text {
        let text = match text {
            Value::If(..) => {
                let text = self::value(text);
                quote!((#text))
            }
            text => self::value(text),
        };
        let not = (!same).then(|| quote!(!));
        return quote!(#not #text.is_empty());
    }
    let operator = if same { quote!(==) } else { quote!(!=) };
    // A `String` is compared with `str` and `String`, not with what borrows a `String`.
    let operand = |this: &Value, other: &Value| match this {
        Value::Variable(ident) if is_place(other) && !is_first_of(other) => quote!(*#ident),
        // What is compared needs no `String` of its own.
        Value::FirstOf(first, Some(last), _) => {
            let (first, last) = (first_of(first), argument(last));
            quote!(#first.unwrap_or(#last))
        }
        Value::If(..) => {
            let tokens = value(this);
            quote!((#tokens))
        }
        _ => value(this),
    };
    let (left, right) = (operand(left, right), operand(right, left));
    quote!(#left #operator #right)
}

fn is_first_of(value: &Value) -> bool {
    matches!(value, Value::FirstOf(..))
}

pub(super) fn field(attribute: Attribute) -> Ident {
    match attribute {
        Attribute::Partition(attribute) => partitions::field(attribute),
        Attribute::Field(name, _) => format_ident!("{name}"),
    }
}

fn function(function: Function) -> TokenStream {
    match function {
        Function::Partition => quote!(partition::of),
        Function::ParseArn => quote!(arn::parse),
        Function::ParseUrl => quote!(url::parse),
        Function::IsValidHostLabel => quote!(host_label::is_valid),
        Function::IsVirtualHostableBucket => quote!(bucket::is_virtual_hostable),
        Function::Split => quote!(split::at),
        Function::Substring => quote!(substring::of),
        Function::UriEncode => quote!(uri::encode),
    }
}

/// Text that is put together.
fn format(template: &Template) -> TokenStream {
    let mut format = String::new();
    let mut arguments: Vec<TokenStream> = Vec::new();
    for part in template {
        match part {
            TemplatePart::Literal(text) => {
                format.push_str(&text.replace('{', "{{").replace('}', "}}"));
            }
            TemplatePart::Value(Value::Variable(variable)) if !is_raw(variable) => {
                format.push_str(&format!("{{{variable}}}"));
            }
            TemplatePart::Value(value) => {
                format.push_str("{}");
                arguments.push(self::value(value));
            }
        }
    }
    quote!(format!(#format #(, #arguments)*))
}

fn is_raw(ident: &Ident) -> bool {
    ident.to_string().starts_with("r#")
}
