//! Event streams.

use super::debug::{self, VariantValue};
use super::error;
use super::response::present;
use super::structure::derive;
use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, line};
use crate::ir::{
    Derive, Event, EventHeader, EventPayload, EventStream, HeaderKind, Member, Nullability,
    PayloadKind, Service,
};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the enum of the events of a stream, and the enum of the errors that end it.
pub(crate) fn event_stream(service: &Service, stream: &EventStream) -> TokenStream {
    let EventStream { ident, error, derives, .. } = stream;
    let stream_docs = docs(&stream.docs);
    let deprecated = deprecation::attribute(&stream.deprecation);
    let derive = derive(derives);
    let variants = stream.events.iter().map(|event| {
        let (docs, ident, structure) = (docs(&event.docs), &event.ident, &event.structure);
        let deprecated = deprecation::attribute(&event.deprecation);
        quote!(#docs #deprecated #ident(crate::types::#structure))
    });
    let unknown_docs = line("An event that this version of the crate lacks.");
    let debug = (!derives.contains(&Derive::Debug)).then(|| redacted_debug(stream));
    let implementation = implementation(stream);
    let error_docs = line(&format!("An error that ends a stream of [`{ident}`]."));
    let idents: Vec<_> = stream.errors.iter().map(|(.., ident)| ident.clone()).collect();
    let error_variants = error::variants(service, &idents);
    quote! {
        #stream_docs
        #deprecated
        #derive
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #unknown_docs
            Unknown(crate::primitives::UnknownEvent),
        }

        #debug

        #implementation

        crate::error::operation_error! {
            #error_docs
            #error { #(#error_variants,)* }
        }
    }
}

/// Emits `Event` of the enum: how events and errors become messages, and the reverse.
fn implementation(stream: &EventStream) -> TokenStream {
    let EventStream { ident, error, .. } = stream;
    let name = ident.to_string();
    let writes = stream.events.iter().map(write);
    let write_error = (!stream.errors.is_empty()).then(|| write_error(stream));
    let reads = stream.events.iter().map(read);
    let code = code(stream);
    quote! {
        impl crate::events::Event for #ident {
            type Error = #error;
            const NAME: &'static str = #name;

            fn write(&self) -> Result<crate::events::Message, crate::events::EventError> {
                match self {
                    #(#writes,)*
                    Self::Unknown(event) => Ok(event.write()),
                }
            }

            #write_error

            fn read(
                name: &str,
                message: &crate::events::Message,
            ) -> Result<Self, crate::events::EventError> {
                match name {
                    #(#reads,)*
                    _ => Ok(Self::Unknown(crate::primitives::UnknownEvent::read(name, message))),
                }
            }

            #code
        }
    }
}

