//! Authentication: the module `auth::schemes`.

use super::doc_comment::line;
use super::output::Output;
use crate::ir::{AuthScheme, Service};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the module.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    let components_docs = line("Adds what calls are authenticated with.");
    let signs_docs = line("Whether requests are signed, which takes a Region.");
    let signs = service.auth.contains(&AuthScheme::SigV4);
    let components = components(service);
    let docs = ["The ways to authenticate calls that the service has.".to_owned()];
    output.rust(
        "src/auth/schemes.rs",
        &docs,
        quote! {
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

/// Emits the functions that copy the settings for authentication from `SdkConfig`.
pub(crate) fn takes(service: &Service) -> impl Iterator<Item = TokenStream> {
    let modules = service.auth.iter().filter_map(|scheme| module(*scheme));
    modules.map(|module| quote!(#module::apply_sdk_config))
}

fn module(scheme: AuthScheme) -> Option<TokenStream> {
    match scheme {
        AuthScheme::SigV4 => Some(quote!(crate::auth::sigv4)),
        AuthScheme::Bearer => Some(quote!(crate::auth::bearer)),
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
    quote!(crate::auth::choice::add(#components, crate::auth::Choice(vec![#(#ids),*])))
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
