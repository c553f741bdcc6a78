//! Endpoint rules, as Rust.

use super::docs::{docs, line};
use super::structures::{builder, field_type};
use super::{Output, partitions};
use crate::ir::{BuiltIn, Condition, Endpoints, Outcome, Rule, Template, TemplatePart, Value};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits `endpoint`: the parameters and the rules.
pub(super) fn emit(endpoints: &Endpoints, output: &mut Output) {
    let partition = if partitions::used(&endpoints.rules) {
        partitions::emit(endpoints, output);
        Some(quote!(
            mod partition;
        ))
    } else {
        None
    };
    let params = params(endpoints);
    let rules = block(&endpoints.rules, true);
    let resolve_docs = line("Finds the URL of the endpoint, as the rules of the model have it.");
    let error_docs = line("The parameters lead to no endpoint.");
    let module_docs = ["Where the service is: from a region and some choices to a URL.".to_owned()];
    output.rust(
        "src/endpoint.rs",
        &module_docs,
        quote! {
            #partition

            #params

            #resolve_docs
            pub fn resolve(params: &Params) -> Result<String, ResolveError> {
                #rules
            }

            #error_docs
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct ResolveError(String);

            impl ResolveError {
                fn new(message: impl Into<String>) -> Self {
                    ResolveError(message.into())
                }
            }

            impl std::fmt::Display for ResolveError {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(&self.0)
                }
            }

            impl std::error::Error for ResolveError {}
        },
    );
}

fn params(endpoints: &Endpoints) -> TokenStream {
    let structure = &endpoints.params;
    let structure_docs = docs(&structure.docs);
    let fields = structure.members.iter().map(|member| {
        let (docs, ident, ty) = (docs(&member.docs), &member.ident, field_type(member));
        quote!(#docs pub #ident: #ty)
    });
    let builder = builder(structure, None);
    let settings = endpoints.built_ins.iter().map(|(ident, built_in)| {
        let value = setting(*built_in);
        quote!(#ident: #value)
    });
    let rest =
        (endpoints.built_ins.len() < structure.members.len()).then(|| quote!(..Params::default()));
    let config_docs = line("The parameters that a client's configuration gives.");
    quote! {
        #structure_docs
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct Params {
            #(#fields,)*
        }

        #builder

        #[cfg(feature = "client")]
        impl Params {
            #config_docs
            pub(crate) fn from_config(config: &aws_smithy_types::config_bag::ConfigBag) -> Self {
                Params { #(#settings,)* #rest }
            }
        }
    }
}

/// Where a client's configuration has a setting.
fn setting(built_in: BuiltIn) -> TokenStream {
    let load = |ty: TokenStream| quote!(config.load::<aws_types::#ty>());
    let flag = |ty: TokenStream| {
        let load = load(ty);
        quote!(#load.is_some_and(|setting| setting.0))
    };
    match built_in {
        BuiltIn::Region => {
            let load = load(quote!(region::Region));
            quote!(#load.map(ToString::to_string))
        }
        BuiltIn::UseFips => flag(quote!(endpoint_config::UseFips)),
        BuiltIn::UseDualStack => flag(quote!(endpoint_config::UseDualStack)),
        BuiltIn::Endpoint => {
            let load = load(quote!(endpoint_config::EndpointUrl));
            quote!(#load.map(|setting| setting.0.clone()))
        }
    }
}

/// The statements of some rules. `tail` says that they end a function.
fn block(rules: &[Rule], tail: bool) -> TokenStream {
    let mut statements = TokenStream::new();
    for (index, rule) in rules.iter().enumerate() {
        let last = index + 1 == rules.len();
        statements.extend(conditions(&rule.conditions, &rule.outcome, tail && last));
        if is_final(rule) {
            return statements;
        }
    }
    let none = result(quote!(Err(ResolveError::new("no rule applies"))), tail);
    quote!(#statements #none)
}

/// Whether no rule behind this one is ever looked at.
fn is_final(rule: &Rule) -> bool {
    rule.conditions.iter().all(|condition| matches!(condition, Condition::Partition { .. }))
}

fn conditions(conditions: &[Condition], what: &Outcome, tail: bool) -> TokenStream {
    match conditions {
        [] => outcome(what, tail),
        [Condition::Partition { ident, region }, rest @ ..] => {
            let region = value(region);
            let rest = self::conditions(rest, what, tail);
            quote!(let #ident = partition::of(#region); #rest)
        }
        _ => {
            let tests = conditions.iter().map_while(test);
            let count = tests.clone().count();
            let rest = self::conditions(&conditions[count..], what, false);
            quote!(if #(#tests)&&* { #rest })
        }
    }
}

fn test(condition: &Condition) -> Option<TokenStream> {
    match condition {
        Condition::IsSet(param) => Some(quote!(let Some(#param) = &params.#param)),
        Condition::Holds(condition) => Some(value(condition)),
        Condition::Partition { .. } => None,
    }
}

fn outcome(outcome: &Outcome, tail: bool) -> TokenStream {
    match outcome {
        Outcome::Rules(rules) => block(rules, tail),
        Outcome::Endpoint(url) => {
            let url = text(url);
            result(quote!(Ok(#url)), tail)
        }
        Outcome::Error(message) => {
            let message = match message.as_slice() {
                [TemplatePart::Literal(message)] => quote!(#message),
                _ => text(message),
            };
            result(quote!(Err(ResolveError::new(#message))), tail)
        }
    }
}

fn result(value: TokenStream, tail: bool) -> TokenStream {
    if tail { value } else { quote!(return #value;) }
}

fn value(value: &Value) -> TokenStream {
    match value {
        Value::Variable(ident) => quote!(#ident),
        Value::Param(ident) => quote!(params.#ident),
        Value::IsSet(ident) => quote!(params.#ident.is_some()),
        Value::Attribute(partition, attribute) => {
            let field = partitions::field(*attribute);
            quote!(#partition.#field)
        }
        Value::Bool(value) => quote!(#value),
        Value::Text(template) => match template.as_slice() {
            [TemplatePart::Literal(text)] => quote!(#text),
            [TemplatePart::Value(inner)] => self::value(inner),
            _ => {
                let text = text(template);
                quote!(&#text)
            }
        },
        Value::Not(inner) => {
            let text = self::value(inner);
            match &**inner {
                Value::IsSet(ident) => quote!(params.#ident.is_none()),
                Value::Equal(..) => quote!(!(#text)),
                _ => quote!(!#text),
            }
        }
        Value::Equal(left, right) => {
            let (left, right) = (self::value(left), self::value(right));
            quote!(#left == #right)
        }
    }
}

/// A template as a `String`.
fn text(template: &Template) -> TokenStream {
    match template.as_slice() {
        [] => return quote!(String::new()),
        [TemplatePart::Literal(text)] => return quote!(#text.to_owned()),
        [TemplatePart::Value(Value::Variable(variable))] => return quote!(#variable.clone()),
        _ => {}
    }
    let mut format = String::new();
    let mut arguments: Vec<TokenStream> = Vec::new();
    for part in template {
        match part {
            TemplatePart::Literal(text) => {
                format.push_str(&text.replace('{', "{{").replace('}', "}}"));
            }
            TemplatePart::Value(Value::Variable(variable)) if !is_raw(variable) => {
                format.push_str(&format!("{{{variable}}}"));
            }
            TemplatePart::Value(value) => {
                format.push_str("{}");
                arguments.push(self::value(value));
            }
        }
    }
    quote!(format!(#format #(, #arguments)*))
}

fn is_raw(ident: &Ident) -> bool {
    ident.to_string().starts_with("r#")
}
