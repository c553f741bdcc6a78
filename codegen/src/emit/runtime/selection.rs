//! The items of the runtime that a crate needs: those that its code reaches by references.

use super::module::{Export, Kind, Module, Uses};
use super::resolution::{Block, Emitted, Meaning, Modules, Part, Place, ROOT};
use crate::rust::references::Path;
use std::collections::{BTreeMap, HashSet};

/// A reference that is not resolved yet.
#[derive(Clone, Copy)]
struct Pending<'r> {
    /// The module with the reference.
    module: Place,
    path: Path<&'r str>,
}

/// The parts of the runtime that a crate needs.
pub(crate) struct Selection<'r> {
    modules: Modules<'r>,
    /// The modules that are compiled with the feature `client` only, with all that they contain.
    client: HashSet<Place>,
    parts: HashSet<Part>,
    kept: HashSet<usize>,
    /// Methods that are called on values of unknown type.
    names: HashSet<&'r str>,
    /// Functions that are called by the name of their type.
    functions: HashSet<(Part, &'r str)>,
    /// First segments of paths into other crates, and whether code without the feature `client` has
    /// such a path.
    external: BTreeMap<&'r str, bool>,
    queue: Vec<Pending<'r>>,
}

impl<'r> Selection<'r> {
    /// Selects what emitted code needs.
    pub(crate) fn new(runtime: &'static [Module], emitted: &'r [Emitted]) -> Self {
        let modules = Modules::new(runtime, emitted);
        let mut selection = Selection {
            client: client_modules(&modules, emitted),
            modules,
            parts: HashSet::new(),
            kept: HashSet::new(),
            names: HashSet::new(),
            functions: HashSet::new(),
            external: BTreeMap::new(),
            queue: Vec::new(),
        };
        for file in emitted {
            let Some(place) = selection.modules.find(&file.module) else { continue };
            let references = &file.references;
            selection.names.extend(references.names.iter().map(String::as_str));
            selection.queue.extend(references.paths.iter().map(|path| {
                let Path { ref text, bang, client } = *path;
                Pending { module: place, path: Path { text: text.as_str(), bang, client } }
            }));
            for (name, _) in &references.modules {
                selection.keep_child(place, name);
            }
        }
        selection.run();
        selection
    }

    /// Whether a module has a part that is needed.
    pub(crate) fn keeps(&self, module: usize) -> bool {
        self.kept.contains(&module)
    }

    /// Whether a part is needed.
    pub(crate) fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether the crate has a module of this name in a module of the runtime.
    pub(crate) fn has_child(&self, module: usize, name: &str) -> bool {
        let child = self.modules.child(self.modules.place(module), name);
        child.is_some_and(|place| self.has_module(place))
    }

    fn has_module(&self, place: Place) -> bool {
        self.modules.index(place).is_none_or(|module| self.keeps(module))
    }

    /// Whether the crate has what a path such as `crate::json::codec::Float` names.
    pub(crate) fn has_path(&self, path: &'static str) -> bool {
        self.modules.find(path).is_some_and(|place| self.has_module(place))
            || match self.modules.meaning(ROOT, path, &mut Vec::new()) {
                Meaning::Parts(parts) => self.has_any(&parts),
                _ => false,
            }
    }

    /// Whether a name of an import stays: a public one if the crate has what it names.
    pub(crate) fn has_import(&self, module: usize, item: usize, position: usize) -> bool {
        let Kind::Use { imports, export } = self.modules.runtime[module].items[item].kind else {
            return false;
        };
        let Some(import) = imports.get(position) else { return false };
        if import.for_methods || self.has(Part::Import(module, item, position)) {
            return true;
        }
        let mut trail = Vec::new();
        export == Export::Public
            && match self.modules.meaning(self.modules.place(module), import.path, &mut trail) {
                Meaning::Parts(parts) => self.has_any(&parts),
                Meaning::External(_) => trail.iter().all(|part| self.has(*part)),
                Meaning::Emitted => true,
                Meaning::Unknown => false,
            }
    }

