//! Protocol tests, as users of the crate would write them.

use super::event_streams;
use super::expectation::expected_request;
use crate::emit::doc_comment::docs;
use crate::emit::output::Output;
use crate::emit::runtime;
use crate::emit::value::{bytes, setters};
use crate::ir::{
    AuthScheme, Conformance, ExpectedStream, RequestTest, ResponseTest, Sample, Service,
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// Emits `tests/conformance`.
pub(crate) fn emit(service: &Service, library: &Ident, output: &mut Output) {
    let Some(Conformance { requests, responses, event_streams, .. }) = &service.conformance else {
        return;
    };
    if requests.is_empty() && responses.is_empty() && event_streams.is_empty() {
        return;
    }
    let event_modules = (!event_streams.is_empty()).then(|| {
        quote! {
            mod event_streams;
            mod messages;
        }
    });
    let requests = requests.iter().map(|test| request(library, test));
    let responses = responses.iter().map(|test| response(library, test));
    let client = client(service, library);
    output.rust(
        "tests/conformance/main.rs",
        &["Protocol tests of the model.".to_owned()],
        quote! {
            #event_modules
            mod requests;
            mod responses;
            mod service;

            #client
        },
    );
    output.rust(
        "tests/conformance/requests.rs",
        &["Protocol tests of requests.".to_owned()],
        quote!(#(#requests)*),
    );
    output.rust(
        "tests/conformance/responses.rs",
        &["Protocol tests of responses.".to_owned()],
        quote!(#(#responses)*),
    );
    event_streams::emit(event_streams, library, output);
    output.text("tests/conformance/service.rs", runtime::copied(runtime::CONFORMANCE));
    output.text("tests/conformance/rustfmt.toml", runtime::RUSTFMT.to_owned());
}

/// Emits the function that creates a client.
fn client(service: &Service, library: &Ident) -> TokenStream {
    let has = |scheme| service.auth.contains(&scheme);
    let credentials = has(AuthScheme::SigV4).then(|| {
        quote! {
            .credentials_provider(::#library::config::Credentials::new(
                "AKIDEXAMPLE", "secret", None, None, "test",
            ))
        }
    });
    let token = has(AuthScheme::Bearer)
        .then(|| quote!(.token_provider(::#library::auth::Token::new("token", None))));
    let mut inputs = service.operations.iter().flat_map(|operation| &operation.input.members);
    let idempotency = inputs.any(|member| member.is_token).then(|| {
        quote!(.idempotency_token_provider(|| "00000000-0000-4000-8000-000000000000".to_owned()))
    });
    quote! {
        /// Returns a client that sends its requests to `service`.
        fn client(service: &crate::service::Service) -> ::#library::Client {
            let config = ::#library::Config::builder()
                .region(::#library::config::Region::new("us-east-1"))
                .endpoint_url(service.endpoint())
                .http_client(service.http_client())
                .retry_config(::#library::config::RetryConfig::disabled())
                #credentials
                #token
                #idempotency
                .build();
            ::#library::Client::from_conf(config)
        }
    }
}

fn request(library: &Ident, test: &RequestTest) -> TokenStream {
    let (ident, docs, call) = (&test.ident, docs(&test.docs), &test.call);
    let setters = setters(library, &test.input);
    let endpoint = test.endpoint.as_ref().map(|host| quote!(.at(#host)));
    let expected = expected_request(&test.expected);
    quote! {
        #docs
        #[tokio::test]
        async fn #ident() {
            let service = crate::service::Service::default() #endpoint;
            let outcome = crate::client(&service).#call() #(#setters)* .send().await;
            service.request(outcome.err()) #expected;
        }
    }
}

fn response(library: &Ident, test: &ResponseTest) -> TokenStream {
    let (ident, docs, call) = (&test.ident, docs(&test.docs), &test.call);
    let input = setters(library, &test.input);
    let (status, body) = (Literal::u16_unsuffixed(test.status), &test.body);
    let headers = test.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let expected = expected_structure(library, test);
    let check = match (&test.error, &test.stream) {
        (Some(error), _) => error_check(library, test, error, &expected),
        (None, Some(stream)) => stream_check(stream, &expected),
        (None, None) if test.fields.iter().any(|(_, sample)| has_nan(sample)) => quote! {
            let output = outcome.expect("an output");
            crate::service::assert_same(&output, &#expected);
        },
        (None, None) => quote! {
            let output = outcome.expect("an output");
            assert_eq!(output, #expected);
        },
    };
    quote! {
        #docs
        #[tokio::test]
        async fn #ident() {
            let service = crate::service::Service::responding(#status, &[#(#headers),*], #body);
            let outcome = crate::client(&service).#call() #(#input)* .send().await;
            #check
        }
    }
}

/// Emits the output or the error that a test expects, without its stream.
fn expected_structure(library: &Ident, test: &ResponseTest) -> TokenStream {
    let (module, structure) = (&test.module, &test.structure);
    let path = match &test.error {
        Some(_) => quote!(::#library::types::error::#structure),
        None => quote!(::#library::operation::#module::#structure),
    };
    let is_value = |sample: &Sample| !matches!(sample, Sample::Stream(_) | Sample::NoEvents);
    let fields = test.fields.iter().filter(|(_, sample)| is_value(sample));
    let fields: Vec<_> = fields.cloned().collect();
    let setters = setters(library, &fields);
    quote!(#path::builder() #(#setters)* .build())
}

fn error_check(
    library: &Ident,
    test: &ResponseTest,
    error: &Ident,
    expected: &TokenStream,
) -> TokenStream {
    let (module, structure) = (&test.module, &test.structure);
    quote! {
        let error = outcome.expect_err("an error");
        let ::#library::operation::#module::#error::#structure(error) = error else {
            panic!("another error: {error:?}")
        };
        let expected = #expected.with_metadata(error.metadata().clone());
        assert_eq!(error, Box::new(expected));
    }
}

fn stream_check(stream: &ExpectedStream, expected: &TokenStream) -> TokenStream {
    let (field, others) = (&stream.field, &stream.others);
    let body = stream.bytes.as_ref().map(|expected| {
        let expected = bytes(expected);
        quote! {
            let body = output.#field.collect().await.expect("a body");
            assert_eq!(body.to_vec(), #expected);
        }
    });
    // Collecting the body moves it out of the output: compare the other members before.
    let expected = (!others.is_empty()).then(|| quote!(let expected = #expected;));
    quote! {
        let output = outcome.expect("an output");
        #expected
        #(assert_eq!(output.#others, expected.#others);)*
        #body
    }
}

/// Whether a value contains NaN, which differs from itself.
fn has_nan(sample: &Sample) -> bool {
    match sample {
        Sample::Float(value) => value.is_nan(),
        Sample::List(values) => values.iter().any(has_nan),
        Sample::Map(entries) => entries.iter().any(|(_, value)| has_nan(value)),
        Sample::Structure(_, fields) => fields.iter().any(|(_, value)| has_nan(value)),
        Sample::Boxed(inner) | Sample::Union(_, _, Some(inner)) => has_nan(inner),
        Sample::Nullable(Some(inner)) => has_nan(inner),
        _ => false,
    }
}
