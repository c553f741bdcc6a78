//! Modules of the runtime: items, imports and what they reference.
//!
//! The build script of the generator reads the runtime and writes these types as constants, so that a
//! run of the generator does not parse Rust.

use crate::rust::references;
use std::ops::Range;

pub(crate) type Path = references::Path<&'static str>;
pub(crate) type Import = references::Import<&'static str>;

/// A module of the runtime.
#[derive(Debug)]
pub(crate) struct Module {
    /// The path of its file in `src`.
    pub file: &'static str,
    /// The path of the module: `crate::client::call`.
    pub path: &'static str,
    pub text: &'static str,
    pub items: &'static [Item],
    /// The items that a name stands for, and the imports with the name. The names are sorted.
    pub names: &'static [(&'static str, &'static [Named])],
}

/// The meaning of a name in a module.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Named {
    /// The item with this index.
    Item(usize),
    /// An import: the index of the item, and that of the import in it.
    Import(usize, usize),
}

/// The references of an item.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    pub paths: &'static [Path],
    /// Methods that are called on a value.
    pub methods: &'static [&'static str],
}

/// An item of a module.
#[derive(Debug)]
pub(crate) struct Item {
    /// Its place in the text, from its first attribute or comment.
    pub span: Range<usize>,
    pub uses: Uses,
    pub kind: Kind,
}

/// A kind of item.
#[derive(Debug)]
pub(crate) enum Kind {
    /// `mod name;`
    Module { name: &'static str, public: bool, client: bool },
    /// `use ..;`
    Use { imports: &'static [Import], export: Export },
    /// A type, trait, function or constant.
    Definition,
    /// The definition of a macro.
    Macro,
    /// The definition of another name for a type.
    Alias,
    /// Functions of a type.
    Inherent { ty: &'static str, members: &'static [Member] },
    /// A trait that a type implements. The path of a type that is no path is empty.
    Implementation { ty: &'static str, trait_: &'static str },
    /// Code that belongs to the module as a whole, such as the call of a macro.
    Other,
}

/// The reach of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// The module alone.
    Private,
    /// Other modules of the crate.
    Crate,
    /// Users of the crate.
    Public,
}

/// A member of an inherent implementation.
#[derive(Debug)]
pub(crate) struct Member {
    pub span: Range<usize>,
    pub name: &'static str,
    pub public: bool,
    pub uses: Uses,
}

impl Module {
    /// Returns the meanings of a name.
    pub(crate) fn named(&self, name: &str) -> &'static [Named] {
        let place = self.names.binary_search_by_key(&name, |(name, _)| *name);
        place.map_or(&[], |place| self.names[place].1)
    }

    /// Returns the import at an index.
    pub(crate) fn import(&self, item: usize, position: usize) -> Option<&'static Import> {
        match self.items.get(item)?.kind {
            Kind::Use { imports, .. } => imports.get(position),
            _ => None,
        }
    }
}
