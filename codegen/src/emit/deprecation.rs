//! Deprecated items.

use crate::ir::{Deprecation, Service, TypeDef};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use std::collections::HashSet;
use syn::ext::IdentExt;

/// The attribute of a file that uses a deprecated item.
pub(crate) const ALLOW: &str = "#![allow(deprecated, reason = \"the service has deprecated items that this file must use\")]\n";

/// Emits the attribute of an item, if it is deprecated.
pub(crate) fn attribute(deprecation: &Option<Deprecation>) -> Option<TokenStream> {
    let Deprecation { note, since } = deprecation.as_ref()?;
    let since = since.as_ref().map(|since| quote!(since = #since,));
    Some(quote!(#[deprecated(#since note = #note)]))
}

/// The names of deprecated items.
#[derive(Default)]
pub(crate) struct Deprecated {
    types_and_variants: HashSet<String>,
    fields: HashSet<String>,
    /// The methods of the client.
    methods: HashSet<String>,
}

impl Deprecated {
    /// Collects the names of the deprecated items of a service.
    pub(crate) fn of(service: &Service) -> Self {
        let members = service.structures().flat_map(|structure| &structure.members);
        let structures = service.structures();
        let structures = structures.map(|structure| (&structure.ident, &structure.deprecation));
        let operations = service.operations.iter();
        Deprecated {
            types_and_variants: names(structures.chain(service.types.iter().flat_map(type_items))),
            fields: names(members.map(|member| (&member.ident, &member.deprecation))),
            methods: names(operations.map(|operation| (&operation.ident, &operation.deprecation))),
        }
    }

    /// Whether code uses one of the items.
    pub(crate) fn is_used_in(&self, code: &TokenStream) -> bool {
        let sets = [&self.types_and_variants, &self.fields, &self.methods];
        sets.iter().any(|names| !names.is_empty()) && self.is_named_in(code.clone())
    }

    fn is_named_in(&self, code: TokenStream) -> bool {
        let mut last = ' ';
        code.into_iter().any(|token| {
            let before = std::mem::replace(&mut last, ' ');
            match token {
                TokenTree::Ident(ident) => {
                    let name = ident.unraw().to_string();
                    self.types_and_variants.contains(&name)
                        // After a colon, a name is a segment of a path or the value of a field.
                        || before != ':' && self.fields.contains(&name)
                        || before == '.' && self.methods.contains(&name)
                }
                TokenTree::Group(group) => self.is_named_in(group.stream()),
                TokenTree::Punct(punct) => {
                    last = punct.as_char();
                    false
                }
                TokenTree::Literal(_) => false,
            }
        })
    }
}

/// The name of an item, and the deprecation of the item.
type NamedItem<'a> = (&'a Ident, &'a Option<Deprecation>);

/// Returns the names of the deprecated ones of these items.
fn names<'a>(items: impl Iterator<Item = NamedItem<'a>>) -> HashSet<String> {
    let deprecated = items.filter(|(_, deprecation)| deprecation.is_some());
    deprecated.map(|(ident, _)| ident.unraw().to_string()).collect()
}

/// Returns a type and its variants. Structures are collected with inputs and outputs.
fn type_items(def: &TypeDef) -> Vec<NamedItem<'_>> {
    match def {
        TypeDef::Structure(_) => Vec::new(),
        TypeDef::Union(def) => {
            let variants = def.variants.iter().map(|it| (&it.ident, &it.deprecation));
            variants.chain([(&def.ident, &def.deprecation)]).collect()
        }
        TypeDef::Enum(def) => {
            let variants = def.variants.iter().map(|it| (&it.ident, &it.deprecation));
            variants.chain([(&def.ident, &def.deprecation)]).collect()
        }
        TypeDef::IntEnum(def) => {
            let variants = def.variants.iter().map(|it| (&it.ident, &it.deprecation));
            variants.chain([(&def.ident, &def.deprecation)]).collect()
        }
        TypeDef::EventStream(def) => {
            let events = def.events.iter().map(|it| (&it.ident, &it.deprecation));
            events.chain([(&def.ident, &def.deprecation)]).collect()
        }
    }
}
