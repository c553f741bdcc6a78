//! JMESPath expressions about the input and the output of an operation.

use super::field_path::{AccessMode, access};
use crate::ir::{Access, Comparison, Expr, LengthOf, MapProjection, Path, Variable};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits an expression.
pub(crate) fn expression(of: &Expr) -> TokenStream {
    match of {
        Expr::Path(variable, path, reading) => value_at(*variable, path, *reading),
        Expr::Text(text) => quote!(#text),
        Expr::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Expr::Bool(value) => quote!(#value),
        Expr::Some(of) => {
            let of = expression(of);
            quote!(Some(#of))
        }
        Expr::Length(of, shape) => length(of, *shape),
        Expr::AsInteger(of) => {
            let of = expression(of);
            quote!(#of as i64)
        }
        Expr::Elements(of, optional) => elements(of, *optional),
        Expr::MapProjection(of, half, optional) => keys_or_values(of, *half, *optional),
        Expr::Array(_) => {
            let array = iterable(of);
            quote!(#array.into_iter())
        }
        Expr::Filter(list, item) => adapter(list, item, |item| quote!(filter(|&item| #item))),
        Expr::Map(list, item) => adapter(list, item, |item| quote!(map(|item| #item))),
        Expr::FilterMap(list, item) => adapter(list, item, |item| quote!(filter_map(|item| #item))),
        Expr::Flatten(list) => flatten(list),
        Expr::Any(list, item) => adapter(list, item, |item| quote!(any(|item| #item))),
        Expr::All(list, item) => {
            let list = adapter(list, item, |item| quote!(map(|item| #item)));
            quote!(#list.reduce(|all, next| all && next) == Some(true))
        }
        Expr::Contains(text, part, optional) => {
            let (text, part) = (expression(text), expression(part));
            match optional {
                true => quote!(#text.is_some_and(|text| text.contains(#part))),
                false => quote!(#text.contains(#part)),
            }
        }
        Expr::NotEmpty(of, shape) => not_empty(of, *shape),
        Expr::Compare(left, comparison, right) => {
            let (left, operator, right) = (operand(left), operator(*comparison), operand(right));
            quote!(#left #operator #right)
        }
        Expr::CompareIfThere(left, comparison, right) => compare_options(left, *comparison, right),
        // Parentheses tell readers which operator binds first.
        Expr::And(left, right) => {
            let operand = |of: &Expr| parenthesized(of, matches!(of, Expr::Or(..)));
            let (left, right) = (operand(left), operand(right));
            quote!(#left && #right)
        }
        Expr::Or(left, right) => {
            let operand = |of: &Expr| parenthesized(of, matches!(of, Expr::And(..)));
            let (left, right) = (operand(left), operand(right));
            quote!(#left || #right)
        }
        Expr::Not(of) => {
            let of = operand(of);
            quote!(!#of)
        }
    }
}

/// Emits the value at the end of a path.
fn value_at(variable: Variable, path: &Path, reading: Access) -> TokenStream {
    let from = match variable {
        Variable::Input => quote!(input),
        Variable::Output => quote!(output),
        Variable::Item => quote!(item),
    };
    match reading {
        Access::Reference => access(from, path, AccessMode::Reference).0,
        Access::Copy => access(from, path, AccessMode::Copy).0,
        Access::String => access(from, path, AccessMode::Str).0,
        Access::Integer => match access(from, path, AccessMode::Copy) {
            (value, true) => quote!(#value.map(i64::from)),
            (value, false) => quote!(i64::from(#value)),
        },
        Access::Enum if path.iter().any(|step| step.optional) => {
            let (value, _) = access(from, path, AccessMode::Reference);
            quote!(#value.map(|value| value.as_str()))
        }
        Access::Enum => access(from, path, AccessMode::Str).0,
    }
}

/// Emits the call of an iterator's method. `call` emits the call with its closure, from the body of the
/// closure.
fn adapter(list: &Expr, item: &Expr, call: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let (list, call) = (expression(list), call(expression(item)));
    quote!(#list.#call)
}

fn flatten(list: &Expr) -> TokenStream {
    match list {
        Expr::Map(list, item) => {
            let (list, item) = (expression(list), iterable(item));
            quote!(#list.flat_map(|item| #item))
        }
        list => {
            let list = expression(list);
            quote!(#list.flatten())
        }
    }
}

/// Emits a comparison that is false if an operand is absent.
fn compare_options(left: &Expr, comparison: Comparison, right: &Expr) -> TokenStream {
    let operator = operator(comparison);
    match (left, right) {
        (left, Expr::Some(present)) => {
            let (left, present) = (expression(left), operand(present));
            quote!(#left.is_some_and(|value| value #operator #present))
        }
        (Expr::Some(present), right) => {
            let (present, right) = (operand(present), expression(right));
            quote!(#right.is_some_and(|value| #present #operator value))
        }
        (left, right) => {
            let (left, right) = (expression(left), expression(right));
            quote!(#left.zip(#right).is_some_and(|(left, right)| left #operator right))
        }
    }
}

fn parenthesized(of: &Expr, parentheses: bool) -> TokenStream {
    let tokens = expression(of);
    if parentheses { quote!((#tokens)) } else { tokens }
}

/// Emits an operand of a comparison or of `!`.
fn operand(of: &Expr) -> TokenStream {
    let is_binary = matches!(
        of,
        // After the type of a cast, `<` would begin the arguments of the type.
        Expr::AsInteger(_) | Expr::And(..) | Expr::Or(..) | Expr::Compare(..) | Expr::All(..)
    );
    parenthesized(of, is_binary)
}

/// Emits a value that implements `IntoIterator`: an array needs no call.
fn iterable(of: &Expr) -> TokenStream {
    match of {
        Expr::Array(elements) => {
            let elements = elements.iter().map(expression);
            quote!([#(#elements),*])
        }
        of => expression(of),
    }
}

/// Emits the receiver of a method call, which needs no `&`.
fn receiver(of: &Expr) -> TokenStream {
    match of {
        Expr::Path(variable, path, Access::Reference)
            if !path.is_empty() && !path.iter().any(|step| step.optional) =>
        {
            value_at(*variable, path, Access::Copy)
        }
        of => expression(of),
    }
}

/// Emits an iterator of the value of an `Option`.
fn option_iterator(of: &Expr) -> TokenStream {
    match of {
        // Only the last field is an `Option`, and the iterator borrows it.
        Expr::Path(variable, path, _)
            if path.iter().position(|step| step.optional) == Some(path.len() - 1) =>
        {
            let option = value_at(*variable, path, Access::Copy);
            quote!(#option.iter())
        }
        of => {
            let option = expression(of);
            quote!(#option.into_iter())
        }
    }
}

/// Emits an iterator of the elements of a list.
fn elements(of: &Expr, optional: bool) -> TokenStream {
    match optional {
        true => {
            let lists = option_iterator(of);
            quote!(#lists.flatten())
        }
        false => {
            let list = receiver(of);
            quote!(#list.iter())
        }
    }
}

/// Emits an iterator of the keys or the values of a map.
fn keys_or_values(of: &Expr, half: MapProjection, optional: bool) -> TokenStream {
    let call = match half {
        MapProjection::Keys => quote!(keys()),
        MapProjection::Values => quote!(values()),
    };
    match optional {
        true => {
            let maps = option_iterator(of);
            quote!(#maps.flat_map(|map| map.#call))
        }
        false => {
            let map = receiver(of);
            quote!(#map.#call)
        }
    }
}

fn length(of: &Expr, shape: LengthOf) -> TokenStream {
    let of = receiver(of);
    match shape {
        LengthOf::Iterator => quote!(#of.count()),
        LengthOf::Text(true) => quote!(#of.map_or(0, |text| text.chars().count())),
        LengthOf::Text(false) => quote!(#of.chars().count()),
        LengthOf::Collection(true) => quote!(#of.map_or(0, |all| all.len())),
        LengthOf::Collection(false) => quote!(#of.len()),
    }
}

fn not_empty(of: &Expr, shape: LengthOf) -> TokenStream {
    let of = receiver(of);
    match shape {
        LengthOf::Iterator => quote!(#of.next().is_some()),
        LengthOf::Text(true) | LengthOf::Collection(true) => {
            quote!(#of.is_some_and(|value| !value.is_empty()))
        }
        LengthOf::Text(false) | LengthOf::Collection(false) => quote!(!#of.is_empty()),
    }
}

fn operator(comparison: Comparison) -> TokenStream {
    match comparison {
        Comparison::Equal => quote!(==),
        Comparison::NotEqual => quote!(!=),
        Comparison::Less => quote!(<),
        Comparison::LessOrEqual => quote!(<=),
        Comparison::Greater => quote!(>),
        Comparison::GreaterOrEqual => quote!(>=),
    }
}
