//! The folders of the generator and of xtask, and the imports between them.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::{Item, ItemUse, UseTree, Visibility};

/// A path of modules and items below the root of a crate.
type Segments = Vec<String>;

/// For each module, the modules that define the items it imports.
type Graph = BTreeMap<Segments, BTreeSet<Segments>>;

/// The most files in a folder.
const MAX_FILES: usize = 15;

/// The rooms of the generator, which are its top-level modules, and for each the rooms it may import.
const ROOMS: [(&str, &[&str]); 13] = [
    ("api", &["diagnostic", "digest", "ir", "rules", "smithy"]),
    ("commonmark", &["diagnostic"]),
    ("diagnostic", &[]),
    ("digest", &[]),
    ("emit", &["commonmark", "diagnostic", "files", "ir", "rust"]),
    ("files", &[]),
    ("input", &["diagnostic"]),
    ("ir", &["diagnostic"]),
    ("jmespath", &["ir"]),
    (
        "lower",
        &[
            "commonmark",
            "diagnostic",
            "digest",
            "input",
            "ir",
            "jmespath",
            "rules",
            "rust",
            "smithy",
        ],
    ),
    ("rules", &["commonmark", "diagnostic", "ir", "rust", "smithy"]),
    ("rust", &["digest"]),
    ("smithy", &["diagnostic"]),
];

/// The source folders of the crates to check, relative to this crate.
const CRATES: [&str; 2] = [GENERATOR, "../xtask/src"];
const GENERATOR: &str = "src";

/// A source file.
struct Source {
    module: Segments,
    items: Vec<Item>,
    tokens: TokenStream,
}

/// Reads the source files of a crate.
fn sources(folder: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &[], &mut sources);
    sources
}

fn collect(folder: &Path, module: &[String], sources: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let child = [module, std::slice::from_ref(&name)].concat();
        if path.is_dir() {
            collect(&path, &child, sources);
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a file");
        let file = syn::parse_file(&text).expect("Rust");
        let is_test = |item: &Item| matches!(item, Item::Mod(item) if item.ident == "tests" && !item.attrs.is_empty());
        sources.push(Source {
            module: if is_parent(&name, module) { module.to_vec() } else { child },
            items: file.items.into_iter().filter(|item| !is_test(item)).collect(),
            tokens: text.parse().expect("tokens"),
        });
    }
}

/// Whether a file has the code of the module that its folder is named after.
fn is_parent(name: &str, module: &[String]) -> bool {
    name == "mod" || (module.is_empty() && ["lib", "main"].contains(&name))
}

impl Source {
    fn uses(&self) -> impl Iterator<Item = &ItemUse> {
        self.items.iter().filter_map(|item| match item {
            Item::Use(item) => Some(item),
            _ => None,
        })
    }

    /// Returns the paths of an import that are in the crate, each with the name it declares.
    fn paths(&self, item: &ItemUse, modules: &BTreeSet<Segments>) -> Vec<(Segments, String)> {
        let mut paths = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut paths);
        let absolute = |(path, name): (Segments, String)| {
            let supers = path.iter().take_while(|segment| *segment == "super").count();
            let (base, rest) = match path.first()?.as_str() {
                "crate" => (&[][..], &path[1..]),
                "self" => (&self.module[..], &path[1..]),
                "super" => (&self.module[..self.module.len() - supers], &path[supers..]),
                child => {
                    let child = [&self.module[..], &[child.to_owned()]].concat();
                    (&self.module[..], modules.contains(&child).then_some(&path[..])?)
                }
            };
            Some(([base, rest].concat(), name))
        };
        paths.into_iter().filter_map(absolute).collect()
    }
}

fn flatten(tree: &UseTree, path: &mut Segments, paths: &mut Vec<(Segments, String)>) {
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            flatten(&tree.tree, path, paths);
            path.pop();
        }
        UseTree::Group(tree) => tree.items.iter().for_each(|tree| flatten(tree, path, paths)),
        UseTree::Name(tree) if tree.ident == "self" => {
            paths.push((path.clone(), path.last().cloned().unwrap_or_default()));
        }
        UseTree::Name(tree) => {
            let name = tree.ident.to_string();
            paths.push(([&path[..], std::slice::from_ref(&name)].concat(), name));
        }
        UseTree::Rename(tree) => {
            let path = [&path[..], &[tree.ident.to_string()]].concat();
            paths.push((path, tree.rename.to_string()));
        }
        UseTree::Glob(_) => paths.push((path.clone(), String::new())),
    }
}

/// Collects the child modules that code refers to, as in `child::function()`.
fn named_children(tokens: TokenStream, children: &BTreeSet<String>, found: &mut BTreeSet<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut is_use = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) if ident == "use" => is_use = true,
            TokenTree::Punct(punct) if punct.as_char() == ';' => is_use = false,
            TokenTree::Group(group) if !is_use => named_children(group.stream(), children, found),
            TokenTree::Ident(ident) if !is_use => {
                let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
                let is_path = is_colon(tokens.get(at + 1)) && is_colon(tokens.get(at + 2));
                let is_first = at == 0 || !is_colon(tokens.get(at - 1));
                let name = ident.to_string();
                if is_path && is_first && children.contains(&name) {
                    found.insert(name);
                }
            }
            _ => {}
        }
    }
}