    /// Returns the names of other crates, and whether code without the feature `client` uses them.
    pub(crate) fn external(&self) -> &BTreeMap<&'r str, bool> {
        &self.external
    }

    fn has_any(&self, parts: &[Part]) -> bool {
        parts.iter().any(|part| self.has(*part))
    }

    fn run(&mut self) {
        let blocks = self.modules.blocks();
        loop {
            while let Some(pending) = self.queue.pop() {
                self.resolve(pending);
            }
            let before = (self.parts.len(), self.kept.len());
            blocks.iter().for_each(|block| self.implementation(block));
            if self.queue.is_empty() && before == (self.parts.len(), self.kept.len()) {
                break;
            }
        }
    }

    /// Queues the references of an item of the runtime.
    fn reference(&mut self, module: usize, uses: &'static Uses) {
        let place = self.modules.place(module);
        self.names.extend(uses.methods);
        self.queue.extend(uses.paths.iter().map(|path| Pending { module: place, path: *path }));
    }

    /// Takes what a path means.
    fn resolve(&mut self, pending: Pending<'r>) {
        let Pending { module, path } = pending;
        let mut trail = Vec::new();
        match self.modules.meaning(module, path.text, &mut trail) {
            Meaning::Parts(parts) => {
                for part in parts {
                    if self.can_be(part, path.bang) {
                        self.call(part, path.text);
                        self.take(part);
                    }
                }
            }
            Meaning::External(name) => {
                let always = !path.client && !self.is_client(module);
                *self.external.entry(name).or_default() |= always;
            }
            Meaning::Emitted | Meaning::Unknown => {}
        }
        // The imports through which the path goes.
        trail.into_iter().for_each(|part| self.take(part));
    }

    /// Whether a path may mean a part: only the call of a macro means a macro.
    fn can_be(&self, part: Part, bang: bool) -> bool {
        let Part::Item(module, item) = part else { return true };
        bang || !matches!(self.modules.runtime[module].items[item].kind, Kind::Macro)
    }

    /// Notes the function that a path through a type names.
    fn call(&mut self, part: Part, path: &'r str) {
        let Part::Item(module, item) = part else { return };
        let name = path.rsplit("::").next().unwrap_or(path);
        match self.modules.runtime[module].items[item].kind {
            Kind::Alias => self.names.insert(name),
            _ => self.functions.insert((part, name)),
        };
    }

    /// Whether a module, or one that contains it, is for the feature `client` only.
    fn is_client(&self, module: Place) -> bool {
        let is_root = module == ROOT;
        self.client.contains(&module) || (!is_root && self.is_client(self.modules.parent(module)))
    }

    /// Takes a part, and queues what it references.
    fn take(&mut self, part: Part) {
        if !self.parts.insert(part) {
            return;
        }
        let runtime = self.modules.runtime;
        match part {
            Part::Item(module, item) => {
                self.keep(module);
                self.reference(module, &runtime[module].items[item].uses);
            }
            Part::Member(module, item, member) => {
                self.keep(module);
                if let Kind::Inherent { members, .. } = runtime[module].items[item].kind {
                    self.reference(module, &members[member].uses);
                }
            }
            Part::Import(module, item, position) => {
                if let Some(import) = runtime[module].import(item, position) {
                    let path = Path { text: import.path, bang: true, client: false };
                    self.queue.push(Pending { module: self.modules.place(module), path });
                }
            }
        }
    }

    /// Keeps a module, with its public modules and what it exports of other crates.
    fn keep(&mut self, module: usize) {
        if !self.kept.insert(module) {
            return;
        }
        let place = self.modules.place(module);
        for (item, syntax) in self.modules.runtime[module].items.iter().enumerate() {
            match &syntax.kind {
                Kind::Module { name, public: true, .. } => self.keep_child(place, name),
                Kind::Use { imports, export: Export::Public } => {
                    for (position, import) in imports.iter().enumerate() {
                        let mut trail = Vec::new();
                        let meaning = self.modules.meaning(place, import.path, &mut trail);
                        if matches!(meaning, Meaning::External(_)) && trail.is_empty() {
                            self.take(Part::Import(module, item, position));
                        }
                    }
                }
                Kind::Other => self.take(Part::Item(module, item)),
                _ => {}
            }
        }
        // A module is in its parent.
        if let Some(parent) = self.modules.index(self.modules.parent(place)) {
            self.keep(parent);
        }
    }

    /// Keeps a module of the runtime in a module.
    fn keep_child(&mut self, place: Place, name: &str) {
        let child = self.modules.child(place, name);
        if let Some(module) = child.and_then(|child| self.modules.index(child)) {
            self.keep(module);
        }
    }

    /// Takes an implementation, if the crate has its type and its trait.
    fn implementation(&mut self, block: &Block) {
        let Block { module, item, ty, trait_ } = block;
        // Types and traits of other crates are always known.
        let has =
            |parts: &Option<Vec<Part>>| parts.as_ref().is_none_or(|parts| self.has_any(parts));
        if !has(ty) || !has(trait_) {
            return;
        }
        match &self.modules.runtime[*module].items[*item].kind {
            Kind::Inherent { members, .. } => {
                for (index, member) in members.iter().enumerate() {
                    let needed = match member.public {
                        true => self.keeps(*module),
                        false => self.is_called(ty.as_deref(), member.name),
                    };
                    if needed {
                        self.take(Part::Item(*module, *item));
                        self.take(Part::Member(*module, *item, index));
                    }
                }
            }
            _ if self.keeps(*module) => self.take(Part::Item(*module, *item)),
            _ => {}
        }
    }

    /// Whether code calls a function of a type.
    fn is_called(&self, ty: Option<&[Part]>, name: &str) -> bool {
        let mut ty = ty.unwrap_or_default().iter();
        self.names.contains(name) || ty.any(|part| self.functions.contains(&(*part, name)))
    }
}

/// Returns the modules that are declared for the feature `client` only.
fn client_modules(modules: &Modules<'_>, emitted: &[Emitted]) -> HashSet<Place> {
    let of_runtime = modules.runtime.iter().enumerate().flat_map(|(index, module)| {
        module.items.iter().filter_map(move |item| match item.kind {
            Kind::Module { name, client: true, .. } => modules.child(modules.place(index), name),
            _ => None,
        })
    });
    let of_emitted = emitted.iter().flat_map(|file| {
        let place = modules.find(&file.module);
        let declared = file.references.modules.iter().filter(|(_, client)| *client);
        declared.filter_map(move |(name, _)| modules.child(place?, name))
    });
    of_runtime.chain(of_emitted).collect()
}
