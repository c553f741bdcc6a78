//! Helpers to read models, generate crates and compare snapshots.

#![allow(dead_code, reason = "each test crate uses some of the helpers")]

pub mod workspace;

use codegen::{Diagnostics, Files, Generated, Package, Source, SourceFile};
use std::path::{Path, PathBuf};

/// Returns the folder of this crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the name and path of each feature's model, sorted.
pub fn models() -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(root().join("tests/models")).expect("the models");
    let mut models: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, path)
        })
        .collect();
    models.sort();
    models
}

/// Returns the name of the crate that shows a feature.
pub fn crate_name(feature: &str) -> String {
    format!("feature-{}", feature.replace('_', "-"))
}

/// Reads a file of the repository.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Generates the files of a crate.
pub fn generate(name: &str, model: &str) -> Result<Files, Diagnostics> {
    generated(name, model).map(|generated| generated.files)
}

/// Generates a crate, with its summary.
pub fn generated(name: &str, model: &str) -> Result<Generated, Diagnostics> {
    let source = Source {
        model: SourceFile { name: "model.json", content: model },
        service: None,
        operations: &[],
        tests: Some(""),
        partitions: SourceFile {
            name: "partitions.json",
            content: &read("../model/partitions.json"),
        },
        package: Package { name: Some(name), version: "0.1.0", ..Package::default() },
    };
    codegen::generate(&source)
}

/// Asserts that a text equals the snapshot of this name in `tests/snapshots`.
pub fn assert_snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
