//! Modules of the runtime, as the compiler sees them: items, imports and what they reference.

use crate::emit::references::{Import, References, leaves};
use quote::ToTokens;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;
use syn::spanned::Spanned;
use syn::{Attribute, ImplItem, Item as Syntax, Visibility};

/// The files of the runtime: paths in `src`, and texts.
const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The modules of the runtime.
pub(crate) static RUNTIME: LazyLock<Vec<Module>> =
    LazyLock::new(|| FILES.iter().map(|(file, text)| Module::read(file, text)).collect());

/// A module of the runtime.
pub(crate) struct Module {
    /// The path of its file in `src`.
    pub file: &'static str,
    /// The path of the module: `crate::client::call`.
    pub path: String,
    pub text: &'static str,
    pub items: Vec<Item>,
    /// The items that a name stands for, and the imports with the name.
    names: HashMap<String, Vec<Named>>,
}

/// The meaning of a name in a module.
#[derive(Clone, Copy)]
pub(crate) enum Named {
    /// The item with this index.
    Item(usize),
    /// An import: the index of the item, and that of the import in it.
    Import(usize, usize),
}

/// An item of a module.
pub(crate) struct Item {
    /// Its place in the text, from its first attribute or comment.
    pub span: Range<usize>,
    pub references: References,
    pub kind: Kind,
}

/// A kind of item.
pub(crate) enum Kind {
    /// `mod name;`
    Module { name: String, public: bool, client: bool },
    /// `use ..;`
    Use { imports: Vec<Import>, export: Export },
    /// A type, trait, function or constant.
    Definition,
    /// The definition of a macro.
    Macro,
    /// The definition of another name for a type.
    Alias,
    /// Functions of a type.
    Inherent { ty: Vec<String>, members: Vec<Member> },
    /// A trait that a type implements. The path of a type that is no path is empty.
    Implementation { ty: Vec<String>, trait_: Vec<String> },
    /// Code that belongs to the module as a whole, such as the call of a macro.
    Other,
}

/// The reach of an import.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Export {
    /// The module alone.
    Private,
    /// Other modules of the crate.
    Crate,
    /// Users of the crate.
    Public,
}

/// A member of an inherent implementation.
pub(crate) struct Member {
    pub span: Range<usize>,
    pub name: String,
    pub public: bool,
    pub references: References,
}

impl Module {
    /// Reads a file of the runtime.
    fn read(file: &'static str, text: &'static str) -> Module {
        // The compiler has read the file before: tests read it as part of the crate.
        let items = syn::parse_file(text).map(|file| file.items).unwrap_or_default();
        let mut items: Vec<_> = items.into_iter().filter(|item| !is_test(item)).map(item).collect();
        mark_traits(&mut items);
        let path = format!("crate::{}", file.trim_end_matches(".rs").replace('/', "::"));
        let mut names: HashMap<String, Vec<Named>> = HashMap::new();
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
        let items = items.into_iter().map(|(item, _)| item).collect();
        Module { file, path, text, items, names }
    }

    /// Returns the meanings of a name.
    pub(crate) fn named(&self, name: &str) -> &[Named] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the import at an index.
    pub(crate) fn import(&self, item: usize, position: usize) -> Option<&Import> {
        match &self.items.get(item)?.kind {
            Kind::Use { imports, .. } => imports.get(position),
            _ => None,
        }
    }
}

/// Marks the imports that no item names.
fn mark_traits(items: &mut [(Item, Option<String>)]) {
    let named: HashSet<_> = items.iter().flat_map(|(item, _)| item.first_segments()).collect();
    for (item, _) in items {
        if let Kind::Use { imports, export: Export::Private, .. } = &mut item.kind {
            for import in imports {
                import.for_methods = !named.contains(&import.name);
            }
        }
    }
}

impl Item {
    /// Returns what the paths in the item begin with.
    fn first_segments(&self) -> Vec<String> {
        let members = match &self.kind {
            Kind::Inherent { members, .. } => members.as_slice(),
            _ => &[],
        };
        let references = members.iter().map(|member| &member.references).chain([&self.references]);
        let paths = references.flat_map(|references| &references.paths);
        paths.filter_map(|path| path.segments.first().cloned()).collect()
    }
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
                    references.name_self(&ty);
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
    references.name_self(ty);
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
