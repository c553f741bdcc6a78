//! Access to the member at the end of a path.

use crate::ir::Step;
use proc_macro2::TokenStream;
use quote::quote;

/// The form of the value at the end of a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccessMode {
    /// Moved out of its structure.
    Move,
    Copy,
    Reference,
    /// A `&str`.
    Str,
}

impl AccessMode {
    /// Emits the value of a field that is always present.
    fn present(self, place: TokenStream, is_last: bool) -> TokenStream {
        match self {
            AccessMode::Move => place,
            AccessMode::Copy if is_last => place,
            AccessMode::Str if is_last => quote!(#place.as_str()),
            _ => quote!(&#place),
        }
    }

    /// Emits the value of a field that is an `Option`, as an `Option`.
    fn optional(self, place: TokenStream, is_last: bool) -> TokenStream {
        match self {
            AccessMode::Move => place,
            AccessMode::Copy if is_last => place,
            AccessMode::Str if is_last => quote!(#place.as_deref()),
            _ => quote!(#place.as_ref()),
        }
    }

    /// Emits the value at the end of an empty path.
    fn start(self, from: TokenStream) -> TokenStream {
        match self {
            AccessMode::Copy => quote!(*#from),
            AccessMode::Str => self.present(from, true),
            AccessMode::Move | AccessMode::Reference => from,
        }
    }
}

/// Emits the value at the end of a path, and returns whether the value is an `Option`: it is one if
/// any field of the path is.
///
/// `from` is a reference, unless the value is moved.
pub(crate) fn access(from: TokenStream, path: &[Step], mode: AccessMode) -> (TokenStream, bool) {
    if path.is_empty() {
        return (mode.start(from), false);
    }
    let first_optional = path.iter().take_while(|step| !step.optional).count();
    let fields = path[..first_optional].iter().map(|step| &step.field);
    let place = quote!(#from #(.#fields)*);
    let Some(Step { field, .. }) = path.get(first_optional) else {
        return (mode.present(place, true), false);
    };
    let last = path.len() - 1;
    let option = mode.optional(quote!(#place.#field), first_optional == last);
    let rest = path.iter().enumerate().skip(first_optional + 1);
    let rest = rest.map(|(index, Step { field, optional })| match optional {
        true => {
            let value = mode.optional(quote!(value.#field), index == last);
            quote!(.and_then(|value| #value))
        }
        false => {
            let value = mode.present(quote!(value.#field), index == last);
            quote!(.map(|value| #value))
        }
    });
    (quote!(#option #(#rest)*), true)
}
