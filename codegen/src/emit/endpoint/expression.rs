//! Expressions of endpoint rules.
//!
//! The text of a template with several parts is a `String`, other text is a `&str`. A value that may be
//! absent is an `Option` of a borrowed value, or of an owned one if a function returns it.

use super::names::{field, function};
use crate::ir::{Attribute, Function, Template, TemplatePart, Value, ValueType};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// Emits a value as an operand, or as an argument of `format!`.
pub(crate) fn value(value: &Value) -> TokenStream {
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
            let first = coalesce(first);
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

/// Emits a value as the argument of a function, which borrows it.
pub(crate) fn argument(value: &Value) -> TokenStream {
    let tokens = self::value(value);
    if is_owned(value) { quote!(&#tokens) } else { tokens }
}

/// Emits a text as a `String`.
pub(crate) fn owned(value: &Value) -> TokenStream {
    let tokens = self::value(value);
    match value {
        Value::Text(template) if template.is_empty() => quote!(String::new()),
        Value::Text(template) if template.len() > 1 => tokens,
        Value::Call(..) | Value::If(..) | Value::FirstOf(..) => tokens,
        Value::Attribute(_, Attribute::Field(..)) | Value::Param(..) => quote!(#tokens.clone()),
        _ => quote!(#tokens.to_owned()),
    }
}

/// Whether the Rust type of a value is an owned `String`, list or structure.
pub(crate) fn is_owned(value: &Value) -> bool {
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

/// Emits a test that a value is present, or that it is absent.
fn is_set(value: &Value, set: bool) -> TokenStream {
    if let Value::Element(list, 0) = value {
        let list = self::value(list);
        let not = set.then(|| quote!(!));
        return quote!(#not #list.is_empty());
    }
    let value = any_option(value);
    if set { quote!(#value.is_some()) } else { quote!(#value.is_none()) }
}

/// Emits a test that two values are equal, or that they differ.
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
    // `String` implements `PartialEq` for `str`, but `&str` does not for `String`.
    let operand = |this: &Value, other: &Value| match this {
        Value::Variable(ident) if is_owned(other) && !is_first_of(other) => quote!(*#ident),
        // A comparison does not need an owned `String`.
        Value::FirstOf(first, Some(last), _) => {
            let (first, last) = (coalesce(first), argument(last));
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

/// Emits the text of a template.
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

/// Emits a value that may be absent, for a pattern that borrows it: `let Some(variable) = …`.
pub(crate) fn scrutinee(value: &Value) -> TokenStream {
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

/// Emits a value that may be absent as an `Option`, which may own it. A test for presence needs no
/// more.
pub(crate) fn any_option(value: &Value) -> TokenStream {
    match value {
        Value::OptionalParam(ident, _) => quote!(params.#ident),
        Value::Found(ident, _) => quote!(self.#ident),
        Value::Element(base, index) => element(self::value(base), *index),
        Value::Call(..) => self::value(value),
        _ => optional(value),
    }
}

/// Emits a value that may be absent as an `Option` of a borrowed value.
pub(crate) fn optional(value: &Value) -> TokenStream {
    let of_type = |tokens: TokenStream, ty: ValueType| match ty {
        ValueType::Text | ValueType::Texts => quote!(#tokens.as_deref()),
        ValueType::Url | ValueType::Arn => quote!(#tokens.as_ref()),
        ValueType::Bool | ValueType::Partition => tokens,
    };
    match value {
        Value::OptionalParam(_, ty) | Value::Found(_, ty) => of_type(any_option(value), *ty),
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
        Value::FirstOf(first, _, _) => coalesce(first),
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

/// Emits the first of these values that is present, as an `Option`.
fn coalesce(values: &[Value]) -> TokenStream {
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
