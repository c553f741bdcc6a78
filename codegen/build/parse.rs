//! Reads a module of the runtime.

use super::module::{Export, Item, Kind, Member, Module, Named};
use crate::rust::references::{Path, References, leaves};
use quote::ToTokens;
use std::collections::{BTreeMap, HashSet};
use syn::spanned::Spanned;
use syn::{Attribute, ImplItem, Item as Syntax, Visibility};

/// Reads a file of the runtime. `file` is its path in `src`.
pub(crate) fn module(file: &str, text: String) -> syn::Result<Module> {
    let items = syn::parse_file(&text)?.items;
    let mut items: Vec<_> = items.into_iter().filter(|item| !is_test(item)).map(item).collect();
    mark_traits(&mut items);
    let path = format!("crate::{}", file.trim_end_matches(".rs").replace('/', "::"));
    let mut names: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for (index, (item, name)) in items.iter().enumerate() {
        if let Some(name) = name {
            names.entry(name.clone()).or_default().push(Named::Item(index));
        }
        if let Kind::Use { imports, .. } = &item.kind {
            for (position, import) in imports.iter().enumerate() {
                let named = Named::Import(index, position);
                names.entry(import.name.clone()).or_default().push(named);
            }
        }
    }
    let mut items: Vec<_> = items.into_iter().map(|(item, _)| item).collect();
    // The other names are those of variables, generic parameters and the language.
    let means = |path: &Path| path.segments.len() > 1 || names.contains_key(&path.segments[0]);
    for item in &mut items {
        item.references.paths.retain(means);
        if let Kind::Inherent { members, .. } = &mut item.kind {
            members.iter_mut().for_each(|member| member.references.paths.retain(means));
        }
    }
    Ok(Module { file: file.to_owned(), path, text, items, names })
}

/// Marks the imports that no item names.
fn mark_traits(items: &mut [(Item, Option<String>)]) {
    let named: HashSet<_> = items.iter().flat_map(|(item, _)| first_segments(item)).collect();
    for (item, _) in items {
        if let Kind::Use { imports, export: Export::Private, .. } = &mut item.kind {
            for import in imports {
                import.for_methods = !named.contains(&import.name);
            }
        }
    }
}

/// Returns what the paths in an item begin with.
fn first_segments(item: &Item) -> Vec<String> {
    let members = match &item.kind {
        Kind::Inherent { members, .. } => members.as_slice(),
        _ => &[],
    };
    let references = members.iter().map(|member| &member.references).chain([&item.references]);
    let paths = references.flat_map(|references| &references.paths);
    paths.filter_map(|path| path.segments.first().cloned()).collect()
}

/// Reads an item, and the name that it defines.
fn item(syntax: Syntax) -> (Item, Option<String>) {
    let span = syntax.span().byte_range();
    let mut references = References::default();
    let mut name = None;
    let kind = match syntax {
        Syntax::Mod(item) => {
            let client = References::of(item.to_token_stream()).modules;
            Kind::Module {
                name: item.ident.to_string(),
                public: matches!(item.vis, Visibility::Public(_)),
                client: client.iter().any(|(_, client)| *client),
            }
        }
        Syntax::Use(item) => {
            let imports = leaves(&item.tree);
            let export = match item.vis {
                Visibility::Inherited => Export::Private,
                Visibility::Restricted(_) => Export::Crate,
                Visibility::Public(_) => Export::Public,
            };
            Kind::Use { imports, export }
        }
        Syntax::Impl(block) => {
            let ty = type_path(&block.self_ty);
            match &block.trait_ {
                Some((path, _)) => {
                    references.add(block.to_token_stream(), false);
                    name_self(&mut references, &ty);
                    Kind::Implementation { ty, trait_: segments(path) }
                }
                None => {
                    let members = block.items.iter().map(|item| member(item, &ty)).collect();
                    references.add(block.generics.to_token_stream(), false);
                    references.add(block.generics.where_clause.to_token_stream(), false);
                    references.add(block.self_ty.to_token_stream(), false);
                    Kind::Inherent { ty, members }
                }
            }
        }
        other => {
            references.add(other.to_token_stream(), false);
            name = defined(&other);
            match &other {
                _ if name.is_none() => Kind::Other,
                Syntax::Macro(_) => Kind::Macro,
                Syntax::Type(_) => Kind::Alias,
                _ => Kind::Definition,
            }
        }
    };
    (Item { span, references, kind }, name)
}

fn member(member: &ImplItem, ty: &[String]) -> Member {
    let (name, visibility) = match member {
        ImplItem::Fn(function) => (function.sig.ident.to_string(), Some(&function.vis)),
        ImplItem::Const(constant) => (constant.ident.to_string(), Some(&constant.vis)),
        _ => (String::new(), None),
    };
    let mut references = References::of(member.to_token_stream());
    name_self(&mut references, ty);
    Member {
        span: member.span().byte_range(),
        name,
        public: matches!(visibility, Some(Visibility::Public(_)) | None),
        references,
    }
}

/// Returns the name that an item defines.
fn defined(item: &Syntax) -> Option<String> {
    let ident = match item {
        Syntax::Const(item) if item.ident == "_" => return None,
        Syntax::Const(item) => &item.ident,
        Syntax::Enum(item) => &item.ident,
        Syntax::Fn(item) => &item.sig.ident,
        Syntax::Macro(item) => item.ident.as_ref()?,
        Syntax::Static(item) => &item.ident,
        Syntax::Struct(item) => &item.ident,
        Syntax::Trait(item) => &item.ident,
        Syntax::Type(item) => &item.ident,
        Syntax::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// Returns whether an item is compiled for tests only.
fn is_test(item: &Syntax) -> bool {
    let is_test = |attribute: &Attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|ident| ident == "test")
    };
    matches!(item, Syntax::Mod(item) if item.attrs.iter().any(is_test))
}

fn type_path(ty: &syn::Type) -> Vec<String> {
    match ty {
        syn::Type::Path(ty) => segments(&ty.path),
        syn::Type::Reference(reference) => type_path(&reference.elem),
        _ => Vec::new(),
    }
}

fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// Replaces `Self` by the type that it stands for.
fn name_self(references: &mut References, ty: &[String]) {
    let paths = std::mem::take(&mut references.paths).into_iter().map(|mut path| {
        if path.segments.first().is_some_and(|first| first == "Self") {
            path.segments.splice(..1, ty.iter().cloned());
        }
        path
    });
    references.paths = paths.filter(|path| !path.segments.is_empty()).collect();
}
