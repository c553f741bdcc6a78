//! The runtime, of which generated crates take what they reference.

mod support;

use std::collections::BTreeSet;
use support::{generate, read, root};

/// Modules that the fixture does not reference: the endpoint of rules without headers, the rules in
/// the form of a BDD, and the checksum of one service.
const NOT_IN_FIXTURE: [&str; 3] =
    ["src/client/tree_hash.rs", "src/endpoint/base.rs", "src/endpoint/bdd.rs"];

/// Returns the modules of the runtime that are written by hand.
fn modules(folder: &str, modules: &mut BTreeSet<String>) {
    let entries = std::fs::read_dir(root().join("runtime").join(folder)).expect("a folder");
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let child = format!("{folder}/{name}");
        if path.is_dir() {
            self::modules(&child, modules);
        } else if !read(&path).starts_with("// @generated") {
            modules.insert(child);
        }
    }
}

#[test]
fn fixture_references_every_module_of_the_runtime() {
    let files = generate("fixture", &read("runtime/model.json")).expect("a crate");
    let mut expected = BTreeSet::new();
    modules("src", &mut expected);
    expected.remove("src/lib.rs");
    let missing: Vec<_> = expected.iter().filter(|path| files.get(path).is_none()).collect();
    assert_eq!(missing, NOT_IN_FIXTURE);
}
