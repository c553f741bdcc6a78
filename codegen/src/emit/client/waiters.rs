//! Waiters.

use super::jmespath::expression;
use crate::emit::doc_comment::{docs, line};
use crate::emit::operation::builders;
use crate::emit::output::Output;
use crate::emit::types::setters::allow_complex;
use crate::ir::{Comparison, Expr, Operation, Service, Structure, Variable, Verdict, Waiter};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits `client::waiters`, if an operation has waiters.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    let waiters = service
        .operations
        .iter()
        .flat_map(|operation| operation.waiters.iter().map(move |waiter| (operation, waiter)));
    let methods: Vec<_> = waiters.clone().map(|(of, waiter)| method(of, waiter)).collect();
    if methods.is_empty() {
        return;
    }
    let functions = waiters.map(|(of, waiter)| acceptors(of, waiter));
    let docs = ["Methods of the client that wait for a state of a resource.".to_owned()];
    output.rust(
        "src/client/waiters.rs",
        &docs,
        quote! {
            impl crate::client::Client {
                #(#methods)*
            }

            #(#functions)*
        },
    );
}

fn method(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let Structure { module, ident: input, builder, .. } = &operation.input;
    let until = quote!(crate::client::Until<crate::operation::#module::#input>);
    let start = builders::start(operation, &until);
    let Waiter { method, acceptors, delays: (min, max), .. } = waiter;
    let (min, max) = (Literal::u32_unsuffixed(*min), Literal::u32_unsuffixed(*max));
    let docs = docs(&waiter.docs);
    let deprecated = waiter.deprecated.then(|| quote!(#[deprecated]));
    let allow = allow_complex(&operation.input);
    quote! {
        #docs
        #deprecated
        #allow
        pub fn #method(&self) -> #start {
            let until = crate::client::Until::new(self.clone(), #min..=#max, #acceptors);
            crate::operation::#module::builders::#builder(crate::builder::Draft::new(until))
        }
    }
}

/// Emits the function that applies the acceptors to the result of a call.
fn acceptors(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let Operation { input, output, error, .. } = operation;
    let module = &input.module;
    let path = quote!(crate::operation::#module);
    let (input_type, output_type) = (&input.ident, &output.ident);
    let Waiter { acceptors, method, .. } = waiter;
    let docs =
        line(&format!("Applies the acceptors of [`Client::{method}`] to the result of a call."));
    let expressions = || waiter.outputs.iter().map(|(expression, _)| expression);
    let input =
        if use_variable(expressions(), Variable::Input) { quote!(input) } else { quote!(_) };
    let output =
        if use_variable(expressions(), Variable::Output) { quote!(output) } else { quote!(_) };
    let output_verdict = output_verdict(&waiter.outputs, waiter.other_outputs);
    let allow = expressions().any(is_intricate).then(|| {
        quote! {
            #[allow(
                clippy::eq_op, clippy::len_zero, clippy::nonminimal_bool, unused_comparisons,
                reason = "the conditions are those of the model",
            )]
        }
    });
    let error_arms = error_arms(&quote!(#path::#error), waiter);
    quote! {
        #docs
        #allow
        fn #acceptors(
            #input: &#path::#input_type,
            result: Result<&#path::#output_type, &#path::#error>,
        ) -> crate::client::waiter::AcceptorState {
            match result {
                Ok(#output) => #output_verdict,
                #error_arms
            }
        }
    }
}

/// Whether any of these expressions uses a variable.
fn use_variable<'q>(mut expressions: impl Iterator<Item = &'q Expr>, variable: Variable) -> bool {
    expressions.any(|query| query.mentions(variable))
}

/// Whether clippy may want a condition to be written in another way.
fn is_intricate(condition: &Expr) -> bool {
    condition.any(&|part| match part {
        Expr::Length(..) | Expr::And(..) | Expr::Or(..) | Expr::Not(_) => true,
        Expr::Compare(_, _, to) => !to.is_literal(),
        _ => false,
    })
}

/// Emits the verdict about an output.
fn output_verdict(acceptors: &[(Expr, Verdict)], default: Verdict) -> TokenStream {
    let default = verdict(default);
    if let Some((value, arms)) = cases(acceptors) {
        return quote!(match #value { #arms _ => #default, });
    }
    let mut branches: Vec<(TokenStream, Verdict)> = Vec::new();
    for (condition, verdict) in acceptors {
        let condition = expression(condition);
        match branches.last_mut() {
            Some((conditions, last)) if last == verdict => {
                *conditions = quote!(#conditions || #condition);
            }
            _ => branches.push((condition, *verdict)),
        }
    }
    let branches = branches.into_iter().rev();
    let chain = branches.fold(None, |rest, (condition, verdict)| {
        let rest = rest.unwrap_or(quote!({ #default }));
        let verdict = self::verdict(verdict);
        Some(quote!(if #condition { #verdict } else #rest))
    });
    chain.unwrap_or(default)
}

/// Returns a value and the arms of a `match`, if several conditions all compare that value with
/// literals.
fn cases(acceptors: &[(Expr, Verdict)]) -> Option<(TokenStream, TokenStream)> {
    if acceptors.len() == 1 {
        return None;
    }
    let mut value = None;
    let mut arms: Vec<(Verdict, Vec<&Expr>)> = Vec::new();
    for (condition, verdict) in acceptors {
        let Expr::Compare(of, Comparison::Equal, expected) = condition else {
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
    Some((expression(value?), arms.collect()))
}

/// Emits a pattern that matches any of these literals.
fn pattern(literals: &[&Expr]) -> TokenStream {
    let inner = literals.iter().map(|literal| match literal {
        Expr::Some(inner) => expression(inner),
        literal => expression(literal),
    });
    let inner = quote!(#(#inner)|*);
    if matches!(literals, [Expr::Some(_), ..]) { quote!(Some(#inner)) } else { inner }
}

/// Emits the arms of a `match` with the verdict about an error.
fn error_arms(error: &TokenStream, waiter: &Waiter) -> TokenStream {
    let unknown = quote!(crate::client::waiter::AcceptorState::Unknown);
    // A call without a response matches no acceptor.
    let failed = waiter.other_errors.map(|_| quote!(Err(#error::Failed(_)) => #unknown,));
    let default = waiter.other_errors.map_or(unknown, verdict);
    if waiter.errors.is_empty() {
        return quote!(#failed Err(_) => #default,);
    }
    let arms = waiter.errors.iter().map(|(code, verdict)| {
        let verdict = self::verdict(*verdict);
        quote!(Some(#code) => #verdict,)
    });
    quote! {
        #failed
        Err(error) => match error.code() {
            #(#arms)*
            _ => #default,
        },
    }
}

fn verdict(verdict: Verdict) -> TokenStream {
    match verdict {
        Verdict::Success => quote!(crate::client::waiter::AcceptorState::Success),
        Verdict::Failure => quote!(crate::client::waiter::AcceptorState::Failure),
        Verdict::Retry => quote!(crate::client::waiter::AcceptorState::Retry),
    }
}
