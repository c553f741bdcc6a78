//! JMESPath expressions about the input and the output of an operation.

use super::field_path::{AccessMode, access};
use crate::ir::{Comparison, Half, Path, Query, Reading, Shape, Variable};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits an expression.
pub(crate) fn expression(of: &Query) -> TokenStream {
    match of {
        Query::Path(variable, path, reading) => value_at(*variable, path, *reading),
        Query::Text(text) => quote!(#text),
        Query::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Query::Bool(value) => quote!(#value),
        Query::Some(of) => {
            let of = expression(of);
            quote!(Some(#of))
        }
        Query::Length(of, shape) => length(of, *shape),
        Query::AsInteger(of) => {
            let of = expression(of);
            quote!(#of as i64)
        }
        Query::Elements(of, optional) => elements(of, *optional),
        Query::Half(of, half, optional) => keys_or_values(of, *half, *optional),
        Query::Array(_) => {
            let array = iterable(of);
            quote!(#array.into_iter())
        }
        Query::Filter(list, item) => adapter(list, item, |item| quote!(filter(|&item| #item))),
        Query::Map(list, item) => adapter(list, item, |item| quote!(map(|item| #item))),
        Query::FilterMap(list, item) => {
            adapter(list, item, |item| quote!(filter_map(|item| #item)))
        }
        Query::Flatten(list) => flatten(list),
        Query::Any(list, item) => adapter(list, item, |item| quote!(any(|item| #item))),
        Query::All(list, item) => {
            let list = adapter(list, item, |item| quote!(map(|item| #item)));
            quote!(#list.reduce(|all, next| all && next) == Some(true))
        }
        Query::Contains(text, part, optional) => {
            let (text, part) = (expression(text), expression(part));
            match optional {
                true => quote!(#text.is_some_and(|text| text.contains(#part))),
                false => quote!(#text.contains(#part)),
            }
        }
        Query::NotEmpty(of, shape) => not_empty(of, *shape),
        Query::Compare(left, comparison, right) => {
            let (left, operator, right) = (operand(left), operator(*comparison), operand(right));
            quote!(#left #operator #right)
        }
        Query::CompareIfThere(left, comparison, right) => compare_options(left, *comparison, right),
        // Parentheses tell readers which operator binds first.
        Query::And(left, right) => {
            let operand = |of: &Query| parenthesized(of, matches!(of, Query::Or(..)));
            let (left, right) = (operand(left), operand(right));
            quote!(#left && #right)
        }
        Query::Or(left, right) => {
            let operand = |of: &Query| parenthesized(of, matches!(of, Query::And(..)));
            let (left, right) = (operand(left), operand(right));
            quote!(#left || #right)
        }
        Query::Not(of) => {
            let of = operand(of);
            quote!(!#of)
        }
    }
}

/// Emits the value at the end of a path.
fn value_at(variable: Variable, path: &Path, reading: Reading) -> TokenStream {
    let from = match variable {
        Variable::Input => quote!(input),
        Variable::Output => quote!(output),
        Variable::Item => quote!(item),
    };
    match reading {
        Reading::Reference => access(from, path, AccessMode::Reference).0,
        Reading::Copy => access(from, path, AccessMode::Copy).0,
        Reading::String => access(from, path, AccessMode::Str).0,
        Reading::Integer => match access(from, path, AccessMode::Copy) {
            (value, true) => quote!(#value.map(i64::from)),
            (value, false) => quote!(i64::from(#value)),
        },
        Reading::Enum if path.iter().any(|step| step.optional) => {
            let (value, _) = access(from, path, AccessMode::Reference);
            quote!(#value.map(|value| value.as_str()))
        }
        Reading::Enum => access(from, path, AccessMode::Str).0,
    }
}

/// Emits the call of an iterator's method. `call` emits the call with its closure, from the body of the
/// closure.
fn adapter(list: &Query, item: &Query, call: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let (list, call) = (expression(list), call(expression(item)));
    quote!(#list.#call)
}

fn flatten(list: &Query) -> TokenStream {
    match list {
        Query::Map(list, item) => {
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
fn compare_options(left: &Query, comparison: Comparison, right: &Query) -> TokenStream {
    let operator = operator(comparison);
    match (left, right) {
        (left, Query::Some(present)) => {
            let (left, present) = (expression(left), operand(present));
            quote!(#left.is_some_and(|value| value #operator #present))
        }
        (Query::Some(present), right) => {
            let (present, right) = (operand(present), expression(right));
            quote!(#right.is_some_and(|value| #present #operator value))
        }
        (left, right) => {
            let (left, right) = (expression(left), expression(right));
            quote!(#left.zip(#right).is_some_and(|(left, right)| left #operator right))
        }
    }
}

fn parenthesized(of: &Query, parentheses: bool) -> TokenStream {
    let tokens = expression(of);
    if parentheses { quote!((#tokens)) } else { tokens }
}

/// Emits an operand of a comparison or of `!`.
fn operand(of: &Query) -> TokenStream {
    let is_binary = matches!(
        of,
        // After the type of a cast, `<` would begin the arguments of the type.
        Query::AsInteger(_) | Query::And(..) | Query::Or(..) | Query::Compare(..) | Query::All(..)
    );
    parenthesized(of, is_binary)
}

/// Emits a value that implements `IntoIterator`: an array needs no call.
fn iterable(of: &Query) -> TokenStream {
    match of {
        Query::Array(elements) => {
            let elements = elements.iter().map(expression);
            quote!([#(#elements),*])
        }
        of => expression(of),
    }
}

/// Emits the receiver of a method call, which needs no `&`.
fn receiver(of: &Query) -> TokenStream {
    match of {
        Query::Path(variable, path, Reading::Reference)
            if !path.is_empty() && !path.iter().any(|step| step.optional) =>
        {
            value_at(*variable, path, Reading::Copy)
        }
        of => expression(of),
    }
}

/// Emits an iterator of the value of an `Option`.
fn option_iterator(of: &Query) -> TokenStream {
    match of {
        // Only the last field is an `Option`, and the iterator borrows it.
        Query::Path(variable, path, _)
            if path.iter().position(|step| step.optional) == Some(path.len() - 1) =>
        {
            let option = value_at(*variable, path, Reading::Copy);
            quote!(#option.iter())
        }
        of => {
            let option = expression(of);
            quote!(#option.into_iter())
        }
    }
}

/// Emits an iterator of the elements of a list.
fn elements(of: &Query, optional: bool) -> TokenStream {
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
fn keys_or_values(of: &Query, half: Half, optional: bool) -> TokenStream {
    let call = match half {
        Half::Keys => quote!(keys()),
        Half::Values => quote!(values()),
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

fn length(of: &Query, shape: Shape) -> TokenStream {
    let of = receiver(of);
    match shape {
        Shape::Iterator => quote!(#of.count()),
        Shape::Text(true) => quote!(#of.map_or(0, |text| text.chars().count())),
        Shape::Text(false) => quote!(#of.chars().count()),
        Shape::Collection(true) => quote!(#of.map_or(0, |all| all.len())),
        Shape::Collection(false) => quote!(#of.len()),
    }
}

fn not_empty(of: &Query, shape: Shape) -> TokenStream {
    let of = receiver(of);
    match shape {
        Shape::Iterator => quote!(#of.next().is_some()),
        Shape::Text(true) | Shape::Collection(true) => {
            quote!(#of.is_some_and(|value| !value.is_empty()))
        }
        Shape::Text(false) | Shape::Collection(false) => quote!(!#of.is_empty()),
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
