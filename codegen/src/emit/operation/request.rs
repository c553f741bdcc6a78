//! Requests from inputs.

use crate::emit::rust_type::ty;
use crate::ir::{
    Binding, Body, HttpEncoding, Member, Named, Nullability, Operation, Segment, TimestampFormat,
    Type,
};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

/// Emits the expression that makes the request of an operation.
pub(crate) fn request(operation: &Operation) -> TokenStream {
    let input = &operation.input;
    let builder = builder(operation);
    let request = match (operation.body, input.payload()) {
        (Body::Payload, Some(member)) => payload(&builder, member),
        (Body::Empty | Body::Payload, _) => quote!(#builder.without_body()),
        (Body::Input, _) => quote!(#builder.json_body(self)),
        (Body::Rest, _) => {
            let bound = input.members.iter().filter(|member| member.binding != Binding::Body);
            let bound = bound.map(|member| &member.json_name);
            quote!(#builder.json_body_without(self, &[#(#bound),*]))
        }
    };
    match operation.behavior.content_md5 {
        true => {
            // A payload may take several statements, which need a block.
            let is_block = operation.body == Body::Payload;
            let request = if is_block { quote!({ #request }) } else { request };
            quote!(#request.map(crate::protocol::request::content_md5))
        }
        false => request,
    }
}

/// Emits the builder of the request, with everything but the body.
fn builder(operation: &Operation) -> TokenStream {
    let method = &operation.method;
    let (first, rest) = match operation.path.split_first() {
        Some((Segment::Literal(first), rest)) => (first.clone(), rest),
        _ => (String::new(), operation.path.as_slice()),
    };
    let mut query = constant_query(&operation.query);
    // A path without labels and its query are one literal.
    let first = if rest.is_empty() { first + &std::mem::take(&mut query) } else { first };
    let query = (!query.is_empty()).then(|| quote!(.literal(#query)));
    let segments = rest.iter().map(segment);
    let parameters = parameters(&operation.input.members);
    let headers = operation.behavior.headers.iter();
    let headers = headers.map(|(name, value)| quote!(.add_header(#name, [#value])));
    quote! {
        crate::protocol::request::RequestBuilder::new(::http::Method::#method, #first)
            #(#segments)*
            #query
            #(#parameters)*
            #(#headers)*
    }
}

/// Emits the calls that add query parameters and headers.
///
/// `query_map` must not override query parameters of other members, and comes after them. Headers of
/// members override those of `prefix_headers`, and come last.
fn parameters(members: &[Member]) -> impl Iterator<Item = TokenStream> {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_by_key(|member| match member.binding {
        Binding::Header(..) => 2,
        Binding::QueryMap => 1,
        _ => 0,
    });
    members.into_iter().filter_map(parameter)
}

fn constant_query(parameters: &[(String, Option<String>)]) -> String {
    let parameters = parameters.iter().enumerate().map(|(index, (name, value))| {
        let separator = if index > 0 { '&' } else { '?' };
        let value = value.as_ref().map(|value| format!("={value}")).unwrap_or_default();
        format!("{separator}{name}{value}")
    });
    parameters.collect()
}

fn segment(segment: &Segment) -> TokenStream {
    match segment {
        Segment::Literal(literal) => quote!(.literal(#literal)),
        Segment::Label { field, greedy: true, .. } => {
            let name = field.unraw().to_string();
            quote!(.greedy_label(#name, &self.#field))
        }
        Segment::Label { field, default: Some(default), .. } => {
            let name = field.unraw().to_string();
            let value = quote!(self.#field.as_deref().filter(|label| !label.is_empty()));
            quote!(.label(#name, #value.unwrap_or(#default)))
        }
        Segment::Label { field, text, .. } => {
            let name = field.unraw().to_string();
            let value = match text_wrapper(*text) {
                Some(wrapper) => quote!(#wrapper(&self.#field)),
                None => quote!(&self.#field),
            };
            quote!(.label(#name, #value))
        }
    }
}

/// Emits the call that adds a member to the query or the headers, if it is bound to them.
fn parameter(member: &Member) -> Option<TokenStream> {
    Some(match &member.binding {
        Binding::Query(name, text) => {
            let values = values(member, *text);
            quote!(.query(#name, #values))
        }
        Binding::QueryMap => query_map(member),
        Binding::Header(name, text) => match &member.ty {
            Type::List(element) => header_list(member, name, *text, element),
            _ => {
                let values = values(member, *text);
                quote!(.add_header(#name, #values))
            }
        },
        Binding::PrefixHeaders(prefix) => {
            let entries = entries(member);
            quote!(.prefix_headers(#prefix, #entries))
        }
        Binding::Body | Binding::Label(_) | Binding::Payload(_) | Binding::Status => return None,
    })
}

fn query_map(member: &Member) -> TokenStream {
    match (&member.ty, &member.nullability) {
        (Type::Map(_, value), nullability) if matches!(**value, Type::List(_)) => {
            let field = &member.ident;
            let entries = match nullability {
                Nullability::Optional => entries(member),
                _ => quote!(self.#field.iter()),
            };
            quote!(.query_map(#entries.flat_map(|(name, values)| {
                values.iter().map(move |value| (name, value))
            })))
        }
        _ => {
            let entries = entries(member);
            quote!(.query_map(#entries))
        }
    }
}

/// Emits the entries of a map.
fn entries(member: &Member) -> TokenStream {
    let field = &member.ident;
    match member.nullability {
        Nullability::Optional => quote!(self.#field.iter().flatten()),
        _ => quote!(&self.#field),
    }
}

fn header_list(member: &Member, name: &str, text: HttpEncoding, element: &Type) -> TokenStream {
    let field = &member.ident;
    let values = match member.nullability {
        Nullability::Optional => quote!(self.#field.as_ref()),
        _ => quote!(Some(&self.#field)),
    };
    let to_text = text_wrapper(text).unwrap_or_else(|| match element {
        Type::BigInteger | Type::BigDecimal => quote!(AsRef::<str>::as_ref),
        element => {
            let element = ty(element);
            quote!(#element::as_str)
        }
    });
    quote!(.header_list(#name, #values, #to_text))
}

/// Emits an iterator of the values of a member, in the types that write them.
fn values(member: &Member, text: HttpEncoding) -> TokenStream {
    let field = &member.ident;
    let wrapper = text_wrapper(text);
    let map = wrapper.as_ref().map(|wrapper| quote!(.map(#wrapper)));
    match (&member.ty, &member.nullability) {
        (Type::List(_), Nullability::Optional) => quote!(self.#field.iter().flatten()#map),
        (Type::List(_), _) | (_, Nullability::Optional) => match map {
            Some(map) => quote!(self.#field.iter()#map),
            None => quote!(&self.#field),
        },
        _ => match wrapper {
            Some(wrapper) => quote!([#wrapper(&self.#field)]),
            None => quote!([&self.#field]),
        },
    }
}

/// Emits the type that writes a value as text, unless the value is text.
fn text_wrapper(text: HttpEncoding) -> Option<TokenStream> {
    Some(match text {
        HttpEncoding::Plain => return None,
        HttpEncoding::Display => quote!(crate::protocol::request::NumberText),
        HttpEncoding::Float => quote!(crate::protocol::request::FloatText),
        HttpEncoding::MediaType => quote!(crate::protocol::request::MediaTypeText),
        HttpEncoding::Timestamp(TimestampFormat::DateTime) => {
            quote!(crate::protocol::request::DateTimeText)
        }
        HttpEncoding::Timestamp(TimestampFormat::EpochSeconds) => {
            quote!(crate::protocol::request::EpochSecondsText)
        }
        HttpEncoding::Timestamp(TimestampFormat::HttpDate) => {
            quote!(crate::protocol::request::HttpDateText)
        }
    })
}

/// Emits a request whose body is one member.
fn payload(builder: &TokenStream, member: &Member) -> TokenStream {
    let field = &member.ident;
    let Binding::Payload(media_type) = &member.binding else {
        return quote!(#builder.no_payload());
    };
    let optional = member.nullability == Nullability::Optional;
    let bytes = match &member.ty {
        Type::Stream | Type::EventSender(_) => return quote!(#builder.stream(#media_type)),
        Type::String => quote!(.clone()),
        Type::Named(Named::Enum, _) => quote!(.as_str().to_owned()),
        Type::Blob => quote!(.clone().into_inner()),
        // An absent structure is an empty object.
        Type::Named(Named::Structure, _) if optional => {
            return quote! {
                let request = #builder;
                match &self.#field {
                    Some(body) => request.json_body(body),
                    None => request.json_body(&serde_json::Map::new()),
                }
            };
        }
        _ if optional => {
            return quote! {
                let request = #builder;
                match &self.#field {
                    Some(body) => request.json_body(body),
                    None => request.no_payload(),
                }
            };
        }
        _ => return quote!(#builder.json_body(&self.#field)),
    };
    match optional {
        true => quote! {
            let request = #builder;
            match &self.#field {
                Some(body) => request.with_body(#media_type, body #bytes),
                None => request.no_payload(),
            }
        },
        false => quote!(#builder.with_body(#media_type, self.#field #bytes)),
    }
}
