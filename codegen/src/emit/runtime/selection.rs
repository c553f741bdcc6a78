//! The items of the runtime that a crate needs: those that its code reaches by references.

use super::module::{Export, Kind, Module, Named};
use crate::emit::references::{Emitted, Path, References};
use std::collections::{BTreeMap, HashMap, HashSet};

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
enum Meaning {
    /// Items of the runtime, and the imports that lead to them.
    Parts(Vec<Part>),
    /// Something of a module that an emitter made.
    Emitted,
    /// Something of another crate.
    External(String),
    /// A local variable, a generic parameter or a name of the language.
    Unknown,
}

/// The parts of the runtime that a crate needs.
pub(crate) struct Selection<'r> {
    runtime: &'r [Module],
    modules: HashMap<&'r str, usize>,
    /// The modules that emitters made.
    emitted: HashMap<&'r str, &'r References>,
    /// The modules that are compiled with the feature `client` only, with all that they contain.
    client: HashSet<String>,
    parts: HashSet<Part>,
    kept: HashSet<usize>,
    /// Methods that are called on a value, of whichever type.
    names: HashSet<String>,
    /// Functions that are called by the name of their type.
    functions: HashSet<(Part, String)>,
    /// First segments of paths into other crates, and whether code without the feature `client` has
    /// such a path.
    external: BTreeMap<String, bool>,
    queue: Vec<(String, Path)>,
}

