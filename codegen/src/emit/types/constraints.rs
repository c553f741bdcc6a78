//! Validation of constraints before a request is sent.

use crate::emit::rust_type::number;
use crate::ir::{Constraint, Nullability, Structure, Union};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

/// Emits the validation of a structure.
pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let ident = &structure.ident;
    let entries = structure.members.iter().filter_map(|member| {
        let constraint = constraint(member.constraint.as_ref()?);
        let field = &member.ident;
        Some(match member.nullability {
            Nullability::Optional => quote!(optional #field: #constraint),
            Nullability::Required | Nullability::Default(_) => quote!(required #field: #constraint),
        })
    });
    quote!(crate::validation::validate! { #ident { #(#entries,)* } })
}

/// Emits the validation of a union.
pub(crate) fn union(union: &Union) -> TokenStream {
    let ident = &union.ident;
    let entries = union.variants.iter().filter_map(|variant| {
        let constraint = constraint(variant.constraint.as_ref()?);
        let (variant, member) = (&variant.ident, &variant.snake_name);
        Some(quote!(#variant(#member): #constraint))
    });
    quote!(crate::validation::validate_union! { #ident { #(#entries,)* } })
}

fn constraint(of: &Constraint) -> TokenStream {
    match of {
        Constraint::Length { min, max } => {
            let [min, max] = [min, max].map(|bound| bound.map(Literal::u64_unsuffixed));
            let bounds = range(min, max);
            quote!(crate::validation::Length(#bounds))
        }
        Constraint::Range { min, max } => {
            let [min, max] = [min, max].map(|bound| bound.as_ref().map(number));
            let bounds = range(min, max);
            quote!(crate::validation::Range(#bounds))
        }
        Constraint::Nested => quote!(crate::validation::Nested),
        Constraint::Each(inner) => {
            let inner = constraint(inner);
            quote!(crate::validation::Each(#inner))
        }
        Constraint::Keys(inner) => {
            let inner = constraint(inner);
            quote!(crate::validation::Keys(#inner))
        }
        Constraint::Values(inner) => {
            let inner = constraint(inner);
            quote!(crate::validation::Values(#inner))
        }
        Constraint::All(all) => {
            let all = all.iter().map(constraint);
            quote!((#(#all),*))
        }
    }
}

/// Emits a range that includes both bounds.
fn range<T: ToTokens>(min: Option<T>, max: Option<T>) -> TokenStream {
    match max {
        Some(max) => quote!(#min..=#max),
        None => quote!(#min..),
    }
}