/// Emits the method that returns the code of an exception, if a code differs from the exception's name.
fn code(stream: &EventStream) -> Option<TokenStream> {
    let codes = stream.errors.iter().filter(|(name, code, _)| name != code);
    let codes: Vec<_> = codes.map(|(name, code, _)| quote!(#name => #code)).collect();
    (!codes.is_empty()).then(|| {
        quote! {
            fn code(exception: &str) -> &str {
                match exception {
                    #(#codes,)*
                    _ => exception,
                }
            }
        }
    })
}

/// Emits the arm that writes an event as a message.
fn write(event: &Event) -> TokenStream {
    let (ident, name) = (&event.ident, &event.name);
    let headers = event.headers.iter().map(|header| {
        let (name, field, value) =
            (&header.member.name, reference(&header.member), header_value(header));
        quote!(.header(#name, #field.map(#value)))
    });
    let names = event.headers.iter().map(|header| &header.member.json_name);
    let payload = match &event.payload {
        EventPayload::Empty => quote!(.empty()),
        EventPayload::Rest if event.headers.is_empty() => quote!(.json(event)),
        EventPayload::Rest => quote!(.json_except(event, &[#(#names),*])),
        EventPayload::Member(member, kind) => {
            let value = reference(member);
            match kind {
                PayloadKind::Blob => quote!(.blob(#value)),
                PayloadKind::Text => quote!(.plain_text(#value)),
                PayloadKind::Json => quote!(.json_member(#value)),
            }
        }
    };
    let binding = match (&event.payload, event.headers.is_empty()) {
        (EventPayload::Empty, true) => quote!(_),
        _ => quote!(event),
    };
    quote! {
        Self::#ident(#binding) => crate::events::MessageBuilder::event(#name) #(#headers)* #payload
    }
}

/// Emits the method that writes an error as a message.
fn write_error(stream: &EventStream) -> TokenStream {
    let error = &stream.error;
    let arms = stream.errors.iter().map(|(name, _, variant)| {
        quote!(#error::#variant(error) => crate::events::MessageBuilder::exception(#name).json(error))
    });
    quote! {
        fn write_error(
            error: &#error,
        ) -> Result<crate::events::Message, crate::events::EventError> {
            match error {
                #(#arms,)*
                _ => crate::events::MessageBuilder::error(error.metadata()).empty(),
            }
        }
    }
}

/// Emits an `Option` of a reference to a member of an event.
fn reference(member: &Member) -> TokenStream {
    let field = &member.ident;
    match member.nullability {
        Nullability::Optional => quote!(event.#field.as_ref()),
        _ => quote!(Some(&event.#field)),
    }
}

/// Emits the function that makes the value of a header from a reference to a field.
fn header_value(header: &EventHeader) -> TokenStream {
    let variant = |name: TokenStream| quote!(|value| crate::events::HeaderValue::#name(*value));
    match header.kind {
        HeaderKind::Bool => variant(quote!(Bool)),
        HeaderKind::Byte => variant(quote!(Byte)),
        HeaderKind::Short => variant(quote!(Int16)),
        HeaderKind::Int => variant(quote!(Int32)),
        HeaderKind::IntEnum => quote!(|value| crate::events::HeaderValue::Int32(value.value())),
        HeaderKind::Long => variant(quote!(Int64)),
        HeaderKind::Timestamp => variant(quote!(Timestamp)),
        HeaderKind::Blob => quote!(crate::events::blob),
        HeaderKind::Text => quote!(crate::events::text),
    }
}

/// Emits the arm that reads an event from a message.
fn read(event: &Event) -> TokenStream {
    let (ident, name, structure) = (&event.ident, &event.name, &event.structure);
    let mut fields = Vec::new();
    for header in &event.headers {
        let (field, name) = (&header.member.ident, &header.member.name);
        let read = match header.kind {
            HeaderKind::Bool => quote!(|value| value.as_bool().ok()),
            HeaderKind::Byte => quote!(|value| value.as_byte().ok()),
            HeaderKind::Short => quote!(|value| value.as_int16().ok()),
            HeaderKind::Int => quote!(|value| value.as_int32().ok()),
            HeaderKind::IntEnum => quote!(|value| value.as_int32().ok().map(Into::into)),
            HeaderKind::Long => quote!(|value| value.as_int64().ok()),
            HeaderKind::Timestamp => quote!(|value| value.as_timestamp().ok()),
            HeaderKind::Blob => quote!(crate::events::read_blob),
            HeaderKind::Text => quote!(crate::events::read_text),
        };
        let value = quote!(crate::events::header(message, #name, #read)?);
        let value = present(&header.member, value);
        fields.push(quote!(#field: #value));
    }
    if let EventPayload::Member(member, kind) = &event.payload {
        let field = &member.ident;
        let read = match kind {
            PayloadKind::Blob => quote!(crate::events::read_blob_payload(message)),
            PayloadKind::Text => quote!(crate::events::read_text_payload(message)?),
            PayloadKind::Json => quote!(crate::events::read_json_member(message)?),
        };
        let value = present(member, read);
        fields.push(quote!(#field: #value));
    }
    let rest = match event.payload {
        EventPayload::Rest => quote!(crate::events::read_json(message)?),
        _ => quote!(crate::builder::Structure::unset()),
    };
    let value = match fields.as_slice() {
        [] => rest,
        fields if !event.has_others => quote!(crate::types::#structure { #(#fields,)* }),
        fields => quote!(crate::types::#structure { #(#fields,)* ..#rest }),
    };
    quote!(#name => Ok(Self::#ident(#value)))
}

/// Emits `Debug` that redacts the events.
fn redacted_debug(stream: &EventStream) -> TokenStream {
    let events = stream.events.iter().map(|event| (&event.ident, VariantValue::Sensitive));
    debug::enumeration(&stream.ident, events, &quote!(event))
}
