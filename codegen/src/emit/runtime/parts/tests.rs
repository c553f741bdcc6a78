//! Tests of the list of parts.

use super::*;
use syn::{ImplItem, Item, Type, Visibility};

/// Returns the methods that a file adds to types of other files, for the crate alone.
fn added(file: &File) -> Vec<String> {
    let items = syn::parse_file(file.text).expect("Rust").items;
    let own: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            _ => None,
        })
        .collect();
    let is_own = |ty: &Type| match ty {
        Type::Path(ty) => ty.path.segments.last().is_some_and(|last| own.contains(&&last.ident)),
        _ => false,
    };
    let blocks = items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() && !is_own(&block.self_ty) => Some(block),
        _ => None,
    });
    let methods = blocks.flat_map(|block| &block.items).filter_map(|item| match item {
        ImplItem::Fn(method) if matches!(method.vis, Visibility::Restricted(_)) => {
            Some(method.sig.ident.to_string())
        }
        _ => None,
    });
    methods.collect()
}

/// A method that is not listed would be missing where nothing else brings its file.
#[test]
fn part_with_methods_for_the_crate_lists_them() {
    for part in MODULES.iter().flat_map(Module::parts).filter(|part| !part.always) {
        let Some(file) = &part.file else { continue };
        assert_eq!(added(file), part.methods, "{}", file.path);
    }
}
