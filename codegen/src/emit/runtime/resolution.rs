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
pub(crate) enum Meaning<'r> {
    /// Items of the runtime.
    Parts(Vec<Part>),
    /// Something of a module that an emitter made.
    Emitted,
    /// Something of the crate with this name.
    External(&'r str),
    /// A local variable, a generic parameter or a name of the language.
    Unknown,
}

impl Meaning<'_> {
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

/// The place of a module in the tree of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place(usize);

/// The root of a crate.
pub(crate) const ROOT: Place = Place(0);

/// A node of the tree of modules.
struct Node<'r> {
    parent: Place,
    children: HashMap<&'r str, Place>,
    content: Content<'r>,
}

/// The content of a module.
#[derive(Clone, Copy)]
enum Content<'r> {
    /// No module: only modules below it are known.
    None,
    /// The module of the runtime with this index.
    Runtime(usize),
    /// A module that an emitter made.
    Emitted(&'r References),
}

/// The modules of a crate.
pub(crate) struct Modules<'r> {
    pub runtime: &'static [Module],
    /// The places of the modules of the runtime.
    places: Vec<Place>,
    nodes: Vec<Node<'r>>,
}

impl<'r> Modules<'r> {
    pub(crate) fn new(runtime: &'static [Module], emitted: &'r [Emitted]) -> Self {
        let root = Node { parent: ROOT, children: HashMap::new(), content: Content::None };
        let mut modules = Modules { runtime, places: Vec::new(), nodes: vec![root] };
        for file in emitted {
            modules.add(&file.module, Content::Emitted(&file.references));
        }
        for (index, module) in runtime.iter().enumerate() {
            let place = modules.add(module.path, Content::Runtime(index));
            modules.places.push(place);
        }
        modules
    }

    /// Adds a module, and the nodes on the way to it.
    fn add(&mut self, path: &'r str, content: Content<'r>) -> Place {
        let mut place = ROOT;
        for name in path.split("::").skip(1) {
            let new = Place(self.nodes.len());
            let parent = place;
            place = *self.nodes[place.0].children.entry(name).or_insert(new);
            if place == new {
                self.nodes.push(Node { parent, children: HashMap::new(), content: Content::None });
            }
        }
        self.nodes[place.0].content = content;
        place
    }

    /// Returns the place of a module of the runtime.
    pub(crate) fn place(&self, module: usize) -> Place {
        self.places[module]
    }

    /// Returns the place of a module.
    pub(crate) fn find(&self, path: &str) -> Option<Place> {
        let mut names = path.split("::").skip(1);
        names.try_fold(ROOT, |place, name| self.child(place, name))
    }

    /// Returns the place of a module in a module.
    pub(crate) fn child(&self, place: Place, name: &str) -> Option<Place> {
        let child = self.nodes[place.0].children.get(name).copied();
        child.filter(|child| !matches!(self.nodes[child.0].content, Content::None))
    }

    pub(crate) fn parent(&self, place: Place) -> Place {
        self.nodes[place.0].parent
    }

    /// Returns the index of a module of the runtime.
    pub(crate) fn index(&self, place: Place) -> Option<usize> {
        match self.nodes[place.0].content {
            Content::Runtime(index) => Some(index),
            _ => None,
        }
    }

    /// Returns the implementations of the runtime.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (module, content) in self.runtime.iter().enumerate() {
            let parts = |path| self.meaning(self.places[module], path, &mut Vec::new()).parts();
            for (item, syntax) in content.items.iter().enumerate() {
                let (ty, trait_) = match syntax.kind {
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
        module: Place,
        path: &'r str,
        trail: &mut Vec<Part>,
    ) -> Meaning<'r> {
        let segments: Vec<_> = path.split("::").collect();
        self.resolve(module, &segments, trail)
    }

    fn resolve(&self, module: Place, segments: &[&'r str], trail: &mut Vec<Part>) -> Meaning<'r> {
        let (mut home, mut rest) = match segments {
            ["crate", rest @ ..] => (ROOT, rest),
            ["self", rest @ ..] => (module, rest),
            ["super", rest @ ..] => (self.parent(module), rest),
            [first, ..] if self.is_named(module, first) || self.child(module, first).is_some() => {
                (module, segments)
            }
            [] | [_] => return Meaning::Unknown,
            [first, ..] => return Meaning::External(first),
        };
        while let [first, behind @ ..] = rest {
            let next = match *first {
                "super" => Some(self.parent(home)),
                name => self.child(home, name),
            };
            // A module may have the name of a function that it exports.
            let is_name = behind.is_empty() && self.is_named(home, first);
            match next.filter(|_| !is_name) {
                Some(next) => (home, rest) = (next, behind),
                None => break,
            }
        }
        let [name, behind @ ..] = rest else { return Meaning::Unknown };
        match self.nodes[home.0].content {
            Content::None => Meaning::Unknown,
            Content::Runtime(index) => self.named(index, name, behind, trail),
            Content::Emitted(references) => match references.imports.get(*name) {
                Some(path) => self.resolve(home, &joined(path, behind), trail),
                None => Meaning::Emitted,
            },
        }
    }

    /// Returns the meaning of a path that begins with a name of a module of the runtime.
    fn named(
        &self,
        module: usize,
        name: &str,
        behind: &[&'r str],
        trail: &mut Vec<Part>,
    ) -> Meaning<'r> {
        let mut parts = Vec::new();
        let mut meaning = Meaning::Unknown;
        for named in self.runtime[module].named(name) {
            match *named {
                Named::Item(item) => parts.push(Part::Item(module, item)),
                Named::Import(item, position) => {
                    let part = Part::Import(module, item, position);
                    let Some(import) = self.runtime[module].import(item, position) else {
                        continue;
                    };
                    let is_known = trail.contains(&part) || import.path == name;
                    trail.push(part);
                    if is_known {
                        continue;
                    }
                    match self.resolve(self.places[module], &joined(import.path, behind), trail) {
                        Meaning::Parts(more) => parts.extend(more),
                        other => meaning = other,
                    }
                }
            }
        }
        if parts.is_empty() { meaning } else { Meaning::Parts(parts) }
    }

    /// Whether a module has an item or an import of this name.
    fn is_named(&self, module: Place, name: &str) -> bool {
        match self.nodes[module.0].content {
            Content::None => false,
            Content::Runtime(index) => !self.runtime[index].named(name).is_empty(),
            Content::Emitted(references) => references.imports.contains_key(name),
        }
    }
}

/// Returns the segments of a path, and those behind it.
fn joined<'r>(path: &'r str, behind: &[&'r str]) -> Vec<&'r str> {
    path.split("::").chain(behind.iter().copied()).collect()
}
