//! Endpoints: the parameters, and the function that resolves an endpoint.

pub(crate) mod bdd;
pub(crate) mod context_params;
pub(crate) mod expression;
pub(crate) mod names;
pub(crate) mod partitions;
pub(crate) mod tree;

use super::doc_comment::{docs, line};
use super::output::Output;
use super::rust_type::field_type;
use super::types::builder;
use super::types::defaults::default_value;
use super::types::structure::derive;
use crate::ir::{
    BuiltIn, Derive, Endpoints, Function, Literal, Member, Nullability, Rules, Service, Structure,
    Type,
};
use proc_macro2::TokenStream;
use quote::quote;
use tree::{block, uses_variable};

/// Emits `endpoint`: the parameters and the rules.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    let endpoints = &service.endpoints;
    if endpoints.functions.contains(&Function::Partition) {
        partitions::emit(endpoints, output);
    }
    let home = if endpoints.detailed { quote!(detailed) } else { quote!(base) };
    let (items, rules) = match &endpoints.rules {
        Rules::Tree(rules) => (TokenStream::new(), block(rules, true)),
        Rules::Bdd(diagram) => (bdd::items(diagram), bdd::body(diagram)),
    };
    let required = required(endpoints, &rules);
    let rules = quote!(#required #rules);
    let params = params(endpoints);
    let argument = if uses_variable(&rules, "params") { quote!(params) } else { quote!(_) };
    let resolve_docs = line("Resolves the endpoint by the rules of the model.");
    let module_docs =
        ["The parameters of endpoints, and the rules that make a URL from them.".to_owned()];
    output.rust(
        "src/endpoint/rules.rs",
        &module_docs,
        quote! {
            use super::ResolveError;
            pub use super::#home::Endpoint;

            #params

            #resolve_docs
            pub fn resolve(#argument: &Params) -> Result<Endpoint, ResolveError> {
                #rules
            }

            #items
        },
    );
}

/// Emits the statements that reject parameters without a required one.
fn required(endpoints: &Endpoints, rules: &TokenStream) -> TokenStream {
    let checks = endpoints.required.iter().map(|(ident, name)| {
        let message = format!("the parameter `{name}` is missing");
        let error = quote!(return Err(ResolveError::new(#message)););
        let in_tree = matches!(endpoints.rules, Rules::Tree(_));
        if !in_tree || !uses_variable(rules, &ident.to_string()) {
            return quote!(if params.#ident.is_none() { #error });
        }
        let member = endpoints.params.members.iter().find(|member| member.ident == *ident);
        let borrow = member.filter(|member| member.ty != Type::Bool).map(|_| quote!(&));
        quote!(let Some(#ident) = #borrow params.#ident else { #error };)
    });
    quote!(#(#checks)*)
}

/// Emits the type of the parameters.
fn params(endpoints: &Endpoints) -> TokenStream {
    let structure = &endpoints.params;
    let structure_docs = docs(&structure.docs);
    let fields = structure.members.iter().map(|member| {
        let (docs, ident, ty) = (docs(&member.docs), &member.ident, field_type(member));
        quote!(#docs pub #ident: #ty)
    });
    let builder = builder::of_structure(quote!(crate::endpoint), structure, None);
    let derive = derive(&structure.derives);
    let default = default(structure);
    let settings = endpoints.built_ins.iter().map(|(ident, built_in)| {
        let member = structure.members.iter().find(|member| member.ident == *ident);
        let value = setting(*built_in, member);
        quote!(#ident: #value)
    });
    let rest =
        (endpoints.built_ins.len() < structure.members.len()).then(|| quote!(..Params::default()));
    let config_docs = line("Returns the parameters from the configuration of a client.");
    let with_settings = (!endpoints.settings.is_empty()).then(|| quote!(.with_settings(config)));
    let unused = endpoints.built_ins.is_empty() && endpoints.settings.is_empty();
    let config = if unused { quote!(_) } else { quote!(config) };
    quote! {
        #structure_docs
        #derive
        #[non_exhaustive]
        pub struct Params {
            #(#fields,)*
        }

        #builder

        #default

        #[cfg(feature = "client")]
        impl Params {
            #config_docs
            pub(crate) fn from_config(#config: &aws_smithy_types::config_bag::ConfigBag) -> Self {
                Params { #(#settings,)* #rest } #with_settings
            }
        }
    }
}

/// Emits `Default` for the parameters, unless it is derived.
fn default(structure: &Structure) -> Option<TokenStream> {
    (!structure.derives.contains(&Derive::Default)).then(|| {
        quote! {
            impl Default for Params {
                fn default() -> Self {
                    Params::builder().build()
                }
            }
        }
    })
}

/// Emits the value of a parameter from the configuration.
fn setting(built_in: BuiltIn, member: Option<&Member>) -> TokenStream {
    let load = |ty: TokenStream| quote!(config.load::<aws_types::#ty>());
    let is_false = |member: &Member| member.nullability == Nullability::Default(Literal::Empty);
    let flag = |ty: TokenStream| {
        let load = load(ty);
        match member.filter(|member| is_false(member)) {
            Some(_) => quote!(#load.is_some_and(|setting| setting.0)),
            None => or_default(quote!(#load.map(|setting| setting.0)), member),
        }
    };
    match built_in {
        BuiltIn::Region => {
            let load = load(quote!(region::Region));
            or_default(quote!(#load.map(ToString::to_string)), member)
        }
        BuiltIn::UseFips => flag(quote!(endpoint_config::UseFips)),
        BuiltIn::UseDualStack => flag(quote!(endpoint_config::UseDualStack)),
        BuiltIn::Endpoint => {
            let load = load(quote!(endpoint_config::EndpointUrl));
            or_default(quote!(#load.map(|setting| setting.0.clone())), member)
        }
    }
}

/// Emits a setting, or the default value of its parameter.
fn or_default(setting: TokenStream, member: Option<&Member>) -> TokenStream {
    match member.and_then(|member| Some((default_value(member)?, &member.ty))) {
        None => setting,
        Some((value, Type::String)) => quote!(#setting.unwrap_or_else(|| #value)),
        Some((value, _)) => quote!(#setting.unwrap_or(#value)),
    }
}
