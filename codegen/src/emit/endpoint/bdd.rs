//! Decision diagrams of endpoints.

use super::expression::{argument, as_it_is, optional, owned, value};
use super::tree::{end, mentions};
use crate::emit::doc_comment::line;
use crate::ir::{Diagram, DiagramCondition, Value, ValueType};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The types and functions that evaluate a diagram.
pub(crate) fn items(diagram: &Diagram) -> TokenStream {
    let fields = diagram.findings.iter().map(|finding| {
        let ident = &finding.ident;
        let ty = match finding.ty {
            ValueType::Text => quote!(String),
            ValueType::Bool => quote!(bool),
            ValueType::Texts => quote!(Vec<String>),
            ValueType::Partition => quote!(&'static super::partitions::Partition),
            ValueType::Url => quote!(super::url::Url),
            ValueType::Arn => quote!(super::arn::Arn),
        };
        quote!(#ident: Option<#ty>)
    });
    let conditions = diagram.conditions.iter().enumerate().map(|(place, condition)| {
        let place = Literal::usize_unsuffixed(place);
        let condition = self::condition(condition);
        quote!(#place => #condition)
    });
    let results = diagram.results.iter().enumerate().map(|(place, result)| {
        let place = Literal::usize_unsuffixed(place + 1);
        let end = end(result);
        quote!(#place => #end)
    });
    let conditions = quote!(#(#conditions,)*);
    let results = quote!(#(#results,)*);
    let params = |tokens: &TokenStream| {
        mentions(tokens, "params").then(|| quote!(let params = self.params;))
    };
    let (condition_params, result_params) = (params(&conditions), params(&results));
    let root = diagram.root;
    let count = diagram.nodes.len();
    let nodes = diagram.nodes.iter().map(|numbers| {
        let numbers = numbers.map(Literal::i32_unsuffixed);
        quote!([#(#numbers),*])
    });
    let root = Literal::i32_unsuffixed(root);
    let count = Literal::usize_unsuffixed(count);
    let struct_docs = line("The parameters, and what the conditions have found out.");
    let holds_docs = line("Whether a condition holds. One that needs what is absent does not.");
    let result_docs = line("What the conditions lead to.");
    let root_docs = line("Where the diagram begins.");
    let nodes_docs =
        line("Conditions, each with where it leads to: if it holds, and if it does not.");
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

        #root_docs
        const ROOT: i32 = #root;

        #nodes_docs
        const NODES: [[i32; 3]; #count] = [#(#nodes),*];
    }
}

/// The statements that find an endpoint with a diagram.
pub(crate) fn body(diagram: &Diagram) -> TokenStream {
    let fields = diagram.findings.iter().map(|finding| {
        let ident = &finding.ident;
        quote!(#ident: None)
    });
    quote! {
        let mut evaluation = Evaluation { params, #(#fields,)* };
        let result = super::bdd::walk(&NODES, ROOT, |condition| evaluation.holds(condition));
        let none = || Err(ResolveError::new("no rule applies"));
        evaluation.result(result).unwrap_or_else(none)
    }
}

fn condition(condition: &DiagramCondition) -> TokenStream {
    match condition {
        DiagramCondition::Holds(condition) => value(condition),
        DiagramCondition::Finds { ident, value: found, ty, optional } => {
            let found = finding(found, *ty, *optional);
            let holds = match ty {
                ValueType::Bool => quote!(self.#ident == Some(true)),
                _ => quote!(self.#ident.is_some()),
            };
            quote!({ self.#ident = #found; #holds })
        }
    }
}

/// What a condition finds, as an `Option` that is kept.
fn finding(found: &Value, ty: ValueType, is_optional: bool) -> TokenStream {
    match (ty, is_optional) {
        (_, true) if matches!(found, Value::Call(..)) => as_it_is(found),
        (ValueType::Text, true) => {
            let found = optional(found);
            quote!(#found.map(str::to_owned))
        }
        (ValueType::Texts, true) => {
            let found = optional(found);
            quote!(#found.map(<[String]>::to_vec))
        }
        (_, true) => optional(found),
        (ValueType::Text, false) => {
            let found = owned(found);
            quote!(Some(#found))
        }
        (_, false) => {
            let found =
                if matches!(found, Value::Call(..)) { value(found) } else { argument(found) };
            quote!(Some(#found))
        }
    }
}
