//! Building requests.

use super::structures::{field_type, serialize_attribute};
use crate::ir::{Binding, Body, Operation, Presence, Segment, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The expression that makes the request of an operation.
pub(super) fn request(operation: &Operation) -> TokenStream {
    let method = &operation.method;
    let (first, rest) = match operation.path.split_first() {
        Some((Segment::Literal(first), rest)) => (first.as_str(), rest),
        _ => ("", operation.path.as_slice()),
    };
    let path = rest.iter().map(|segment| match segment {
        Segment::Literal(literal) => quote!(.path(#literal)),
        Segment::Label(field) => {
            let name = field.to_string();
            quote!(.label(#name, &self.#field))
        }
    });
    let query = operation.input.members.iter().filter_map(|member| {
        let Binding::Query(name) = &member.binding else {
            return None;
        };
        let field = &member.ident;
        let values = match (&member.ty, &member.presence) {
            (Type::List(_), Presence::Optional) => quote!(self.#field.iter().flatten()),
            (Type::List(_), _) | (_, Presence::Optional) => quote!(&self.#field),
            _ => quote!([&self.#field]),
        };
        Some(quote!(.query(#name, #values)))
    });
    let request = quote! {
        crate::protocol::request::RequestBuilder::new(::http::Method::#method, #first)
            #(#path)*
            #(#query)*
    };
    match operation.body {
        Body::Empty => quote!(#request.empty()),
        Body::Input => quote!(#request.json(self)),
        Body::Rest => {
            let fields = in_body(operation).map(|member| {
                let field = &member.ident;
                quote!(#field: &self.#field)
            });
            quote!(#request.json(&Body { #(#fields,)* }))
        }
    }
}

/// The structure of the body, where it is not the input.
pub(super) fn body(operation: &Operation) -> Option<TokenStream> {
    if operation.body != Body::Rest {
        return None;
    }
    let camel_case = operation.input.camel_case.then(|| quote!(#[serde(rename_all = "camelCase")]));
    let fields = in_body(operation).map(|member| {
        let (field, ty) = (&member.ident, field_type(member));
        let attribute = serialize_attribute(member);
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

fn in_body(operation: &Operation) -> impl Iterator<Item = &crate::ir::Member> {
    operation.input.members.iter().filter(|member| member.binding == Binding::Body)
}
