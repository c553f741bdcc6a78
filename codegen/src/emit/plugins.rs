//! What operations add to the plugins of the client.

use super::auth;
use crate::ir::{AuthScheme, Operation, Service, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The method that tells the client, if there is anything to tell, and what that refers to.
pub(super) fn plugin(
    service: &Service,
    operation: &Operation,
) -> (Option<TokenStream>, TokenStream) {
    let (input, behavior) = (&operation.input.ident, &operation.behavior);
    let mut calls = TokenStream::new();
    let mut items = TokenStream::new();
    if let Some(token) = operation.input.members.iter().find(|member| member.is_token) {
        let token = &token.ident;
        calls.extend(quote!(.idempotency_token::<Self>()));
        items.extend(quote! {
            #[cfg(feature = "client")]
            impl crate::client::Idempotent for #input {
                fn token_mut(&mut self) -> &mut Option<String> {
                    &mut self.#token
                }
            }
        });
    }
    if let Some((field, requires_length)) = stream(&operation.input) {
        let requires_length = requires_length.then(|| {
            quote!(
                const REQUIRES_LENGTH: bool = true;
            )
        });
        calls.extend(quote!(.upload::<Self>()));
        items.extend(quote! {
            #[cfg(feature = "client")]
            impl crate::client::Upload for #input {
                #requires_length

                fn take_stream(&mut self) -> crate::primitives::ByteStream {
                    ::std::mem::take(&mut self.#field)
                }
            }
        });
    }
    if let Some((field, _)) = stream(&operation.output) {
        let output = &operation.output.ident;
        calls.extend(quote!(.download::<Self>()));
        items.extend(quote! {
            #[cfg(feature = "client")]
            impl crate::client::Download for #input {
                fn set_stream(output: &mut #output, stream: crate::primitives::ByteStream) {
                    output.#field = stream;
                }
            }
        });
    }
    calls.extend(own_auth(operation));
    if behavior.unsigned_payload && service.auth.contains(&AuthScheme::SigV4) {
        calls.extend(quote!(.unsigned_payload()));
    }
    if behavior.compresses {
        calls.extend(quote!(.compress_requests()));
    }
    if behavior.tree_hash {
        calls.extend(quote!(.tree_hash()));
    }
    calls.extend(retries(service, operation));
    let method = (!calls.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "client")]
            fn plugin() -> ::aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin {
                crate::client::OperationPlugin::new::<Self>() #calls .finish()
            }
        }
    });
    (method, items)
}

/// The field of a structure that is a stream, and whether its length has to be known.
fn stream(structure: &Structure) -> Option<(&Ident, bool)> {
    let member = structure.members.iter().find(|member| member.ty == Type::Stream)?;
    Some((&member.ident, member.requires_length))
}

fn own_auth(operation: &Operation) -> Option<TokenStream> {
    let schemes = operation.behavior.auth.as_ref()?;
    let choice = auth::choice(schemes);
    Some(quote!(.auth(#choice)))
}

/// The errors of the operation after which another attempt may help.
fn retries(service: &Service, operation: &Operation) -> Option<TokenStream> {
    let errors = || {
        let errors = service.errors.iter();
        errors.filter(|error| operation.errors.contains(&error.structure.ident))
    };
    let codes = |throttling: bool| {
        let is = move |error: &&crate::ir::ErrorDef| {
            error.retryable.is_some_and(|retryable| retryable.throttling == throttling)
        };
        errors().filter(is).map(|error| &error.code).collect::<Vec<_>>()
    };
    let (other, throttling) = (codes(false), codes(true));
    let any = !(other.is_empty() && throttling.is_empty());
    any.then(|| quote!(.retry_errors(&[#(#other),*], &[#(#throttling),*])))
}
