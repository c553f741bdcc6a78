//! Ways through structures.

use crate::ir::Step;
use proc_macro2::TokenStream;
use quote::quote;

/// How what a path leads to is had.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Moved out of where it is.
    Move,
    Copy,
    Reference,
    /// As a `&str`.
    Text,
}

/// What a path leads to: an `Option` if something on the way may be absent, which is told too.
///
/// `from` is a reference, unless everything is moved.
pub(crate) fn walk(from: TokenStream, path: &[Step], access: Access) -> (TokenStream, bool) {
    let there = |place: TokenStream, is_last: bool| match access {
        Access::Move => place,
        Access::Copy if is_last => place,
        Access::Text if is_last => quote!(#place.as_str()),
        _ => quote!(&#place),
    };
    let perhaps = |place: TokenStream, is_last: bool| match access {
        Access::Move => place,
        Access::Copy if is_last => place,
        Access::Text if is_last => quote!(#place.as_deref()),
        _ => quote!(#place.as_ref()),
    };
    if path.is_empty() {
        return match access {
            Access::Copy => (quote!(*#from), false),
            Access::Text => (there(from, true), false),
            Access::Move | Access::Reference => (from, false),
        };
    }
    // As long as nothing may be absent, the fields follow one another.
    let plain = path.iter().take_while(|step| !step.optional).count();
    let fields = path[..plain].iter().map(|step| &step.field);
    let place = quote!(#from #(.#fields)*);
    let Some(Step { field, .. }) = path.get(plain) else {
        return (there(place, true), false);
    };
    let last = path.len() - 1;
    let begin = perhaps(quote!(#place.#field), plain == last);
    let behind = path.iter().enumerate().skip(plain + 1);
    let behind = behind.map(|(at, Step { field, optional })| match optional {
        true => {
            let next = perhaps(quote!(value.#field), at == last);
            quote!(.and_then(|value| #next))
        }
        false => {
            let next = there(quote!(value.#field), at == last);
            quote!(.map(|value| #next))
        }
    });
    (quote!(#begin #(#behind)*), true)
}
