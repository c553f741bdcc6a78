//! Endpoint rules, as Rust.

use super::docs::{docs, line};
use super::structures::{builder, field_type};
use super::{Output, partitions};
use crate::ir::{BuiltIn, Condition, Endpoints, Outcome, Rule, Template, TemplatePart, Value};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

/// Emits `endpoint`: the parameters and the rules.
pub(super) fn emit(endpoints: &Endpoints, output: &mut Output) {
    let partition = partitions::used(&endpoints.rules).then(|| {
        partitions::emit(endpoints, output);
        quote!(
            mod partition;
            mod partitions;
        )
    });
    let params = params(endpoints);
    let rules = block(&endpoints.rules, true);
    let argument = if mentions(&rules, "params") { quote!(params) } else { quote!(_) };
    let resolve_docs = line("Finds the endpoint, as the rules of the model have it.");
    let module_docs = ["Where the service is: from a region and some choices to a URL.".to_owned()];
    output.rust(
        "src/endpoint.rs",
        &module_docs,
        quote! {
            mod base;
            #partition

            pub use base::{Endpoint, ResolveError};

            #params

            #resolve_docs
            pub fn resolve(#argument: &Params) -> Result<Endpoint, ResolveError> {
                #rules
            }
        },
    );
}

/// Whether a name stands somewhere in the tokens, or in a text that is formatted with it.
fn mentions(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}}}")),
        TokenTree::Punct(_) => false,
    })
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
    let config = if endpoints.built_ins.is_empty() { quote!(_) } else { quote!(config) };
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
            pub(crate) fn from_config(#config: &aws_smithy_types::config_bag::ConfigBag) -> Self {
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
    rule.conditions.iter().all(Condition::is_partition)
}

fn conditions(conditions: &[Condition], what: &Outcome, tail: bool) -> TokenStream {
    match conditions {
        [] => outcome(what, tail),
        [Condition::Partition { ident, region }, rest @ ..] => {
            let region = value(region);
            let rest = self::conditions(rest, what, tail);
            // A rule may ask for the partition and not look at it.
            let partition = mentions(&rest, &ident.to_string())
                .then(|| quote!(let #ident = partition::of(#region);));
            quote!(#partition #rest)
        }
        _ => {
            let partition = conditions.iter().position(Condition::is_partition);
            let count = partition.unwrap_or(conditions.len());
            let (tests, rest) = conditions.split_at(count);
            let rest = self::conditions(rest, what, false);
            let mut behind = rest.clone();
            let mut chain = Vec::new();
            for condition in tests.iter().rev() {
                let test = test(condition, &behind);
                behind = quote!(#test #behind);
                chain.insert(0, test);
            }
            quote!(if #(#chain)&&* { #rest })
        }
    }
}

/// A condition as a part of an `if`. `behind` is what may use the variable that it names.
fn test(condition: &Condition, behind: &TokenStream) -> TokenStream {
    match condition {
        Condition::IsSet(param) if mentions(behind, &param.to_string()) => {
            quote!(let Some(#param) = &params.#param)
        }
        Condition::IsSet(param) => quote!(params.#param.is_some()),
        Condition::Holds(condition) => value(condition),
        Condition::Partition { ident, region } => {
            let region = value(region);
            quote!(let #ident = partition::of(#region))
        }
    }
}

fn outcome(outcome: &Outcome, tail: bool) -> TokenStream {
    match outcome {
        Outcome::Rules(rules) => block(rules, tail),
        Outcome::Endpoint(url) => {
            let url = match url.as_slice() {
                [TemplatePart::Literal(url)] => quote!(#url),
                [TemplatePart::Value(Value::Variable(url))] => quote!(#url),
                _ => text(url),
            };
            result(quote!(Ok(Endpoint::new(#url))), tail)
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
