//! The modules `types`, `types::error` and `error`.

pub(crate) mod builder;
pub(crate) mod constraints;
pub(crate) mod debug;
pub(crate) mod defaults;
pub(crate) mod enum_;
pub(crate) mod error;
pub(crate) mod event_stream;
pub(crate) mod json;
pub(crate) mod primitives;
pub(crate) mod response;
pub(crate) mod setters;
pub(crate) mod structure;
pub(crate) mod union;

use super::doc_comment::line;
use super::output::{Output, module_path};
use crate::ir::{Service, TypeDef};
use quote::quote;

/// Emits `types` and a file for each type.
pub(crate) fn emit(service: &Service, output: &mut Output) {
    for def in &service.types {
        let items = match def {
            TypeDef::Structure(structure) => structure::structure(structure),
            TypeDef::Union(union) => union::union(union),
            TypeDef::Enum(def) => enum_::open_enum(def),
            TypeDef::IntEnum(def) => enum_::open_int_enum(def),
            TypeDef::EventStream(stream) => event_stream::event_stream(service, stream),
        };
        output.rust(&module_path("src/types", def.module()), &[], items);
    }
    let modules = service.types.iter().map(TypeDef::module);
    let uses = service.types.iter().map(|def| {
        let (module, ident) = (def.module(), def.ident());
        match def {
            TypeDef::EventStream(stream) => {
                let error = &stream.error;
                quote!(pub use self::#module::{#ident, #error};)
            }
            _ => quote!(pub use self::#module::#ident;),
        }
    });
    let builders = service.types.iter().filter_map(|def| match def {
        TypeDef::Structure(structure) => Some(structure),
        _ => None,
    });
    let builders = builder::module("src/types", builders, output);
    let error_docs = line("Errors of the service.");
    let docs = ["Structures, unions and enums of inputs and outputs.".to_owned()];
    output.rust(
        "src/types.rs",
        &docs,
        quote! {
            #builders
            #error_docs
            pub mod error;
            #(mod #modules;)*
            #(#uses)*
        },
    );
}
