//! Protocol tests of event streams.

use super::expectation::{expected_body, expected_request};
use crate::emit::doc_comment::docs;
use crate::emit::output::Output;
use crate::emit::runtime;
use crate::emit::value::{bytes, setters, timestamp, value};
use crate::ir::{
    EventHeaderValue, EventMessage, EventStreamTest, ExpectedMessage, Sample, SentEvent,
    SentEvents, StreamBody, StreamOutcome, StreamResponse,
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// Emits `tests/conformance/event_streams`.
pub(crate) fn emit(tests: &[EventStreamTest], library: &Ident, output: &mut Output) {
    if tests.is_empty() {
        return;
    }
    let fails = |test: &EventStreamTest| {
        let outcome = test.response.as_ref().map(|response| &response.outcome);
        matches!(outcome, Some(StreamOutcome::Error { stream: Some(_), .. }))
    };
    let failure = tests.iter().any(fails).then(|| failure(library));
    let tests = tests.iter().map(|test| event_stream(library, test));
    output.rust(
        "tests/conformance/event_streams.rs",
        &["Protocol tests of event streams.".to_owned()],
        quote!(#(#tests)* #failure),
    );
    output.text("tests/conformance/messages.rs", runtime::copied(runtime::MESSAGES));
}

/// Emits the function that receives events until the stream fails.
fn failure(library: &Ident) -> TokenStream {
    quote! {
        /// Receives events until the stream fails.
        async fn failure<E: ::#library::primitives::Event>(
            mut events: ::#library::primitives::EventReceiver<E>,
        ) -> ::#library::Error {
            loop {
                match events.recv().await {
                    Ok(Some(_)) => {}
                    Ok(None) => panic!("the stream ended without an error"),
                    Err(error) => return error.into(),
                }
            }
        }
    }
}

/// Emits a test.
fn event_stream(library: &Ident, test: &EventStreamTest) -> TokenStream {
    let (ident, docs, call) = (&test.ident, docs(&test.docs), &test.call);
    let service = match &test.response {
        Some(response) => self::service(library, response),
        None => quote!(crate::service::Service::default()),
    };
    let setters = setters(library, &test.input);
    let events = test.sent.as_ref().map(|sent| events(library, sent));
    let request = request(library, test);
    let response = test.response.as_ref().map(|response| outcome(library, test, response));
    let outcome = match (&request, &response) {
        (None, None) => quote!(_outcome),
        _ => quote!(outcome),
    };
    quote! {
        #docs
        #[tokio::test]
        async fn #ident() {
            let service = #service;
            let #outcome = crate::client(&service).#call() #(#setters)* #events .send().await;
            #request
            #response
        }
    }
}

