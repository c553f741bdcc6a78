//! Modules of the runtime: items, imports and what they reference.
//!
//! The build script of the generator reads the runtime and writes these types as JSON, so that a run of
//! the generator does not parse Rust.

use crate::rust::references::{Import, References};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// A module of the runtime.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Module {
    /// The path of its file in `src`.
    pub file: String,
    /// The path of the module: `crate::client::call`.
    pub path: String,
    pub text: String,
    pub items: Vec<Item>,
    /// The items that a name stands for, and the imports with the name.
    pub names: BTreeMap<String, Vec<Named>>,
}

/// The meaning of a name in a module.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(crate) enum Named {
    /// The item with this index.
    Item(usize),
    /// An import: the index of the item, and that of the import in it.
    Import(usize, usize),
}

/// An item of a module.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Item {
    /// Its place in the text, from its first attribute or comment.
    pub span: Range<usize>,
    pub references: References,
    pub kind: Kind,
}

/// A kind of item.
#[derive(Debug, Deserialize, Serialize)]
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
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(crate) enum Export {
    /// The module alone.
    Private,
    /// Other modules of the crate.
    Crate,
    /// Users of the crate.
    Public,
}

/// A member of an inherent implementation.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Member {
    pub span: Range<usize>,
    pub name: String,
    pub public: bool,
    pub references: References,
}

impl Module {
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
