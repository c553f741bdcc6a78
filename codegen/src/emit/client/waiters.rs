//! Waiters.

use super::jmespath::query;
use crate::emit::doc_comment::{docs, line};
use crate::emit::output::Output;
use crate::ir::{Comparison, Operation, Query, Service, Variable, Verdict, Waiter};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits `client::waiters`, if there is anything to wait for.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    let waiters = service
        .operations
        .iter()
        .flat_map(|operation| operation.waiters.iter().map(move |waiter| (operation, waiter)));
    let methods: Vec<_> = waiters.clone().map(|(of, waiter)| method(of, waiter)).collect();
    if methods.is_empty() {
        return;
    }
    let judges = waiters.map(|(of, waiter)| judge(of, waiter));
    let docs = ["The methods of the client that wait for something.".to_owned()];
    output.rust(
        "src/client/waiters.rs",
        &docs,
        quote! {
            impl crate::client::Client {
                #(#methods)*
            }

            #(#judges)*
        },
    );
}

fn method(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let (module, input) = (&operation.input.module, &operation.input.ident);
    let input = quote!(crate::operation::#module::#input);
    let Waiter { method, judge, delays: (min, max), .. } = waiter;
    let (min, max) = (Literal::u32_unsuffixed(*min), Literal::u32_unsuffixed(*max));
    let docs = docs(&waiter.docs);
    let deprecated = waiter.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        pub fn #method(&self) -> crate::client::Wait<#input, crate::builder::Start<#input>> {
            let until = crate::client::Until::new(self.clone(), #min..=#max, #judge);
            crate::builder::start(until)
        }
    }
}

/// The function that tells what an answer means.
fn judge(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let Operation { input, output, error, .. } = operation;
    let module = &input.module;
    let path = quote!(crate::operation::#module);
    let (input_type, output_type) = (&input.ident, &output.ident);
    let Waiter { judge, method, .. } = waiter;
    let docs = line(&format!("What an answer means to [`Client::{method}`]."));
    let queries = || waiter.outputs.iter().map(|(query, _)| query);
    let input = if mentions(queries(), Variable::Input) { quote!(input) } else { quote!(_) };
    let output = if mentions(queries(), Variable::Output) { quote!(output) } else { quote!(_) };
    let of_output = of_output(&waiter.outputs, waiter.other_outputs);
    let allow = queries().any(is_intricate).then(|| {
        quote! {
            #[allow(
                clippy::eq_op, clippy::len_zero, clippy::nonminimal_bool, unused_comparisons,
                reason = "the conditions are those of the model",
            )]
        }
    });
    let of_error = of_error(&quote!(#path::#error), waiter);
    quote! {
        #docs
        #allow
        fn #judge(
            #input: &#path::#input_type,
            answer: Result<&#path::#output_type, &#path::#error>,
        ) -> crate::client::waiter::Verdict {
            match answer {
                Ok(#output) => #of_output,
                #of_error
            }
        }
    }
}

fn mentions<'q>(mut queries: impl Iterator<Item = &'q Query>, variable: Variable) -> bool {
    queries.any(|query| query.mentions(variable))
}

/// Whether a condition may be one that can be told in fewer words.
fn is_intricate(condition: &Query) -> bool {
    condition.any(&|part| match part {
        Query::Length(..) | Query::And(..) | Query::Or(..) | Query::Not(_) => true,
        Query::Compare(_, _, to) => !to.is_literal(),
        _ => false,
    })
}

/// What an output means.
fn of_output(judged: &[(Query, Verdict)], otherwise: Verdict) -> TokenStream {
    let otherwise = verdict(otherwise);
    if let Some((value, arms)) = cases(judged) {
        return quote!(match #value { #arms _ => #otherwise, });
    }
    let mut branches: Vec<(TokenStream, Verdict)> = Vec::new();
    for (condition, verdict) in judged {
        let condition = query(condition);
        match branches.last_mut() {
            Some((conditions, last)) if last == verdict => {
                *conditions = quote!(#conditions || #condition);
            }
            _ => branches.push((condition, *verdict)),
        }
    }
    let branches = branches.into_iter().rev();
    let chain = branches.fold(None, |behind, (condition, verdict)| {
        let behind = behind.unwrap_or(quote!({ #otherwise }));
        let verdict = self::verdict(verdict);
        Some(quote!(if #condition { #verdict } else #behind))
    });
    chain.unwrap_or(otherwise)
}

/// A value and the arms of a `match`, if there is more than one condition and all are about it.
fn cases(judged: &[(Query, Verdict)]) -> Option<(TokenStream, TokenStream)> {
    if judged.len() == 1 {
        return None;
    }
    let mut value = None;
    let mut arms: Vec<(Verdict, Vec<&Query>)> = Vec::new();
    for (condition, verdict) in judged {
        let Query::Compare(of, Comparison::Equal, expected) = condition else {
            return None;
        };
        if !expected.is_literal() || value.is_some_and(|value| value != of) {
            return None;
        }
        value = Some(of);
        if arms.iter().any(|(_, patterns)| patterns.contains(&&**expected)) {
            continue;
        }
        match arms.iter_mut().find(|(of, _)| of == verdict) {
            Some((_, patterns)) => patterns.push(expected),
            None => arms.push((*verdict, vec![expected])),
        }
    }
    let arms = arms.iter().map(|(verdict, patterns)| {
        let (pattern, verdict) = (pattern(patterns), self::verdict(*verdict));
        quote!(#pattern => #verdict,)
    });
    Some((query(value?), arms.collect()))
}

/// A pattern that any of some literals matches.
fn pattern(literals: &[&Query]) -> TokenStream {
    let inner = literals.iter().map(|literal| match literal {
        Query::Some(inner) => query(inner),
        literal => query(literal),
    });
    let inner = quote!(#(#inner)|*);
    if matches!(literals, [Query::Some(_), ..]) { quote!(Some(#inner)) } else { inner }
}

/// What an error means: the arms of a `match`.
fn of_error(error: &TokenStream, waiter: &Waiter) -> TokenStream {
    let unknown = quote!(crate::client::waiter::Verdict::Unknown);
    // A call without an answer says nothing.
    let failed = waiter.other_errors.map(|_| quote!(Err(#error::Failed(_)) => #unknown,));
    let otherwise = waiter.other_errors.map_or(unknown, verdict);
    if waiter.errors.is_empty() {
        return quote!(#failed Err(_) => #otherwise,);
    }
    let arms = waiter.errors.iter().map(|(code, verdict)| {
        let verdict = self::verdict(*verdict);
        quote!(Some(#code) => #verdict,)
    });
    quote! {
        #failed
        Err(error) => match error.code() {
            #(#arms)*
            _ => #otherwise,
        },
    }
}

fn verdict(verdict: Verdict) -> TokenStream {
    match verdict {
        Verdict::Success => quote!(crate::client::waiter::Verdict::Success),
        Verdict::Failure => quote!(crate::client::waiter::Verdict::Failure),
        Verdict::Retry => quote!(crate::client::waiter::Verdict::Retry),
    }
}
