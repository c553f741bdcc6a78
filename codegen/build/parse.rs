//! Reads a module of the runtime. The result lives as long as the build script, or the test.

use super::module::{Export, Import, Item, Kind, Member, Module, Named, Path, Uses};
use crate::rust::references::{self, References};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use syn::spanned::Spanned;
use syn::{Attribute, ImplItem, Item as Syntax, ItemImpl, ItemMod, ItemUse, Visibility};

/// Reads a file of the runtime. `file` is its path in `src`.
pub(crate) fn module(file: &str, text: String) -> syn::Result<Module> {
    let items = syn::parse_file(&text)?.items;
    let items: Vec<_> = items.into_iter().filter(|item| !is_test(item)).collect();
    let names = names(&items);
    let mut parser = Parser { names: names.keys().cloned().collect(), named: HashSet::new() };
    let parsed: Vec<_> = items.iter().map(|syntax| parser.item(syntax)).collect();
    let items = items.iter().zip(parsed).map(|(syntax, kind)| {
        let (kind, uses) = kind.unwrap_or_else(|import| (parser.import(import), Uses::default()));
        Item { span: syntax.span().byte_range(), uses, kind }
    });
    let path = format!("crate::{}", file.trim_end_matches(".rs").replace('/', "::"));
    Ok(Module {
        file: file.to_owned().leak(),
        path: path.leak(),
        items: list(items),
        names: list(names.into_iter().map(|(name, named)| (&*name.leak(), &*named.leak()))),
        text: text.leak(),
    })
}

/// Returns what the names in a module mean.
fn names(items: &[Syntax]) -> BTreeMap<String, Vec<Named>> {
    let mut names: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for (index, item) in items.iter().enumerate() {
        if let Some(name) = defined(item) {
            names.entry(name).or_default().push(Named::Item(index));
        }
        if let Syntax::Use(item) = item {
            for (position, import) in references::leaves(&item.tree).into_iter().enumerate() {
                names.entry(import.name).or_default().push(Named::Import(index, position));
            }
        }
    }
    names
}

/// Returns values that live as long as the program.
fn list<T>(values: impl IntoIterator<Item = T>) -> &'static [T] {
    values.into_iter().collect::<Vec<_>>().leak()
}

/// A parser of the items of a module.
struct Parser {
    /// The names that have a meaning in the module.
    names: BTreeSet<String>,
    /// The names that items use.
    named: HashSet<String>,
}

impl Parser {
    /// Reads an item, or returns the import that it is.
    fn item<'s>(&mut self, syntax: &'s Syntax) -> Result<(Kind, Uses), &'s ItemUse> {
        let mut references = References::default();
        let kind = match syntax {
            Syntax::Use(item) => return Err(item),
            Syntax::Mod(item) => declaration(item),
            Syntax::Impl(block) => {
                let ty = type_path(&block.self_ty);
                match &block.trait_ {
                    Some((path, _)) => {
                        references.add(block.to_token_stream(), false);
                        name_self(&mut references, &ty);
                        Kind::Implementation { ty: ty.leak(), trait_: path_text(path).leak() }
                    }
                    None => {
                        references.add(block.generics.to_token_stream(), false);
                        references.add(block.generics.where_clause.to_token_stream(), false);
                        references.add(block.self_ty.to_token_stream(), false);
                        self.inherent(block, ty)
                    }
                }
            }
            other => {
                references.add(other.to_token_stream(), false);
                match other {
                    _ if defined(other).is_none() => Kind::Other,
                    Syntax::Macro(_) => Kind::Macro,
                    Syntax::Type(_) => Kind::Alias,
                    _ => Kind::Definition,
                }
            }
        };
        Ok((kind, self.uses(references)))
    }

    fn inherent(&mut self, block: &ItemImpl, ty: String) -> Kind {
        let members = block.items.iter().map(|item| self.member(item, &ty));
        Kind::Inherent { members: list(members), ty: ty.leak() }
    }

    fn member(&mut self, member: &ImplItem, ty: &str) -> Member {
        let (name, visibility) = match member {
            ImplItem::Fn(function) => (function.sig.ident.to_string(), Some(&function.vis)),
            ImplItem::Const(constant) => (constant.ident.to_string(), Some(&constant.vis)),
            _ => (String::new(), None),
        };
        let mut references = References::of(member.to_token_stream());
        name_self(&mut references, ty);
        Member {
            span: member.span().byte_range(),
            name: name.leak(),
            public: matches!(visibility, Some(Visibility::Public(_)) | None),
            uses: self.uses(references),
        }
    }

    /// Returns the references that have a meaning outside of the item. The others are those of
    /// variables, generic parameters and the language.
    fn uses(&mut self, references: References) -> Uses {
        let paths = references
            .paths
            .into_iter()
            .filter(|path| path.text.contains("::") || self.names.contains(&path.text));
        let paths = paths.map(|references::Path { text, bang, client }| {
            self.named.extend(text.split("::").next().map(str::to_owned));
            Path { text: text.leak(), bang, client }
        });
        Uses {
            paths: list(paths),
            methods: list(references.names.into_iter().map(|name| &*name.leak())),
        }
    }

    /// Reads an import. One that no item names is a trait, for its methods.
    fn import(&self, item: &ItemUse) -> Kind {
        let export = match item.vis {
            Visibility::Inherited => Export::Private,
            Visibility::Restricted(_) => Export::Crate,
            Visibility::Public(_) => Export::Public,
        };
        let imports = references::leaves(&item.tree).into_iter().map(|import| Import {
            for_methods: export == Export::Private && !self.named.contains(&import.name),
            path: import.path.leak(),
            name: import.name.leak(),
        });
        Kind::Use { imports: list(imports), export }
    }
}

/// Reads the declaration of a module.
fn declaration(item: &ItemMod) -> Kind {
    let client = References::of(item.to_token_stream()).modules;
    Kind::Module {
        name: item.ident.to_string().leak(),
        public: matches!(item.vis, Visibility::Public(_)),
        client: client.iter().any(|(_, client)| *client),
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

/// Returns the path of a type, or an empty text for a type that is no path.
fn type_path(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(ty) => path_text(&ty.path),
        syn::Type::Reference(reference) => type_path(&reference.elem),
        _ => String::new(),
    }
}

fn path_text(path: &syn::Path) -> String {
    let segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    segments.join("::")
}

/// Replaces `Self` by the type that it stands for.
fn name_self(references: &mut References, ty: &str) {
    let paths = std::mem::take(&mut references.paths).into_iter().filter_map(|mut path| {
        let behind = match path.text.strip_prefix("Self") {
            Some(behind) if behind.is_empty() || behind.starts_with("::") => behind,
            _ => return Some(path),
        };
        path.text = match ty {
            "" => behind.trim_start_matches("::").to_owned(),
            ty => format!("{ty}{behind}"),
        };
        Some(path).filter(|path| !path.text.is_empty())
    });
    references.paths = paths.collect();
}
