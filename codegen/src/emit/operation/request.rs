//! Building requests.

use crate::emit::rust_type::{field_type, ty};
use crate::emit::types::serde_form::write_attribute;
use crate::ir::{Binding, Body, Member, Named, Operation, Presence, Segment, Text, Type};
use crate::smithy::traits::TimestampFormat;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

/// The expression that makes the request of an operation.
pub(crate) fn request(operation: &Operation) -> TokenStream {
    let (method, input) = (&operation.method, &operation.input);
    let (first, rest) = match operation.path.split_first() {
        Some((Segment::Literal(first), rest)) => (first.clone(), rest),
        _ => (String::new(), operation.path.as_slice()),
    };
    let mut query = constant_query(&operation.query);
    // Without a label on the way, path and query are one literal.
    let first = if rest.is_empty() { first + &std::mem::take(&mut query) } else { first };
    let query = (!query.is_empty()).then(|| quote!(.path(#query)));
    let segments = rest.iter().map(segment);
    let header = |member: &&Member| matches!(member.binding, Binding::Header(..));
    let (headers, others): (Vec<_>, Vec<_>) = input.members.iter().partition(header);
    // Maps leave alone what has a member of its own: in the query that comes first, among the
    // headers last.
    let map = |member: &&Member| member.binding == Binding::QueryMap;
    let (maps, others): (Vec<_>, Vec<_>) = others.into_iter().partition(map);
    let constants = operation.behavior.headers.iter();
    let constants = constants.map(|(name, value)| quote!(.header(#name, [#value])));
    let parameters = others.into_iter().chain(maps).chain(headers).filter_map(parameter);
    let request = quote! {
        crate::protocol::request::RequestBuilder::new(::http::Method::#method, #first)
            #(#segments)*
            #query
            #(#parameters)*
            #(#constants)*
    };
    let request = match (operation.body, input.payload()) {
        (Body::Payload, Some(member)) => payload(&request, member),
        (Body::Empty | Body::Payload, _) => quote!(#request.empty()),
        (Body::Input, _) => quote!(#request.json(self)),
        (Body::Rest, _) => {
            let fields = input.in_body().map(|member| {
                let field = &member.ident;
                quote!(#field: &self.#field)
            });
            quote!(#request.json(&Body { #(#fields,)* }))
        }
    };
    match operation.behavior.content_md5 {
        true => {
            // What is more than an expression needs a block around it.
            let is_block = operation.body == Body::Payload;
            let request = if is_block { quote!({ #request }) } else { request };
            quote!(#request.map(crate::protocol::request::content_md5))
        }
        false => request,
    }
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
        Segment::Literal(literal) => quote!(.path(#literal)),
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
            let value = match wrapper(*text) {
                Some(wrapper) => quote!(#wrapper(&self.#field)),
                None => quote!(&self.#field),
            };
            quote!(.label(#name, #value))
        }
    }
}

/// How a member goes into the query or the headers, `None` where it does not.
fn parameter(member: &Member) -> Option<TokenStream> {
    let field = &member.ident;
    let optional = member.presence == Presence::Optional;
    let entries = match optional {
        true => quote!(self.#field.iter().flatten()),
        false => quote!(&self.#field),
    };
    Some(match &member.binding {
        Binding::Query(name, text) => {
            let values = values(member, *text);
            quote!(.query(#name, #values))
        }
        Binding::QueryMap => match &member.ty {
            Type::Map(_, value) if matches!(**value, Type::List(_)) => {
                let entries = if optional { entries } else { quote!(self.#field.iter()) };
                quote!(.query_map(#entries.flat_map(|(name, values)| {
                    values.iter().map(move |value| (name, value))
                })))
            }
            _ => quote!(.query_map(#entries)),
        },
        Binding::Header(name, text) => match &member.ty {
            Type::List(element) => {
                let values = match optional {
                    true => quote!(self.#field.as_ref()),
                    false => quote!(Some(&self.#field)),
                };
                let text = wrapper(*text).unwrap_or_else(|| match &**element {
                    Type::BigInteger | Type::BigDecimal => quote!(AsRef::<str>::as_ref),
                    element => {
                        let element = ty(element);
                        quote!(#element::as_str)
                    }
                });
                quote!(.header_list(#name, #values, #text))
            }
            _ => {
                let values = values(member, *text);
                quote!(.header(#name, #values))
            }
        },
        Binding::PrefixHeaders(prefix) => quote!(.prefix_headers(#prefix, #entries)),
        Binding::Body | Binding::Label(_) | Binding::Payload(_) | Binding::Status => return None,
    })
}

/// The values of a member, as they are written.
fn values(member: &Member, text: Text) -> TokenStream {
    let field = &member.ident;
    let wrapper = wrapper(text);
    let map = wrapper.as_ref().map(|wrapper| quote!(.map(#wrapper)));
    match (&member.ty, &member.presence) {
        (Type::List(_), Presence::Optional) => quote!(self.#field.iter().flatten()#map),
        (Type::List(_), _) | (_, Presence::Optional) => match map {
            Some(map) => quote!(self.#field.iter()#map),
            None => quote!(&self.#field),
        },
        _ => match wrapper {
            Some(wrapper) => quote!([#wrapper(&self.#field)]),
            None => quote!([&self.#field]),
        },
    }
}

/// What makes a value text, unless it is.
fn wrapper(text: Text) -> Option<TokenStream> {
    Some(match text {
        Text::Plain => return None,
        Text::Display => quote!(crate::protocol::request::NumberText),
        Text::Float => quote!(crate::protocol::request::FloatText),
        Text::MediaType => quote!(crate::protocol::request::MediaTypeText),
        Text::Timestamp(TimestampFormat::DateTime) => {
            quote!(crate::protocol::request::DateTimeText)
        }
        Text::Timestamp(TimestampFormat::EpochSeconds) => {
            quote!(crate::protocol::request::EpochSecondsText)
        }
        Text::Timestamp(TimestampFormat::HttpDate) => {
            quote!(crate::protocol::request::HttpDateText)
        }
    })
}

/// A request whose body is one member.
fn payload(request: &TokenStream, member: &Member) -> TokenStream {
    let field = &member.ident;
    let Binding::Payload(media_type) = &member.binding else {
        return quote!(#request.no_payload());
    };
    let optional = member.presence == Presence::Optional;
    let bytes = match &member.ty {
        Type::Stream | Type::EventSender(_) => return quote!(#request.stream(#media_type)),
        Type::String => quote!(.clone()),
        Type::Named(Named::Enum, _) => quote!(.as_str().to_owned()),
        Type::Blob => quote!(.clone().into_inner()),
        // Without a structure, the body is one without members.
        Type::Named(Named::Structure, _) if optional => {
            return quote! {
                let request = #request;
                match &self.#field {
                    Some(body) => request.json(body),
                    None => request.json(&serde_json::Map::new()),
                }
            };
        }
        _ if optional => {
            return quote! {
                let request = #request;
                match &self.#field {
                    Some(body) => request.json(body),
                    None => request.no_payload(),
                }
            };
        }
        _ => return quote!(#request.json(&self.#field)),
    };
    match optional {
        true => quote! {
            let request = #request;
            match &self.#field {
                Some(body) => request.with_body(#media_type, body #bytes),
                None => request.no_payload(),
            }
        },
        false => quote!(#request.with_body(#media_type, self.#field #bytes)),
    }
}

/// The structure of the body, where it is not the input.
pub(crate) fn body(operation: &Operation) -> Option<TokenStream> {
    if operation.body != Body::Rest {
        return None;
    }
    let camel_case = operation.input.camel_case.then(|| quote!(#[serde(rename_all = "camelCase")]));
    let fields = operation.input.in_body().map(|member| {
        let (field, ty) = (&member.ident, field_type(member));
        let attribute = write_attribute(member);
        quote!(#attribute #field: &'a #ty)
    });
    Some(quote! {
        #[derive(::serde::Serialize)]
        #camel_case
        struct Body<'a> {
            #(#fields,)*
        }
    })
}
