//! The meaning of paths: items of the runtime, of emitted modules or of other crates.

use super::module::{Kind, Module, Named};
use crate::rust::references::References;
use std::collections::HashMap;

/// A module that an emitter made.
#[derive(Debug)]
pub(crate) struct Emitted {
    /// The path of the module.
    pub module: String,
    pub references: References,
}

/// A part of a module that is taken, or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// An item.
    Item(usize, usize),
    /// A member of an implementation.
    Member(usize, usize, usize),
    /// A name of an import.
    Import(usize, usize, usize),
}

/// The meaning of a path.
pub(crate) enum Meaning {
    /// Items of the runtime.
    Parts(Vec<Part>),
    /// Something of a module that an emitter made.
    Emitted,
    /// Something of the crate with this name.
    External(String),
    /// A local variable, a generic parameter or a name of the language.
    Unknown,
}

impl Meaning {
    /// Returns the items of the runtime that a path means, `None` if it means something else.
    fn parts(self) -> Option<Vec<Part>> {
        match self {
            Meaning::Parts(parts) => Some(parts),
            _ => None,
        }
    }
}

/// An implementation of the runtime.
pub(crate) struct Block {
    pub module: usize,
    pub item: usize,
    /// The type, if it is of the runtime.
    pub ty: Option<Vec<Part>>,
    /// The trait, if it is of the runtime.
    pub trait_: Option<Vec<Part>>,
}

/// The modules of a crate.
pub(crate) struct Modules<'r> {
    pub runtime: &'r [Module],
    indices: HashMap<&'r str, usize>,
    /// The modules that emitters made.
    emitted: HashMap<&'r str, &'r References>,
}

impl<'r> Modules<'r> {
    pub(crate) fn new(runtime: &'r [Module], emitted: &'r [Emitted]) -> Self {
        let indices = runtime.iter().enumerate().map(|(index, module)| (&*module.path, index));
        let emitted = emitted.iter().map(|file| (&*file.module, &file.references));
        Modules { runtime, indices: indices.collect(), emitted: emitted.collect() }
    }

    /// Returns the index of a module of the runtime.
    pub(crate) fn index(&self, path: &str) -> Option<usize> {
        self.indices.get(path).copied()
    }

    /// Whether an emitter made the module.
    pub(crate) fn is_emitted(&self, path: &str) -> bool {
        self.emitted.contains_key(path)
    }

    /// Returns the implementations of the runtime.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (module, content) in self.runtime.iter().enumerate() {
            let parts = |path| self.meaning(&content.path, path, &mut Vec::new()).parts();
            for (item, syntax) in content.items.iter().enumerate() {
                let (ty, trait_) = match &syntax.kind {
                    Kind::Inherent { ty, .. } => (parts(ty), None),
                    Kind::Implementation { ty, trait_ } => (parts(ty), parts(trait_)),
                    _ => continue,
                };
                blocks.push(Block { module, item, ty, trait_ });
            }
        }
        blocks
    }

    /// Returns the meaning of a path in a module, and adds the imports on the way to `trail`.
    pub(crate) fn meaning(
        &self,
        module: &str,
        segments: &[String],
        trail: &mut Vec<Part>,
    ) -> Meaning {
        let (mut home, mut rest) = match segments.split_first() {
            Some((first, rest)) if first == "crate" => ("crate".to_owned(), rest),
            Some((first, rest)) if first == "self" => (module.to_owned(), rest),
            Some((first, rest)) if first == "super" => (parent(module).to_owned(), rest),
            Some((first, _)) => {
                let is_known =
                    self.is_module(&format!("{module}::{first}")) || self.is_named(module, first);
                if !is_known {
                    return match segments.len() {
                        1 => Meaning::Unknown,
                        _ => Meaning::External(first.clone()),
                    };
                }
                (module.to_owned(), segments)
            }
            None => return Meaning::Unknown,
        };
        while let Some((first, behind)) = rest.split_first() {
            let next = match first.as_str() {
                "super" => parent(&home).to_owned(),
                name => format!("{home}::{name}"),
            };
            // A module may have the name of a function that it exports.
            let is_name = behind.is_empty() && self.is_named(&home, first);
            if is_name || !self.is_module(&next) {
                break;
            }
            (home, rest) = (next, behind);
        }
        let Some((name, behind)) = rest.split_first() else { return Meaning::Unknown };
        let Some((index, module)) = self.runtime_module(&home) else {
            let references = self.emitted.get(&*home);
            return match references.map(|references| references.imports.get(name)) {
                Some(Some(path)) => self.meaning(&home, &[path, behind].concat(), trail),
                Some(None) => Meaning::Emitted,
                None => Meaning::Unknown,
            };
        };
        let mut parts = Vec::new();
        let mut meaning = Meaning::Unknown;
        for named in module.named(name) {
            match *named {
                Named::Item(item) => parts.push(Part::Item(index, item)),
                Named::Import(item, position) => {
                    let part = Part::Import(index, item, position);
                    let Some(import) = module.import(item, position) else { continue };
                    if trail.contains(&part) || import.path == [name.as_str()] {
                        trail.push(part);
                        continue;
                    }
                    trail.push(part);
                    let path = [import.path.as_slice(), behind].concat();
                    match self.meaning(&home, &path, trail) {
                        Meaning::Parts(more) => parts.extend(more),
                        other => meaning = other,
                    }
                }
            }
        }
        if parts.is_empty() { meaning } else { Meaning::Parts(parts) }
    }

    /// Whether a module has an item or an import of this name.
    fn is_named(&self, module: &str, name: &str) -> bool {
        match self.runtime_module(module) {
            Some((_, module)) => !module.named(name).is_empty(),
            None => {
                let references = self.emitted.get(module);
                references.is_some_and(|references| references.imports.contains_key(name))
            }
        }
    }

    fn is_module(&self, path: &str) -> bool {
        self.indices.contains_key(path) || self.emitted.contains_key(path)
    }

    fn runtime_module(&self, path: &str) -> Option<(usize, &'r Module)> {
        let index = *self.indices.get(path)?;
        Some((index, self.runtime.get(index)?))
    }
}

/// Returns the path of the module that contains a module.
pub(crate) fn parent(path: &str) -> &str {
    path.rsplit_once("::").map_or("crate", |(parent, _)| parent)
}
