//! Files of generated crates, and compiling them.

use crate::support::workspace::Workspace;
use codegen::Files;
use std::collections::BTreeSet;

/// The end of a manifest, which denies warnings.
const LINTS: &str = "\n[lints.rust]\nwarnings = \"deny\"\n";

/// The files of a crate that are not runtime code.
const MODEL_FILES: [&str; 8] = [
    "src/api.jsonl",
    "src/builder/required.rs",
    "src/client/operations.rs",
    "src/docs/",
    "src/error/service.rs",
    "src/lib.rs",
    "src/operation",
    "src/types",
];

/// Returns the runtime code and the manifest of a crate, as one text.
pub fn runtime_code(files: &Files) -> String {
    let is_runtime = |path: &str| {
        let is_source = path.starts_with("src/") || path == "Cargo.toml";
        is_source && !MODEL_FILES.iter().any(|prefix| path.starts_with(prefix))
    };
    let files = files.iter().filter(|(path, _)| is_runtime(path));
    files.map(|(path, text)| format!("//// {path}\n{text}")).collect()
}

/// Returns the paths of the files in a text of runtime code.
pub fn runtime_files(runtime: &str) -> BTreeSet<String> {
    runtime.lines().filter_map(|line| line.strip_prefix("//// ")).map(str::to_owned).collect()
}

/// Returns the paths of the files that only the client of a crate needs.
pub fn client_files(files: &Files) -> Vec<String> {
    let prefixes = ["src/client/", "src/events/"];
    let paths = files.iter().map(|(path, _)| path.to_owned());
    paths.filter(|path| prefixes.iter().any(|prefix| path.starts_with(prefix))).collect()
}

/// Adds a crate in which warnings are errors.
pub fn add(workspace: &Workspace, name: &str, files: &Files) {
    workspace.add(name, files);
    let manifest = files.get("Cargo.toml").expect("a manifest");
    workspace.write_in(name, "Cargo.toml", &(manifest.to_owned() + LINTS));
}

/// Compiles crates with a set of features. `titles` lists their cases, for the error message.
pub fn check(workspace: &Workspace, names: &[String], features: &str, titles: &str) {
    let options = ["check", "--keep-going", "--no-default-features", "--features", features];
    let packages = names.iter().flat_map(|name| ["--package", name]);
    let arguments: Vec<_> = options.into_iter().chain(packages).collect();
    let output = workspace.try_cargo(&arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{titles}\n{errors}");
}
