//! The crates of the sweep.

use crate::support::workspace::Workspace;
use codegen::Files;
use std::collections::BTreeSet;

/// Lints that a crate has besides its own, in its manifest.
const LINTS: &str = "\n[lints.rust]\nwarnings = \"deny\"\n";

/// The files of a crate that are not support code.
const OF_MODEL: [&str; 8] = [
    "src/api.jsonl",
    "src/builder/required.rs",
    "src/client/operations.rs",
    "src/docs/",
    "src/error.rs",
    "src/lib.rs",
    "src/operation",
    "src/types",
];

/// Returns the support code of a crate, as one text.
pub fn support_code(files: &Files) -> String {
    let is_support = |path: &str| {
        let is_source = path.starts_with("src/") || path == "Cargo.toml";
        is_source && !OF_MODEL.iter().any(|prefix| path.starts_with(prefix))
    };
    let files = files.iter().filter(|(path, _)| is_support(path));
    files.map(|(path, text)| format!("//// {path}\n{text}")).collect()
}

/// Returns the paths of the files in a text of support code.
pub fn support_files(support: &str) -> BTreeSet<String> {
    support.lines().filter_map(|line| line.strip_prefix("//// ")).map(str::to_owned).collect()
}

/// Returns the paths of the files that only the client of a crate needs.
pub fn client_files(files: &Files) -> Vec<String> {
    let of_client = ["src/client/", "src/events/"];
    let paths = files.iter().map(|(path, _)| path.to_owned());
    paths.filter(|path| of_client.iter().any(|prefix| path.starts_with(prefix))).collect()
}

/// Adds a crate in which warnings are errors.
pub fn add(workspace: &Workspace, name: &str, files: &Files) {
    workspace.add(name, files);
    let manifest = files.get("Cargo.toml").expect("a manifest");
    workspace.write_in(name, "Cargo.toml", &(manifest.to_owned() + LINTS));
}

/// Compiles crates with a set of features. `titles` says which models they are made from.
pub fn check(workspace: &Workspace, names: &[String], features: &str, titles: &str) {
    let options = ["check", "--keep-going", "--no-default-features", "--features", features];
    let packages = names.iter().flat_map(|name| ["--package", name]);
    let arguments: Vec<_> = options.into_iter().chain(packages).collect();
    let output = workspace.try_cargo(&arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{titles}\n{errors}");
}
