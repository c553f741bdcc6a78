//! What operations add to the plugins of the client.

use crate::emit::auth;
use crate::ir::{Operation, Retries, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The method that tells the client, if there is anything to tell, and what that refers to.
pub(crate) fn plugin(operation: &Operation) -> (Option<TokenStream>, TokenStream) {
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
    if let Some(member) = operation.input.stream() {
        let field = &member.ident;
        let requires_length = member.requires_length.then(|| {
            quote!(
                const REQUIRES_LENGTH: bool = true;
            )
        });
        let sends_events = matches!(member.ty, Type::EventSender(_));
        let (config, body) = match sends_events {
            true => (quote!(config), quote!(std::mem::take(&mut self.#field).into_body(config))),
            false => (quote!(_), quote!(std::mem::take(&mut self.#field).into_inner())),
        };
        calls.extend(quote!(.upload::<Self>()));
        calls.extend(behavior.sign_events.then(|| quote!(.sign_events())));
        items.extend(quote! {
            #[cfg(feature = "client")]
            impl crate::client::Upload for #input {
                #requires_length

                fn take_body(
                    &mut self,
                    #config: &mut ::aws_smithy_types::config_bag::ConfigBag,
                ) -> ::aws_smithy_types::body::SdkBody {
                    #body
                }
            }
        });
    }
    if let Some(member) = operation.output.stream() {
        let (field, output) = (&member.ident, &operation.output.ident);
        let stream = match member.ty {
            Type::EventReceiver(_) => quote!(crate::primitives::EventReceiver),
            _ => quote!(crate::primitives::ByteStream),
        };
        calls.extend(quote!(.download::<Self>()));
        items.extend(quote! {
            #[cfg(feature = "client")]
            impl crate::client::Download for #input {
                fn set_body(output: &mut #output, body: ::aws_smithy_types::body::SdkBody) {
                    output.#field = #stream::new(body);
                }
            }
        });
    }
    if operation.input.has_event_stream() || operation.output.has_event_stream() {
        calls.extend(quote!(.allow_silence()));
    }
    calls.extend(own_auth(operation));
    if behavior.unsigned_payload {
        calls.extend(quote!(.unsigned_payload()));
    }
    if behavior.compresses {
        calls.extend(quote!(.compress_requests()));
    }
    if behavior.tree_hash {
        calls.extend(quote!(.tree_hash()));
    }
    calls.extend(retries(&behavior.retries));
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

fn own_auth(operation: &Operation) -> Option<TokenStream> {
    let schemes = operation.behavior.auth.as_ref()?;
    let choice = auth::choice(schemes);
    Some(quote!(.auth(#choice)))
}

fn retries(retries: &Retries) -> Option<TokenStream> {
    let Retries { codes, throttling_codes } = retries;
    let any = !(codes.is_empty() && throttling_codes.is_empty());
    any.then(|| quote!(.retry_errors(&[#(#codes),*], &[#(#throttling_codes),*])))
}
