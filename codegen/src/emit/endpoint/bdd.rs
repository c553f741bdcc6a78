//! Endpoint BDDs: binary decision diagrams of conditions.

use super::expression::{any_option, argument, optional, owned, value};
use super::tree::{outcome_result, uses_variable};
use crate::emit::doc_comment::line;
use crate::ir::{Bdd, BddCondition, Value, ValueType};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits the types, functions and constants that evaluate an endpoint BDD.
pub(crate) fn items(bdd: &Bdd) -> TokenStream {
    let evaluation = evaluation(bdd);
    let nodes = bdd.nodes.iter().map(|numbers| {
        let numbers = numbers.map(Literal::i32_unsuffixed);
        quote!([#(#numbers),*])
    });
    let root = Literal::i32_unsuffixed(bdd.root);
    let count = Literal::usize_unsuffixed(bdd.nodes.len());
    let root_docs = line("The reference of the first node.");
    let nodes_docs = line(
        "The nodes of the endpoint BDD: a condition, and the references to follow if it is true or false.",
    );
    quote! {
        #evaluation

        #root_docs
        const ROOT: i32 = #root;

        #nodes_docs
        const NODES: [[i32; 3]; #count] = [#(#nodes),*];
    }
}

/// Emits the type `Evaluation`: the variables that conditions assign, and methods that evaluate a
/// condition or a result by its number.
fn evaluation(bdd: &Bdd) -> TokenStream {
    let fields = bdd.variables.iter().map(|variable| {
        let (ident, ty) = (&variable.ident, variable_type(variable.ty));
        quote!(#ident: Option<#ty>)
    });
    let conditions = bdd.conditions.iter().enumerate().map(|(index, condition)| {
        let index = Literal::usize_unsuffixed(index);
        let condition = self::condition(condition);
        quote!(#index => #condition)
    });
    let results = bdd.results.iter().enumerate().map(|(index, result)| {
        let number = Literal::usize_unsuffixed(index + 1);
        let result = outcome_result(result);
        quote!(#number => #result)
    });
    let conditions = quote!(#(#conditions,)*);
    let results = quote!(#(#results,)*);
    let params = |tokens: &TokenStream| {
        uses_variable(tokens, "params").then(|| quote!(let params = self.params;))
    };
    let (condition_params, result_params) = (params(&conditions), params(&results));
    let struct_docs = line("The parameters, and the variables that conditions assign.");
    let holds_docs =
        line("Returns whether a condition is true: `None` and false if it needs an absent value.");
    let result_docs = line("Returns a result of the rules by its number.");
    quote! {
        #struct_docs
        struct Evaluation<'a> {
            params: &'a Params,
            #(#fields,)*
        }

        impl Evaluation<'_> {
            #holds_docs
            fn holds(&mut self, condition: i32) -> Option<bool> {
                #condition_params
                Some(match condition {
                    #conditions
                    _ => return None,
                })
            }

            #result_docs
            fn result(&self, result: i32) -> Option<Result<Endpoint, ResolveError>> {
                #result_params
                Some(match result {
                    #results
                    _ => return None,
                })
            }
        }
    }
}

fn variable_type(ty: ValueType) -> TokenStream {
    match ty {
        ValueType::Text => quote!(String),
        ValueType::Bool => quote!(bool),
        ValueType::Texts => quote!(Vec<String>),
        ValueType::Partition => quote!(&'static super::partitions::Partition),
        ValueType::Url => quote!(super::url::Url),
        ValueType::Arn => quote!(super::arn::Arn),
    }
}

/// Emits the statements that resolve an endpoint with a BDD.
pub(crate) fn body(bdd: &Bdd) -> TokenStream {
    let fields = bdd.variables.iter().map(|variable| {
        let ident = &variable.ident;
        quote!(#ident: None)
    });
    quote! {
        let mut evaluation = Evaluation { params, #(#fields,)* };
        let result = super::bdd::walk(&NODES, ROOT, |condition| evaluation.holds(condition));
        let none = || Err(ResolveError::new("no rule applies"));
        evaluation.result(result).unwrap_or_else(none)
    }
}

fn condition(condition: &BddCondition) -> TokenStream {
    match condition {
        BddCondition::Holds(condition) => value(condition),
        BddCondition::Binds { ident, value: found, ty, optional } => {
            let found = variable_value(found, *ty, *optional);
            let holds = match ty {
                ValueType::Bool => quote!(self.#ident == Some(true)),
                _ => quote!(self.#ident.is_some()),
            };
            quote!({ self.#ident = #found; #holds })
        }
    }
}

/// Emits the value that a condition assigns to a variable, as an `Option` of an owned value.
fn variable_value(of: &Value, ty: ValueType, is_optional: bool) -> TokenStream {
    match (ty, is_optional) {
        (_, true) if matches!(of, Value::Call(..)) => any_option(of),
        (ValueType::Text, true) => {
            let value = optional(of);
            quote!(#value.map(str::to_owned))
        }
        (ValueType::Texts, true) => {
            let value = optional(of);
            quote!(#value.map(<[String]>::to_vec))
        }
        (_, true) => optional(of),
        (ValueType::Text, false) => {
            let value = owned(of);
            quote!(Some(#value))
        }
        (_, false) => {
            let value = if matches!(of, Value::Call(..)) { value(of) } else { argument(of) };
            quote!(Some(#value))
        }
    }
}
