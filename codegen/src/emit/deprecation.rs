//! Items that the service advises against.

use crate::ir::{Deprecation, Service, TypeDef};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use std::collections::HashSet;
use syn::ext::IdentExt;

/// The attribute of a file that names a deprecated item.
pub(crate) const ALLOW: &str =
    "#![allow(deprecated, reason = \"it has to name what the service has deprecated\")]\n";

/// The attribute of an item, if the service advises against it.
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
    /// The client's methods.
    methods: HashSet<String>,
}

impl Deprecated {
    pub(crate) fn of(service: &Service) -> Self {
        let members = service.structures().flat_map(|structure| &structure.members);
        let structures = service.structures();
        let structures = structures.map(|structure| (&structure.ident, &structure.deprecation));
        let operations = service.operations.iter();
        Deprecated {
            types_and_variants: names(structures.chain(service.types.iter().flat_map(of_type))),
            fields: names(members.map(|member| (&member.ident, &member.deprecation))),
            methods: names(operations.map(|operation| (&operation.ident, &operation.deprecation))),
        }
    }

    /// Whether code names one of the items.
    pub(crate) fn is_named_in(&self, code: TokenStream) -> bool {
        let mut last = ' ';
        code.into_iter().any(|token| {
            let before = std::mem::replace(&mut last, ' ');
            match token {
                TokenTree::Ident(ident) => {
                    let name = ident.unraw().to_string();
                    self.types_and_variants.contains(&name)
                        // Behind a colon is a part of a path or the value of a field.
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

/// An item, and whether the service advises against it.
type Item<'a> = (&'a Ident, &'a Option<Deprecation>);

/// The names of those items that are deprecated.
fn names<'a>(items: impl Iterator<Item = Item<'a>>) -> HashSet<String> {
    let deprecated = items.filter(|(_, deprecation)| deprecation.is_some());
    deprecated.map(|(ident, _)| ident.unraw().to_string()).collect()
}

/// The type and the variants of a definition. Structures are listed with inputs and outputs.
fn of_type(def: &TypeDef) -> Vec<Item<'_>> {
    let (whole, mut items): (Item<'_>, Vec<_>) = match def {
        TypeDef::Structure(_) => return Vec::new(),
        TypeDef::Union(def) => {
            let variants =
                def.variants.iter().map(|variant| (&variant.ident, &variant.deprecation));
            ((&def.ident, &def.deprecation), variants.collect())
        }
        TypeDef::Enum(def) => {
            let variants =
                def.variants.iter().map(|variant| (&variant.ident, &variant.deprecation));
            ((&def.ident, &def.deprecation), variants.collect())
        }
        TypeDef::IntEnum(def) => {
            let variants =
                def.variants.iter().map(|variant| (&variant.ident, &variant.deprecation));
            ((&def.ident, &def.deprecation), variants.collect())
        }
        TypeDef::EventStream(def) => {
            let events = def.events.iter().map(|event| (&event.ident, &event.deprecation));
            ((&def.ident, &def.deprecation), events.collect())
        }
    };
    items.push(whole);
    items
}