/// Emits a service that responds with this response.
fn service(library: &Ident, response: &StreamResponse) -> TokenStream {
    let status = Literal::u16_unsuffixed(response.status);
    let headers = response.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let body = match &response.body {
        StreamBody::Text(text) => quote!(#text),
        StreamBody::Messages(messages) => {
            let messages = messages.iter().map(|message| match message {
                EventMessage::Bytes(message) => {
                    let message = bytes(message);
                    quote!(#message.to_vec())
                }
                EventMessage::Parts(headers, body) => {
                    let headers = headers.iter().map(|(name, value)| {
                        let value = header_value(library, value);
                        quote!((#name, #value))
                    });
                    quote!(crate::messages::frame(vec![#(#headers),*], #body))
                }
            });
            quote!([#(#messages),*].concat())
        }
    };
    quote!(crate::service::Service::responding(#status, &[#(#headers),*], #body))
}

/// Emits the call that sets the events of the input.
fn events(library: &Ident, sent: &SentEvents) -> TokenStream {
    let field = &sent.field;
    let events = sent.events.iter().map(|(event, _)| match event {
        SentEvent::Event(event) => {
            let event = value(library, event);
            quote!(Ok(#event))
        }
        SentEvent::Error(errors, error) => {
            let error = value(library, error);
            quote!(Err(::#library::types::#errors::from(#error)))
        }
    });
    quote! {
        .#field(::#library::primitives::EventSender::with_errors(
            ::futures_util::stream::iter([#(#events),*]),
        ))
    }
}

/// Emits the comparison of the request and its messages, if the test expects any.
fn request(library: &Ident, test: &EventStreamTest) -> Option<TokenStream> {
    let expected = test.request.as_ref().map(expected_request);
    let messages: Vec<_> = test.sent.iter().flat_map(|sent| &sent.events).collect();
    if expected.is_none() && messages.is_empty() {
        return None;
    }
    let request = quote!(service.request(outcome.as_ref().err()) #expected);
    if messages.is_empty() {
        return Some(quote!(#request;));
    }
    let messages = messages.into_iter().map(|(_, message)| {
        let expected = expected_message(library, message);
        quote!(sent.next() #expected;)
    });
    Some(quote! {
        let mut sent = crate::messages::Sent::new(#request).await;
        #(#messages)*
        sent.end();
    })
}

/// Emits the calls that compare a message.
fn expected_message(library: &Ident, expected: &ExpectedMessage) -> TokenStream {
    let headers = expected.headers.iter().map(|(name, value)| {
        let value = header_value(library, value);
        quote!(.header(#name, #value))
    });
    let required = expected.required_headers.iter().map(|name| quote!(.some_header(#name)));
    let forbidden = expected.forbidden_headers.iter().map(|name| quote!(.no_header(#name)));
    let body = expected.body.as_ref().map(expected_body);
    let whole = expected.bytes.as_ref().map(|message| {
        let message = bytes(message);
        quote!(.bytes(#message))
    });
    quote!(#(#headers)* #(#required)* #(#forbidden)* #body #whole)
}

fn header_value(library: &Ident, value: &EventHeaderValue) -> TokenStream {
    let value = match value {
        EventHeaderValue::Bool(value) => quote!(Bool(#value)),
        EventHeaderValue::Byte(value) => {
            let value = Literal::i8_unsuffixed(*value);
            quote!(Byte(#value))
        }
        EventHeaderValue::Short(value) => {
            let value = Literal::i16_unsuffixed(*value);
            quote!(Int16(#value))
        }
        EventHeaderValue::Int(value) => {
            let value = Literal::i32_unsuffixed(*value);
            quote!(Int32(#value))
        }
        EventHeaderValue::Long(value) => {
            let value = Literal::i64_unsuffixed(*value);
            quote!(Int64(#value))
        }
        EventHeaderValue::Blob(value) => {
            let value = bytes(value);
            quote!(ByteArray(#value.as_slice().into()))
        }
        EventHeaderValue::Text(value) => quote!(String(#value.into())),
        EventHeaderValue::Timestamp(seconds, nanos) => {
            let value = timestamp(&quote!(::#library), *seconds, *nanos);
            quote!(Timestamp(#value))
        }
    };
    quote!(::aws_smithy_types::event_stream::HeaderValue::#value)
}

/// Emits the comparison of the output or the error.
fn outcome(library: &Ident, test: &EventStreamTest, response: &StreamResponse) -> TokenStream {
    match &response.outcome {
        StreamOutcome::Error { stream, error } => {
            self::error(library, stream.as_ref(), error.as_ref())
        }
        StreamOutcome::Output { structure, fields, stream, events } => {
            let mutable = (!events.is_empty()).then(|| quote!(mut));
            let fields = fields.as_deref().filter(|fields| !fields.is_empty());
            let members = fields.map(|fields| members(library, &test.module, structure, fields));
            let events = stream.as_ref().filter(|_| !events.is_empty()).map(|(field, ident)| {
                let events =
                    events.iter().map(|event| received(library, field, ident, event.as_ref()));
                quote! {
                    #(#events)*
                    let event = output.#field.recv().await.expect("no error");
                    assert_eq!(event, None);
                }
            });
            quote! {
                let #mutable output = outcome.expect("an output");
                #members
                #events
            }
        }
    }
}

/// Emits the comparison of the error of the call or of the stream.
fn error(library: &Ident, stream: Option<&Ident>, error: Option<&Ident>) -> TokenStream {
    let failure = match stream {
        Some(stream) => quote!(match outcome {
            Ok(output) => failure(output.#stream).await,
            Err(error) => error.into(),
        }),
        None => quote!(outcome.expect_err("an error").into()),
    };
    match error {
        Some(error) => quote! {
            let error: ::#library::Error = #failure;
            assert!(matches!(error, ::#library::Error::#error(_)), "{error:?}");
        },
        None => quote!(let _error: ::#library::Error = #failure;),
    }
}

/// Emits the comparison of the members of the output beside its stream.
fn members(
    library: &Ident,
    module: &Ident,
    structure: &Ident,
    fields: &[(Ident, Sample)],
) -> TokenStream {
    let (names, setters) = (fields.iter().map(|(name, _)| name), setters(library, fields));
    quote! {
        let expected = ::#library::operation::#module::#structure::builder() #(#setters)* .build();
        #(assert_eq!(output.#names, expected.#names);)*
    }
}

/// Emits the comparison of the next event.
fn received(library: &Ident, field: &Ident, stream: &Ident, event: Option<&Sample>) -> TokenStream {
    let check = match event {
        Some(event) => {
            let event = value(library, event);
            quote!(assert_eq!(event, Some(#event)))
        }
        None => quote!(assert!(matches!(event, Some(::#library::types::#stream::Unknown(_))))),
    };
    quote! {
        let event = output.#field.recv().await.expect("no error");
        #check;
    }
}
