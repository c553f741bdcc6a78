//! Prints modules of the runtime as Rust expressions.

use super::module::{Export, Import, Item, Kind, Member, Module, Named, Path, Uses};
use proc_macro2::TokenStream;
use quote::quote;
use std::ops::Range;

/// Prints modules as a slice.
pub(crate) fn modules(modules: &[Module]) -> TokenStream {
    list(modules, |Module { file, path, text: _, items, names }| {
        let items = list(items, item);
        let names = list(names, |(name, named)| {
            let named = list(named, |named| match named {
                Named::Item(item) => quote!(Named::Item(#item)),
                Named::Import(item, position) => quote!(Named::Import(#item, #position)),
            });
            quote!((#name, #named))
        });
        // The text is compiled in from its file.
        let source = format!("/runtime/src/{file}");
        let text = quote!(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #source)));
        quote!(Module { file: #file, path: #path, text: #text, items: #items, names: #names })
    })
}

fn list<T>(values: &[T], print: impl Fn(&T) -> TokenStream) -> TokenStream {
    let values = values.iter().map(print);
    quote!(&[#(#values),*])
}

fn item(Item { span, uses, kind }: &Item) -> TokenStream {
    let (span, uses) = (range(span), self::uses(uses));
    let kind = match kind {
        Kind::Module { name, public, client } => {
            quote!(Module { name: #name, public: #public, client: #client })
        }
        Kind::Use { imports, export } => {
            let imports = list(imports, import);
            let export = match export {
                Export::Private => quote!(Private),
                Export::Crate => quote!(Crate),
                Export::Public => quote!(Public),
            };
            quote!(Use { imports: #imports, export: Export::#export })
        }
        Kind::Definition => quote!(Definition),
        Kind::Macro => quote!(Macro),
        Kind::Alias => quote!(Alias),
        Kind::Inherent { ty, members } => {
            let members = list(members, member);
            quote!(Inherent { ty: #ty, members: #members })
        }
        Kind::Implementation { ty, trait_ } => quote!(Implementation { ty: #ty, trait_: #trait_ }),
        Kind::Other => quote!(Other),
    };
    quote!(Item { span: #span, uses: #uses, kind: Kind::#kind })
}

fn import(Import { path, name, for_methods }: &Import) -> TokenStream {
    quote!(Import { path: #path, name: #name, for_methods: #for_methods })
}

fn member(Member { span, name, public, uses }: &Member) -> TokenStream {
    let (span, uses) = (range(span), self::uses(uses));
    quote!(Member { span: #span, name: #name, public: #public, uses: #uses })
}

fn uses(Uses { paths, methods }: &Uses) -> TokenStream {
    let paths = list(
        paths,
        |Path { text, bang, client }| quote!(Path { text: #text, bang: #bang, client: #client }),
    );
    quote!(Uses { paths: #paths, methods: &[#(#methods),*] })
}

fn range(Range { start, end }: &Range<usize>) -> TokenStream {
    quote!(#start..#end)
}
