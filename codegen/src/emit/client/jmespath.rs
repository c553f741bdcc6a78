//! Expressions about what an operation takes and returns.

use super::field_path::{Access, walk};
use crate::ir::{Comparison, Half, Path, Query, Reading, Shape, Variable};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// An expression.
pub(crate) fn query(of: &Query) -> TokenStream {
    match of {
        Query::Path(variable, path, reading) => read(*variable, path, *reading),
        Query::Text(text) => quote!(#text),
        Query::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Query::Bool(value) => quote!(#value),
        Query::Some(of) => {
            let of = query(of);
            quote!(Some(#of))
        }
        Query::Length(of, shape) => length(of, *shape),
        Query::AsInteger(of) => {
            let of = query(of);
            quote!(#of as i64)
        }
        Query::Elements(of, optional) => elements(of, *optional),
        Query::Half(of, half, optional) => {
            let half = match half {
                Half::Keys => quote!(keys()),
                Half::Values => quote!(values()),
            };
            if *optional {
                let maps = perhaps_one(of);
                quote!(#maps.flat_map(|map| map.#half))
            } else {
                let map = receiver(of);
                quote!(#map.#half)
            }
        }
        Query::Array(_) => {
            let array = iterable(of);
            quote!(#array.into_iter())
        }
        Query::Filter(list, condition) => {
            let (list, condition) = (query(list), query(condition));
            quote!(#list.filter(|&item| #condition))
        }
        Query::Map(list, then) => {
            let (list, then) = (query(list), query(then));
            quote!(#list.map(|item| #then))
        }
        Query::FilterMap(list, then) => {
            let (list, then) = (query(list), query(then));
            quote!(#list.filter_map(|item| #then))
        }
        Query::Flatten(list) => match &**list {
            Query::Map(list, then) => {
                let (list, then) = (query(list), iterable(then));
                quote!(#list.flat_map(|item| #then))
            }
            list => {
                let list = query(list);
                quote!(#list.flatten())
            }
        },
        Query::Any(list, condition) => {
            let (list, condition) = (query(list), query(condition));
            quote!(#list.any(|item| #condition))
        }
        Query::All(list, condition) => {
            let (list, condition) = (query(list), query(condition));
            quote!(#list.map(|item| #condition).reduce(|all, next| all && next) == Some(true))
        }
        Query::Contains(text, part, optional) => {
            let (text, part) = (query(text), query(part));
            match optional {
                true => quote!(#text.is_some_and(|text| text.contains(#part))),
                false => quote!(#text.contains(#part)),
            }
        }
        Query::NotEmpty(of, shape) => not_empty(of, *shape),
        Query::Compare(lhs, comparison, rhs) => {
            let (lhs, sign, rhs) = (side(lhs), sign(*comparison), side(rhs));
            quote!(#lhs #sign #rhs)
        }
        Query::CompareIfThere(lhs, comparison, rhs) => {
            let sign = sign(*comparison);
            match (&**lhs, &**rhs) {
                (lhs, Query::Some(there)) => {
                    let (lhs, there) = (query(lhs), side(there));
                    quote!(#lhs.is_some_and(|value| value #sign #there))
                }
                (Query::Some(there), rhs) => {
                    let (there, rhs) = (side(there), query(rhs));
                    quote!(#rhs.is_some_and(|value| #there #sign value))
                }
                (lhs, rhs) => {
                    let (lhs, rhs) = (query(lhs), query(rhs));
                    quote!(#lhs.zip(#rhs).is_some_and(|(left, right)| left #sign right))
                }
            }
        }
        Query::And(lhs, rhs) => {
            let operand = |of: &Query| parenthesized(of, matches!(of, Query::Or(..)));
            let (lhs, rhs) = (operand(lhs), operand(rhs));
            quote!(#lhs && #rhs)
        }
        Query::Or(lhs, rhs) => {
            let operand = |of: &Query| parenthesized(of, matches!(of, Query::And(..)));
            let (lhs, rhs) = (operand(lhs), operand(rhs));
            quote!(#lhs || #rhs)
        }
        Query::Not(of) => {
            let of = side(of);
            quote!(!#of)
        }
    }
}

fn read(variable: Variable, path: &Path, reading: Reading) -> TokenStream {
    let from = match variable {
        Variable::Input => quote!(input),
        Variable::Output => quote!(output),
        Variable::Item => quote!(item),
    };
    match reading {
        Reading::Reference => walk(from, path, Access::Reference).0,
        Reading::Copy => walk(from, path, Access::Copy).0,
        Reading::String => walk(from, path, Access::Text).0,
        Reading::Integer => match walk(from, path, Access::Copy) {
            (value, true) => quote!(#value.map(i64::from)),
            (value, false) => quote!(i64::from(#value)),
        },
        Reading::Enum => {
            let is_option = path.iter().any(|step| step.optional);
            match is_option {
                true => {
                    let (value, _) = walk(from, path, Access::Reference);
                    quote!(#value.map(|value| value.as_str()))
                }
                false => walk(from, path, Access::Text).0,
            }
        }
    }
}

fn parenthesized(of: &Query, parentheses: bool) -> TokenStream {
    let tokens = query(of);
    if parentheses { quote!((#tokens)) } else { tokens }
}

/// A side of a comparison, or what is negated.
fn side(of: &Query) -> TokenStream {
    let is_binary = matches!(
        of,
        // Behind the type of a cast, `<` would begin its parameters.
        Query::AsInteger(_) | Query::And(..) | Query::Or(..) | Query::Compare(..) | Query::All(..)
    );
    parenthesized(of, is_binary)
}

/// Something that can be gone through, such as an array, where an iterator is not needed.
fn iterable(of: &Query) -> TokenStream {
    match of {
        Query::Array(elements) => {
            let elements = elements.iter().map(query);
            quote!([#(#elements),*])
        }
        of => query(of),
    }
}

/// Something whose method is called, for which a place does as well as a reference to it.
fn receiver(of: &Query) -> TokenStream {
    match of {
        Query::Path(variable, path, Reading::Reference)
            if !path.is_empty() && !path.iter().any(|step| step.optional) =>
        {
            read(*variable, path, Reading::Copy)
        }
        of => query(of),
    }
}

/// An iterator of what may be there, once.
fn perhaps_one(of: &Query) -> TokenStream {
    match of {
        // Nothing on the way is absent.
        Query::Path(variable, path, _)
            if path.iter().position(|step| step.optional) == Some(path.len() - 1) =>
        {
            let option = read(*variable, path, Reading::Copy);
            quote!(#option.iter())
        }
        of => {
            let option = query(of);
            quote!(#option.into_iter())
        }
    }
}

/// The elements of a list of the model.
fn elements(of: &Query, optional: bool) -> TokenStream {
    match optional {
        true => {
            let lists = perhaps_one(of);
            quote!(#lists.flatten())
        }
        false => {
            let list = receiver(of);
            quote!(#list.iter())
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
        Shape::Text(false) => quote!(!#of.is_empty()),
        Shape::Collection(false) => quote!(!#of.is_empty()),
    }
}

fn sign(comparison: Comparison) -> TokenStream {
    match comparison {
        Comparison::Equal => quote!(==),
        Comparison::NotEqual => quote!(!=),
        Comparison::Less => quote!(<),
        Comparison::LessOrEqual => quote!(<=),
        Comparison::Greater => quote!(>),
        Comparison::GreaterOrEqual => quote!(>=),
    }
}
