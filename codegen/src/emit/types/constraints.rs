//! Validation of constraints before a request is sent.

use crate::emit::rust_type::number;
use crate::ir::{Constraint, Nullability, Structure, Union};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

/// Emits the validation of a structure.
pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let checks = structure.members.iter().filter_map(|member| {
        let constraint = constraint(member.constraint.as_ref()?);
        let (field, name) = (&member.ident, member.ident.unraw().to_string());
        let check = match member.nullability {
            Nullability::Optional => quote!(optional),
            Nullability::Required | Nullability::Default(_) => quote!(required),
        };
        Some(quote!(validator.#check(#name, &self.#field, #constraint);))
    });
    let checks: Vec<_> = checks.collect();
    validate(&structure.ident, checks.is_empty(), quote!(#(#checks)*))
}

/// Emits the validation of a union.
pub(crate) fn union(union: &Union) -> TokenStream {
    let checks = union.variants.iter().filter_map(|variant| {
        let constraint = constraint(variant.constraint.as_ref()?);
        let (variant, name) = (&variant.ident, &variant.snake_name);
        let check = quote!(validator.required(#name, value, #constraint));
        Some((quote!(Self::#variant(value)), check))
    });
    let checks: Vec<_> = checks.collect();
    let body = match checks.as_slice() {
        [(pattern, check)] => quote!(if let #pattern = self { #check; }),
        checks => {
            let arms = checks.iter().map(|(pattern, check)| quote!(#pattern => #check,));
            quote!(match self { #(#arms)* _ => {} })
        }
    };
    validate(&union.ident, checks.is_empty(), body)
}

/// Emits the implementation of `Validate`, with the statements that check the members.
fn validate(ident: &Ident, is_empty: bool, checks: TokenStream) -> TokenStream {
    let (validator, checks) = match is_empty {
        true => (quote!(_), TokenStream::new()),
        false => (quote!(validator), checks),
    };
    quote! {
        impl crate::validation::Validate for #ident {
            fn check(&self, #validator: &mut crate::validation::Validator<'_>) {
                #checks
            }
        }
    }
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