/// Returns the imports between the files of a crate. An import of a re-exported item counts as an
/// import from the file that defines the item.
fn imports(folder: &str) -> Graph {
    let sources = sources(folder);
    let modules: BTreeSet<_> = sources.iter().map(|source| source.module.clone()).collect();
    let mut exports = BTreeMap::new();
    for source in &sources {
        for item in source.uses().filter(|item| !matches!(item.vis, Visibility::Inherited)) {
            for (path, name) in source.paths(item, &modules) {
                exports.insert([&source.module[..], &[name]].concat(), path);
            }
        }
    }
    let home = |mut path: Segments| {
        while let Some((length, target)) = (1..=path.len())
            .filter(|length| !modules.contains(&path[..*length]))
            .find_map(|length| exports.get(&path[..length]).map(|target| (length, target)))
        {
            path = [target, &path[length..]].concat();
        }
        let longest = (0..=path.len()).rev().find(|length| modules.contains(&path[..*length]));
        path[..longest.expect("the root")].to_vec()
    };
    let mut graph = Graph::new();
    for source in &sources {
        let imported = graph.entry(source.module.clone()).or_default();
        for item in source.uses().filter(|item| matches!(item.vis, Visibility::Inherited)) {
            imported.extend(source.paths(item, &modules).into_iter().map(|(path, _)| home(path)));
        }
        let is_child = |module: &&Segments| {
            module.split_last().is_some_and(|(_, parent)| parent == source.module)
        };
        let children = modules.iter().filter(is_child).filter_map(|module| module.last().cloned());
        let mut named = BTreeSet::new();
        named_children(source.tokens.clone(), &children.collect(), &mut named);
        imported.extend(named.into_iter().map(|name| [&source.module[..], &[name]].concat()));
        imported.remove(&source.module);
    }
    graph
}

/// Returns a cycle of imports, if there is one.
fn find_cycle(graph: &Graph) -> Option<Vec<String>> {
    fn visit(
        at: &Segments,
        graph: &Graph,
        path: &mut Vec<Segments>,
        done: &mut BTreeSet<Segments>,
    ) -> bool {
        if path.contains(at) {
            path.push(at.clone());
            return true;
        }
        if !done.insert(at.clone()) {
            return false;
        }
        path.push(at.clone());
        let next = graph.get(at).into_iter().flatten();
        let found = next.into_iter().any(|next| visit(next, graph, path, done));
        if !found {
            path.pop();
        }
        found
    }
    let (mut path, mut done) = (Vec::new(), BTreeSet::new());
    let found = graph.keys().any(|start| visit(start, graph, &mut path, &mut done));
    found.then(|| path.iter().map(|module| module.join("::")).collect())
}

/// Merges the modules of each folder at this depth.
fn folders(graph: &Graph, depth: usize) -> Graph {
    let folder = |module: &Segments| module[..module.len().min(depth)].to_vec();
    let mut joined = Graph::new();
    for (module, imported) in graph {
        let from = folder(module);
        let to = imported.iter().map(folder).filter(|to| *to != from);
        joined.entry(from.clone()).or_default().extend(to);
    }
    joined
}

#[test]
fn imports_between_files_have_no_cycle() {
    for folder in CRATES {
        assert_eq!(find_cycle(&imports(folder)), None);
    }
}

#[test]
fn imports_between_folders_have_no_cycle() {
    for folder in CRATES {
        let imports = imports(folder);
        assert_eq!(find_cycle(&folders(&imports, 1)), None);
        assert_eq!(find_cycle(&folders(&imports, 2)), None);
    }
}

#[test]
fn rooms_import_only_the_rooms_below() {
    let rooms = folders(&imports(GENERATOR), 1);
    let allowed = BTreeMap::from(ROOMS);
    let mut wrong = Vec::new();
    for (room, imported) in &rooms {
        // The root may import every room, but no room may import the root.
        let [room] = room.as_slice() else { continue };
        let Some(allowed) = allowed.get(room.as_str()) else {
            assert_eq!(room, "output", "{room} is not in the table of rooms");
            continue;
        };
        let names = imported.iter().map(|room| room.join("::"));
        wrong.extend(
            names
                .filter(|name| !allowed.contains(&name.as_str()))
                .map(|name| format!("{room} -> {name}")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn folders_are_small_and_files_do_not_repeat_their_names() {
    let mut files = BTreeMap::<_, usize>::new();
    for root in CRATES {
        for Source { module, .. } in sources(root) {
            let Some((name, folder)) = module.split_last() else { continue };
            assert_ne!(name, "base", "{module:?}");
            if let Some(parent) = folder.last() {
                assert!(!name.starts_with(&format!("{parent}_")), "{module:?} repeats its folder");
            }
            *files.entry((root, folder.to_vec())).or_default() += 1;
        }
    }
    for (folder, count) in files {
        assert!(count <= MAX_FILES, "{folder:?} has {count} files");
    }
}
