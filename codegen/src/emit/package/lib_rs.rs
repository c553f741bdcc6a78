//! The crate root.

use super::guide;
use crate::emit::doc_comment::{line, lines};
use crate::emit::output::Output;
use crate::ir::{AuthScheme, Named, Service, Type, TypeDef};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits `lib.rs`, and the markers of required members.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    let attributes = attributes(service);
    let (guide, coming) = guide::attributes(service);
    let events = service.types.iter().any(|def| matches!(def, TypeDef::EventStream(_)));
    let events = events.then(|| {
        quote!(
            mod events;
        )
    });
    // The module exports the types that users implement token providers with.
    let auth = service.auth.contains(&AuthScheme::Bearer).then(|| quote!(pub));
    output.rust(
        "src/lib.rs",
        // The other pages follow the first call.
        &lines(&service.docs.summary()),
        quote! {
            #guide
            #attributes

            #[cfg(feature = "client")]
            #auth mod auth;
            pub mod builder;
            #[cfg(feature = "client")]
            pub mod client;
            #[cfg(feature = "client")]
            pub mod config;
            pub mod endpoint;
            #[doc = include_str!("docs/errors.md")]
            pub mod error;
            #events
            mod json;
            pub mod operation;
            pub mod primitives;
            #[doc = include_str!("docs/protocol.md")]
            pub mod protocol;
            pub mod types;
            pub mod validation;

            #[cfg(feature = "client")]
            #[doc(inline)]
            pub use client::Client;
            #[cfg(feature = "client")]
            #[doc(inline)]
            pub use config::Config;
            #[doc(inline)]
            pub use error::Error;

            #coming
        },
    );
    let docs = ["Names of required members, for the state of a builder.".to_owned()];
    output.rust("src/builder/required.rs", &docs, markers(service));
}

/// Emits the lints and the recursion limit of the crate.
fn attributes(service: &Service) -> TokenStream {
    let links = "links to the client need the feature `client`";
    let spelled_out = "explicit links also work where a text is shown in another module";
    let unboxed = "a box would get in the way of building and matching members of unions";
    let large_variants = service
        .types
        .iter()
        .any(has_structure_variant)
        .then(|| quote!(#![allow(clippy::large_enum_variant, reason = #unboxed)]));
    let recursion_limit = recursion_limit(service);
    quote! {
        #recursion_limit
        #![cfg_attr(not(feature = "client"), allow(rustdoc::broken_intra_doc_links, reason = #links))]
        #![allow(rustdoc::redundant_explicit_links, reason = #spelled_out)]
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #large_variants
    }
}

/// Emits the marker types for the names of required members.
fn markers(service: &Service) -> TokenStream {
    let markers = service.markers.iter().map(|marker| {
        let docs = line(&format!("The member `{}`.", marker.field));
        let ident = &marker.ident;
        quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub enum #ident {}
        }
    });
    quote!(#(#markers)*)
}

/// Whether a type is an enum with a variant that contains a structure.
fn has_structure_variant(def: &TypeDef) -> bool {
    match def {
        TypeDef::Union(union) => {
            let mut types = union.variants.iter().filter_map(|variant| variant.ty.as_ref());
            types.any(|ty| matches!(ty, Type::Named(Named::Structure, _)))
        }
        TypeDef::EventStream(_) => true,
        _ => false,
    }
}

/// Emits the attribute for the recursion limit of a crate or a test, if it needs one.
pub(crate) fn recursion_limit(service: &Service) -> Option<TokenStream> {
    let limit = service.recursion_limit?.to_string();
    Some(quote!(#![recursion_limit = #limit]))
}
