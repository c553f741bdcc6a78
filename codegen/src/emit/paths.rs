//! Ways through structures.

use crate::ir::Step;
use proc_macro2::TokenStream;
use quote::quote;

/// A reference to what a path leads to: an `Option` of one if something on the way may be absent,
/// which is told too.
pub(super) fn reference(from: TokenStream, path: &[Step]) -> (TokenStream, bool) {
    walk(from, path, &quote!(&), &quote!(.as_ref()))
}

/// What a path leads to, moved out of where it is: an `Option` as with a reference.
pub(super) fn value(from: TokenStream, path: &[Step]) -> (TokenStream, bool) {
    walk(from, path, &TokenStream::new(), &TokenStream::new())
}

fn walk(
    from: TokenStream,
    path: &[Step],
    borrow: &TokenStream,
    borrow_inner: &TokenStream,
) -> (TokenStream, bool) {
    // As long as nothing may be absent, the fields follow one another.
    let plain = path.iter().take_while(|step| !step.optional).count();
    let fields = path[..plain].iter().map(|step| &step.field);
    let place = quote!(#from #(.#fields)*);
    let Some(Step { field, .. }) = path.get(plain) else {
        return (quote!(#borrow #place), false);
    };
    let rest = path[plain + 1..].iter().map(|Step { field, optional }| match optional {
        true => quote!(.and_then(|value| value.#field #borrow_inner)),
        false => quote!(.map(|value| #borrow value.#field)),
    });
    (quote!(#place.#field #borrow_inner #(#rest)*), true)
}
