//! Building crates of mutated models, which must compile.

use crate::support::root;
use crate::support::workspace::Workspace;
use codegen::Files;
use std::path::PathBuf;

/// The number of crates to build at a time.
const BATCH: usize = 20;

/// Crates to build.
#[derive(Default)]
pub struct Crates(Vec<(String, Files)>);

impl Crates {
    /// Returns the name of the crate of a seed. Some seeds leave the name to the model.
    pub fn name(seed: u64) -> Option<String> {
        (!seed.is_multiple_of(8)).then(|| format!("mutation-{seed}"))
    }

    /// Adds a crate. Builds the batch when it is full, and returns its size and the errors.
    pub fn add(&mut self, name: String, files: Files) -> Option<(usize, String)> {
        self.0.push((name, files));
        if self.0.len() < BATCH { None } else { self.build() }
    }

    /// Builds the remaining crates, if any, and returns their number and the errors.
    pub fn build(&mut self) -> Option<(usize, String)> {
        if self.0.is_empty() {
            return None;
        }
        let workspace = Workspace::create("mutations");
        let built = self.0.len();
        for (name, files) in self.0.drain(..) {
            workspace.add(&name, &files);
        }
        let targets = ["--workspace", "--lib", "--test", "generated"];
        let check = ["check", "--no-default-features", "--keep-going"];
        let output = workspace.try_cargo(&[&check[..], &targets].concat());
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        Some((built, if output.status.success() { String::new() } else { errors }))
    }
}

/// Returns the folder for models of failures.
pub fn folder() -> PathBuf {
    root().join("../target/mutations")
}
