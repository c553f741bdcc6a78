//! Endpoint rules as statements.

use super::expression::{argument, is_owned, owned, scrutinee, value};
use crate::ir::{Condition, EndpointValue, Outcome, Property, Rule, Value};
use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

/// Whether tokens use a variable, by its name or within the text of `format!`.
pub(crate) fn uses_variable(tokens: &TokenStream, name: &str) -> bool {
    let mut tokens = tokens.clone().into_iter().peekable();
    let mut previous = None;
    while let Some(token) = tokens.next() {
        let found = match &token {
            TokenTree::Group(group) => uses_variable(&group.stream(), name),
            // A field follows `.`, and a module precedes `:`.
            TokenTree::Ident(ident) if ident == name => {
                !is_punct(previous.as_ref(), '.') && !is_punct(tokens.peek(), ':')
            }
            TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}}}")),
            _ => false,
        };
        if found {
            return true;
        }
        previous = Some(token);
    }
    false
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Emits the statements of rules. `tail` is whether they are the last ones of a function.
pub(crate) fn block(rules: &[Rule], tail: bool) -> TokenStream {
    let mut statements = TokenStream::new();
    for (index, rule) in rules.iter().enumerate() {
        let last = index + 1 == rules.len();
        statements.extend(conditions(&rule.conditions, &rule.outcome, tail && last));
        if is_final(rule) {
            return statements;
        }
    }
    let none = returned(quote!(Err(ResolveError::new("no rule applies"))), tail);
    quote!(#statements #none)
}

/// Whether a condition is always true.
fn is_let(condition: &Condition) -> bool {
    matches!(condition, Condition::Let(..))
}

/// Whether a rule always applies, which makes the rules after it unreachable.
fn is_final(rule: &Rule) -> bool {
    rule.conditions.iter().all(is_let)
}

/// Emits the statements of a rule.
fn conditions(conditions: &[Condition], then: &Outcome, tail: bool) -> TokenStream {
    match conditions {
        [] => outcome(then, tail),
        [Condition::Let(ident, value), rest @ ..] => {
            let value = argument(value);
            let rest = self::conditions(rest, then, tail);
            // A rule may assign a variable that it does not use.
            let assignment =
                uses_variable(&rest, &ident.to_string()).then(|| quote!(let #ident = #value;));
            quote!(#assignment #rest)
        }
        _ => {
            let count = conditions.iter().position(is_let).unwrap_or(conditions.len());
            let (tests, rest) = conditions.split_at(count);
            let rest = self::conditions(rest, then, false);
            let mut scope = rest.clone();
            let mut chain = Vec::new();
            for condition in tests.iter().rev() {
                let test = test(condition, &scope);
                scope = quote!(#test #scope);
                chain.insert(0, test);
            }
            quote!(if #(#chain)&&* { #rest })
        }
    }
}

/// Emits a condition of an `if`. `scope` is the code that may use the variable of the condition.
fn test(condition: &Condition, scope: &TokenStream) -> TokenStream {
    match condition {
        Condition::There(ident, found) if uses_variable(scope, &ident.to_string()) => {
            let found = scrutinee(found);
            quote!(let Some(#ident) = #found)
        }
        Condition::There(_, found) => value(&Value::IsSet(Box::new(found.clone()))),
        Condition::Holds(condition) => value(condition),
        Condition::Let(ident, found) => {
            let found = argument(found);
            quote!(let #ident = #found)
        }
    }
}

fn outcome(outcome: &Outcome, tail: bool) -> TokenStream {
    match outcome {
        Outcome::Rules(rules) => block(rules, tail),
        _ => returned(outcome_result(outcome), tail),
    }
}

/// Emits an endpoint or an error as a `Result`.
pub(crate) fn outcome_result(outcome: &Outcome) -> TokenStream {
    match outcome {
        Outcome::Endpoint(endpoint) => {
            let endpoint = self::endpoint(endpoint);
            quote!(Ok(#endpoint))
        }
        Outcome::Error(message) => {
            let message = into_string(message);
            quote!(Err(ResolveError::new(#message)))
        }
        Outcome::Rules(rules) => block(rules, true),
    }
}

/// Emits an endpoint with its headers and properties.
fn endpoint(endpoint: &EndpointValue) -> TokenStream {
    let url = into_string(&endpoint.url);
    let headers = endpoint.headers.iter().map(|(name, value)| {
        let value = into_string(value);
        quote!(.with_header(#name, #value))
    });
    let properties = endpoint.properties.iter().map(|(name, property)| {
        let property = self::property(property);
        quote!(.with_property(#name, #property))
    });
    quote!(Endpoint::new(#url) #(#headers)* #(#properties)*)
}

fn property(of: &Property) -> TokenStream {
    match of {
        Property::Bool(value) => quote!(::serde_json::Value::from(#value)),
        Property::Number(number) => {
            let number = match number.as_i64() {
                Some(number) => Literal::i64_suffixed(number),
                None => Literal::f64_suffixed(number.as_f64().unwrap_or_default()),
            };
            quote!(::serde_json::Value::from(#number))
        }
        Property::Text(text) => {
            let text = match text {
                Value::Text(template) if template.len() < 2 => value(text),
                text => owned(text),
            };
            quote!(::serde_json::Value::from(#text))
        }
        Property::List(values) if values.is_empty() => {
            quote!(::serde_json::Value::Array(Vec::new()))
        }
        Property::List(values) => {
            let values = values.iter().map(property);
            quote!(::serde_json::Value::from_iter([#(#values),*]))
        }
        Property::Object(members) if members.is_empty() => {
            quote!(::serde_json::Value::Object(Default::default()))
        }
        Property::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = property(value);
                quote!((#name, #value))
            });
            quote!(::serde_json::Value::from_iter([#(#members),*]))
        }
    }
}

/// Emits a text as `impl Into<String>`.
fn into_string(text: &Value) -> TokenStream {
    match text {
        Value::Text(_) => value(text),
        text if is_owned(text) => owned(text),
        text => value(text),
    }
}

/// Emits the statement that returns a value, or the value at the end of a function.
fn returned(value: TokenStream, tail: bool) -> TokenStream {
    if tail { value } else { quote!(return #value;) }
}
