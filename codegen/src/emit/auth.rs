//! How calls are authenticated.

use super::doc_comment::line;
use super::output::Output;
use super::runtime;
use crate::ir::{AuthScheme, Service};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits `auth`.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    let components_docs = line("Adds what calls are authenticated with.");
    let signs_docs = line("Whether requests are signed, which takes a Region.");
    let signs = service.auth.contains(&AuthScheme::SigV4);
    let modules: Vec<_> = service.auth.iter().filter_map(|scheme| module(*scheme)).collect();
    let components = components(service);
    let has = |scheme| service.auth.contains(&scheme);
    let bearer =
        has(AuthScheme::Bearer).then(|| {
            quote!(
                pub use bearer::{
                    ProvideToken, ProvideTokenFuture, SharedTokenProvider, Token, TokenError,
                };
            )
        });
    let choice = service.chooses_auth.then(|| {
        quote! {
            mod choice;
            pub(crate) use choice::Choice;
        }
    });
    let needed = [
        (true, runtime::AUTH_MISSING),
        (signs, runtime::AUTH_SIGV4),
        (bearer.is_some(), runtime::AUTH_BEARER),
        (choice.is_some(), runtime::AUTH_CHOICE),
    ];
    needed.iter().filter(|(needed, _)| *needed).for_each(|(_, file)| runtime::copy(file, output));
    let docs = ["How calls are authenticated.".to_owned()];
    output.rust(
        "src/auth.rs",
        &docs,
        quote! {
            #(pub(crate) mod #modules;)*
            mod missing;
            #bearer
            pub(crate) use missing::NoCredentials;
            #choice

            #signs_docs
            pub(crate) const SIGNS: bool = #signs;

            #components_docs
            pub(crate) fn components(
                components: ::aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder,
            ) -> ::aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder {
                #components
            }
        },
    );
}

/// What takes over what all AWS clients share of the ways to authenticate.
pub(crate) fn takes(service: &Service) -> impl Iterator<Item = TokenStream> {
    let modules = service.auth.iter().filter_map(|scheme| module(*scheme));
    modules.map(|module| quote!(crate::auth::#module::take))
}

fn module(scheme: AuthScheme) -> Option<TokenStream> {
    match scheme {
        AuthScheme::SigV4 => Some(quote!(sigv4)),
        AuthScheme::Bearer => Some(quote!(bearer)),
        AuthScheme::None => None,
    }
}

fn components(service: &Service) -> TokenStream {
    if !service.chooses_auth {
        let only = service.auth.iter().filter_map(|scheme| module(*scheme));
        return quote!(#(#only::only(components))*);
    }
    let modules = service.auth.iter().filter_map(|scheme| module(*scheme));
    let components =
        modules.fold(quote!(components), |inner, module| quote!(#module::scheme(#inner)));
    let none = [AuthScheme::None];
    let schemes = if service.auth.is_empty() { &none[..] } else { &service.auth };
    let ids = ids(schemes);
    quote!(choice::add(#components, Choice(vec![#(#ids),*])))
}

/// A choice between schemes, as an operation has it.
pub(crate) fn choice(schemes: &[AuthScheme]) -> TokenStream {
    let ids = ids(schemes);
    quote!(crate::auth::Choice(vec![#(#ids),*]))
}

fn ids(schemes: &[AuthScheme]) -> impl Iterator<Item = TokenStream> {
    schemes.iter().map(|scheme| match scheme {
        AuthScheme::SigV4 => quote!(::aws_runtime::auth::sigv4::SCHEME_ID),
        AuthScheme::Bearer => {
            quote!(::aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID)
        }
        AuthScheme::None => {
            quote!(::aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID)
        }
    })
}
