//! The runtime plugin of an operation: settings of the client that apply to its calls.

use crate::emit::auth;
use crate::ir::{Member, Operation, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits the method that returns the plugin, if the operation needs one.
pub(crate) fn plugin(operation: &Operation) -> Option<TokenStream> {
    let calls = calls(operation);
    (!calls.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "client")]
            fn plugin() -> ::aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin {
                crate::client::OperationPlugin::new::<Self>() #calls .finish()
            }
        }
    })
}

/// Emits the calls that configure the plugin.
fn calls(operation: &Operation) -> TokenStream {
    let (input, output, behavior) = (&operation.input, &operation.output, &operation.behavior);
    let has_events = input.has_event_stream() || output.has_event_stream();
    let calls = [
        idempotency_token(operation).map(|_| quote!(.idempotency_token::<Self>())),
        input.stream().map(|_| quote!(.upload::<Self>())),
        behavior.sign_events.then(|| quote!(.sign_events())),
        output.stream().map(|_| quote!(.download::<Self>())),
        has_events.then(|| quote!(.allow_silence())),
        behavior.auth.as_ref().map(|schemes| {
            let choice = auth::choice(schemes);
            quote!(.auth(#choice))
        }),
        behavior.unsigned_payload.then(|| quote!(.unsigned_payload())),
        behavior.compresses.then(|| quote!(.compress_requests())),
        behavior.tree_hash.then(|| quote!(.tree_hash())),
    ];
    calls.into_iter().flatten().collect()
}

/// Emits the implementations of traits that the plugin relies on.
pub(crate) fn traits(operation: &Operation) -> TokenStream {
    let input = &operation.input.ident;
    let idempotent = idempotency_token(operation).map(|member| idempotent(input, member));
    let upload = operation.input.stream().map(|member| upload(input, member));
    let output = &operation.output;
    let download = output.stream().map(|member| download(input, &output.ident, member));
    quote!(#idempotent #upload #download)
}

fn idempotency_token(operation: &Operation) -> Option<&Member> {
    operation.input.members.iter().find(|member| member.is_token)
}

fn idempotent(input: &Ident, token: &Member) -> TokenStream {
    let token = &token.ident;
    quote! {
        #[cfg(feature = "client")]
        impl crate::client::Idempotent for #input {
            fn token_mut(&mut self) -> &mut Option<String> {
                &mut self.#token
            }
        }
    }
}

fn upload(input: &Ident, stream: &Member) -> TokenStream {
    let field = &stream.ident;
    let requires_length = stream.requires_length.then(|| {
        quote!(
            const REQUIRES_LENGTH: bool = true;
        )
    });
    let (config, body) = match stream.ty {
        Type::EventSender(_) => {
            (quote!(config), quote!(std::mem::take(&mut self.#field).into_body(config)))
        }
        _ => (quote!(_), quote!(std::mem::take(&mut self.#field).into_inner())),
    };
    quote! {
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
    }
}

fn download(input: &Ident, output: &Ident, stream: &Member) -> TokenStream {
    let field = &stream.ident;
    let stream = match stream.ty {
        Type::EventReceiver(_) => quote!(crate::primitives::EventReceiver),
        _ => quote!(crate::primitives::ByteStream),
    };
    quote! {
        #[cfg(feature = "client")]
        impl crate::client::Download for #input {
            fn set_body(output: &mut #output, body: ::aws_smithy_types::body::SdkBody) {
                output.#field = #stream::new(body);
            }
        }
    }
}
