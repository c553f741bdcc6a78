//! The items of the runtime that a crate needs: those that its code reaches by references.

use super::module::{Export, Kind, Module};
use super::resolution::{Block, Emitted, Meaning, Modules, Part, parent};
use crate::rust::references::{Path, References};
use std::collections::{BTreeMap, HashSet};

/// A reference that is not resolved yet.
#[derive(Clone, Copy)]
struct Pending<'r> {
    /// The path of the module with the reference.
    module: &'r str,
    segments: &'r [String],
    bang: bool,
    client: bool,
}

/// The parts of the runtime that a crate needs.
pub(crate) struct Selection<'r> {
    modules: Modules<'r>,
    /// The modules that are compiled with the feature `client` only, with all that they contain.
    client: HashSet<String>,
    parts: HashSet<Part>,
    kept: HashSet<usize>,
    /// Methods that are called on values of unknown type.
    names: HashSet<&'r str>,
    /// Functions that are called by the name of their type.
    functions: HashSet<(Part, &'r str)>,
    /// First segments of paths into other crates, and whether code without the feature `client` has
    /// such a path.
    external: BTreeMap<String, bool>,
    queue: Vec<Pending<'r>>,
}

impl<'r> Selection<'r> {
    /// Selects what emitted code needs.
    pub(crate) fn new(runtime: &'r [Module], emitted: &'r [Emitted]) -> Self {
        let mut selection = Selection {
            modules: Modules::new(runtime, emitted),
            client: client_modules(runtime, emitted),
            parts: HashSet::new(),
            kept: HashSet::new(),
            names: HashSet::new(),
            functions: HashSet::new(),
            external: BTreeMap::new(),
            queue: Vec::new(),
        };
        for file in emitted {
            selection.reference(&file.module, &file.references);
            for (name, _) in &file.references.modules {
                if let Some(module) = selection.modules.index(&format!("{}::{name}", file.module)) {
                    selection.keep(module);
                }
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

    /// Whether a module with this path is in the crate.
    pub(crate) fn has_module(&self, path: &str) -> bool {
        self.modules.is_emitted(path)
            || self.modules.index(path).is_some_and(|module| self.keeps(module))
    }

    /// Whether the crate has what a path such as `crate::json::codec::Float` names.
    pub(crate) fn has_path(&self, path: &str) -> bool {
        let segments: Vec<_> = path.split("::").map(str::to_owned).collect();
        self.has_module(path)
            || match self.modules.meaning("crate", &segments, &mut Vec::new()) {
                Meaning::Parts(parts) => self.has_any(&parts),
                _ => false,
            }
    }

    /// Whether a name of an import stays: a public one if the crate has what it names.
    pub(crate) fn has_import(&self, module: usize, item: usize, position: usize) -> bool {
        let module_path = &self.modules.runtime[module].path;
        let Kind::Use { imports, export, .. } = &self.modules.runtime[module].items[item].kind
        else {
            return false;
        };
        let Some(import) = imports.get(position) else { return false };
        if import.for_methods || self.has(Part::Import(module, item, position)) {
            return true;
        }
        let mut trail = Vec::new();
        *export == Export::Public
            && match self.modules.meaning(module_path, &import.path, &mut trail) {
                Meaning::Parts(parts) => self.has_any(&parts),
                Meaning::External(_) => trail.iter().all(|part| self.has(*part)),
                Meaning::Emitted => true,
                Meaning::Unknown => false,
            }
    }

    /// Returns the names of other crates, and whether code without the feature `client` uses them.
    pub(crate) fn external(&self) -> &BTreeMap<String, bool> {
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

    /// Queues references of a module.
    fn reference(&mut self, module: &'r str, references: &'r References) {
        self.names.extend(references.names.iter().map(String::as_str));
        self.queue.extend(references.paths.iter().map(|path| {
            let Path { segments, bang, client } = path;
            Pending { module, segments, bang: *bang, client: *client }
        }));
    }

    /// Takes what a path means.
    fn resolve(&mut self, pending: Pending<'r>) {
        let Pending { module, segments, bang, client } = pending;
        let mut trail = Vec::new();
        match self.modules.meaning(module, segments, &mut trail) {
            Meaning::Parts(parts) => {
                for part in parts {
                    if self.can_be(part, bang) {
                        self.call(part, segments.last());
                        self.take(part);
                    }
                }
            }
            Meaning::External(name) => {
                let always = !client && !self.is_client(module);
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
    fn call(&mut self, part: Part, name: Option<&'r String>) {
        let (Part::Item(module, item), Some(name)) = (part, name) else { return };
        match self.modules.runtime[module].items[item].kind {
            Kind::Alias => self.names.insert(name),
            _ => self.functions.insert((part, name)),
        };
    }

    fn is_client(&self, module: &str) -> bool {
        let mut path = module;
        loop {
            if self.client.contains(path) {
                return true;
            }
            match path.rsplit_once("::") {
                Some((parent, _)) => path = parent,
                None => return false,
            }
        }
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
                self.reference(&runtime[module].path, &runtime[module].items[item].references);
            }
            Part::Member(module, item, member) => {
                self.keep(module);
                if let Kind::Inherent { members, .. } = &runtime[module].items[item].kind {
                    self.reference(&runtime[module].path, &members[member].references);
                }
            }
            Part::Import(module, item, position) => {
                if let Some(import) = runtime[module].import(item, position) {
                    let (module, segments) = (&runtime[module].path, &import.path);
                    self.queue.push(Pending { module, segments, bang: true, client: false });
                }
            }
        }
    }

    /// Keeps a module, with its public modules and what it exports of other crates.
    fn keep(&mut self, module: usize) {
        if !self.kept.insert(module) {
            return;
        }
        let runtime = self.modules.runtime;
        let path = &runtime[module].path;
        for (item, syntax) in runtime[module].items.iter().enumerate() {
            match &syntax.kind {
                Kind::Module { name, public: true, .. } => {
                    if let Some(child) = self.modules.index(&format!("{path}::{name}")) {
                        self.keep(child);
                    }
                }
                Kind::Use { imports, export: Export::Public } => {
                    for (position, import) in imports.iter().enumerate() {
                        let mut trail = Vec::new();
                        let meaning = self.modules.meaning(path, &import.path, &mut trail);
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
        if let Some(parent) = self.modules.index(parent(path)) {
            self.keep(parent);
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
                        false => self.is_called(ty.as_deref(), &member.name),
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
fn client_modules(runtime: &[Module], emitted: &[Emitted]) -> HashSet<String> {
    let of_runtime = runtime.iter().flat_map(|module| {
        module.items.iter().filter_map(|item| match &item.kind {
            Kind::Module { name, client: true, .. } => Some(format!("{}::{name}", module.path)),
            _ => None,
        })
    });
    let of_emitted = emitted.iter().flat_map(|file| {
        let modules = file.references.modules.iter().filter(|(_, client)| *client);
        modules.map(|(name, _)| format!("{}::{name}", file.module))
    });
    of_runtime.chain(of_emitted).collect()
}