impl<'r> Selection<'r> {
    /// Selects what emitted code needs.
    pub(crate) fn new(runtime: &'r [Module], emitted: &'r [Emitted]) -> Self {
        let modules = runtime.iter().enumerate().map(|(index, module)| (&*module.path, index));
        let mut selection = Selection {
            runtime,
            modules: modules.collect(),
            emitted: emitted.iter().map(|file| (&*file.module, &file.references)).collect(),
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
                let module = format!("{}::{name}", file.module);
                if let Some(module) = selection.modules.get(&*module) {
                    selection.keep(*module);
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
        self.emitted.contains_key(path)
            || self.modules.get(path).is_some_and(|module| self.keeps(*module))
    }

    /// Whether the crate has what a path such as `crate::json::codec::Float` names.
    pub(crate) fn has_path(&self, path: &str) -> bool {
        let segments: Vec<_> = path.split("::").map(str::to_owned).collect();
        self.has_module(path)
            || match self.meaning("crate", &segments, &mut Vec::new()) {
                Meaning::Parts(parts) => parts.iter().any(|part| self.has(*part)),
                _ => false,
            }
    }

    /// Whether a name of an import stays: a public one if the crate has what it names.
    pub(crate) fn has_import(&self, module: usize, item: usize, position: usize) -> bool {
        let module_path = &self.runtime[module].path;
        let Kind::Use { imports, export, .. } = &self.runtime[module].items[item].kind else {
            return false;
        };
        let Some(import) = imports.get(position) else { return false };
        if import.for_methods || self.has(Part::Import(module, item, position)) {
            return true;
        }
        let mut trail = Vec::new();
        *export == Export::Public
            && match self.meaning(module_path, &import.path, &mut trail) {
                Meaning::Parts(parts) => parts.iter().any(|part| self.has(*part)),
                Meaning::External(_) => trail.iter().all(|part| self.has(*part)),
                Meaning::Emitted => true,
                Meaning::Unknown => false,
            }
    }

    /// The names of other crates, and whether code without the feature `client` uses them.
    pub(crate) fn external(&self) -> &BTreeMap<String, bool> {
        &self.external
    }

    fn run(&mut self) {
        loop {
            while let Some((module, path)) = self.queue.pop() {
                self.resolve(&module, &path);
            }
            let before = (self.parts.len(), self.kept.len());
            for module in 0..self.runtime.len() {
                self.implementations(module);
            }
            if self.queue.is_empty() && before == (self.parts.len(), self.kept.len()) {
                break;
            }
        }
    }

    /// Queues references of a module.
    fn reference(&mut self, module: &str, references: &References) {
        self.names.extend(references.names.iter().cloned());
        let paths = references.paths.iter();
        self.queue.extend(paths.map(|path| (module.to_owned(), path.clone())));
    }

    /// Takes what a path means.
    fn resolve(&mut self, module: &str, path: &Path) {
        let mut trail = Vec::new();
        let segments = path.segments.clone();
        match self.meaning(module, &segments, &mut trail) {
            Meaning::Parts(parts) => {
                for part in parts {
                    if self.can_be(part, path.bang) {
                        self.call(part, path.segments.last());
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
        bang || !matches!(self.runtime[module].items[item].kind, Kind::Macro)
    }

    /// Notes the function that a path through a type names.
    fn call(&mut self, part: Part, name: Option<&String>) {
        let (Part::Item(module, item), Some(name)) = (part, name) else { return };
        match self.runtime[module].items[item].kind {
            Kind::Alias => self.names.insert(name.clone()),
            _ => self.functions.insert((part, name.clone())),
        };
    }

    /// Returns the meaning of a path in a module, and adds the imports on the way to `trail`.
    fn meaning(&self, module: &str, segments: &[String], trail: &mut Vec<Part>) -> Meaning {
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
        self.modules.contains_key(path) || self.emitted.contains_key(path)
    }

    fn runtime_module(&self, path: &str) -> Option<(usize, &'r Module)> {
        let index = *self.modules.get(path)?;
        Some((index, self.runtime.get(index)?))
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
        let runtime = self.runtime;
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
                    let path = Path { segments: import.path.clone(), bang: true, client: false };
                    self.queue.push((runtime[module].path.clone(), path));
                }
            }
        }
    }

    /// Keeps a module, with its public modules and what it exports of other crates.
    fn keep(&mut self, module: usize) {
        if !self.kept.insert(module) {
            return;
        }
        let runtime = self.runtime;
        let path = &runtime[module].path;
        for (item, syntax) in runtime[module].items.iter().enumerate() {
            match &syntax.kind {
                Kind::Module { name, public: true, .. } => {
                    if let Some(child) = self.modules.get(&*format!("{path}::{name}")) {
                        self.keep(*child);
                    }
                }
                Kind::Use { imports, export: Export::Public, .. } => {
                    for (position, import) in imports.iter().enumerate() {
                        let mut trail = Vec::new();
                        let meaning = self.meaning(path, &import.path, &mut trail);
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
        if let Some((parent, _)) = self.runtime_module(parent(path)) {
            self.keep(parent);
        }
    }

    /// Takes the implementations of a module that belong to what is taken.
    fn implementations(&mut self, module: usize) {
        let runtime = self.runtime;
        for (item, syntax) in runtime[module].items.iter().enumerate() {
            match &syntax.kind {
                Kind::Inherent { ty, members } if self.is_taken(module, ty) => {
                    for (index, member) in members.iter().enumerate() {
                        let needed = match member.public {
                            true => self.keeps(module),
                            false => self.is_called(module, ty, &member.name),
                        };
                        if needed {
                            self.take(Part::Item(module, item));
                            self.take(Part::Member(module, item, index));
                        }
                    }
                }
                Kind::Implementation { ty, trait_ }
                    if self.keeps(module)
                        && self.is_taken(module, ty)
                        && self.is_taken(module, trait_) =>
                {
                    self.take(Part::Item(module, item));
                }
                _ => {}
            }
        }
    }

    /// Whether code calls a function of a type.
    fn is_called(&self, module: usize, ty: &[String], name: &String) -> bool {
        self.names.contains(name)
            || match self.meaning(&self.runtime[module].path, ty, &mut Vec::new()) {
                Meaning::Parts(parts) => {
                    parts.iter().any(|part| self.functions.contains(&(*part, name.clone())))
                }
                _ => false,
            }
    }

    /// Whether the crate has what a path names. It always has what is not of the runtime.
    fn is_taken(&self, module: usize, path: &[String]) -> bool {
        match self.meaning(&self.runtime[module].path, path, &mut Vec::new()) {
            Meaning::Parts(parts) => parts.iter().any(|part| self.has(*part)),
            _ => true,
        }
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

fn parent(path: &str) -> &str {
    path.rsplit_once("::").map_or("crate", |(parent, _)| parent)
}
