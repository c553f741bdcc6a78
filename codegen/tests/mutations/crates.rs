//! Whether crates compile.

use crate::support::root;
use codegen::Files;
use std::path::PathBuf;
use std::process::Command;

/// How many crates are built at a time.
const BATCH: usize = 20;

/// Crates that wait for being built.
#[derive(Default)]
pub struct Crates(Vec<(String, Files)>);

impl Crates {
    /// The name of the crate of a seed. At times it is left to the model.
    pub fn name(seed: u64) -> Option<String> {
        (!seed.is_multiple_of(8)).then(|| format!("mutation-{seed}"))
    }

    /// Adds a crate. Once there are enough, builds them: how many, and what does not compile.
    pub fn add(&mut self, name: String, files: Files) -> Option<(usize, String)> {
        self.0.push((name, files));
        if self.0.len() < BATCH { None } else { self.build() }
    }

    /// Builds what has been added, if anything has.
    pub fn build(&mut self) -> Option<(usize, String)> {
        if self.0.is_empty() {
            return None;
        }
        let folder = folder();
        let crates = folder.join("crates");
        let _ = std::fs::remove_dir_all(&crates);
        let built = self.0.len();
        for (name, files) in self.0.drain(..) {
            for (path, text) in files.iter() {
                let path = crates.join(&name).join(path);
                std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
                std::fs::write(path, text).expect("a file");
            }
        }
        let workspace = "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n\
                         \n[profile.dev]\ndebug = false\n";
        std::fs::write(folder.join("Cargo.toml"), workspace).expect("a manifest");
        // The same versions as everywhere, and nothing to fetch.
        std::fs::copy(root().join("../Cargo.lock"), folder.join("Cargo.lock"))
            .expect("a lock file");
        let output = Command::new(env!("CARGO"))
            .args(["check", "--workspace", "--offline", "--quiet", "--keep-going"])
            .args(["--no-default-features", "--lib", "--test", "generated"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .expect("cargo");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        Some((built, if output.status.success() { String::new() } else { errors }))
    }
}

/// Where crates and models that show a fault are kept.
pub fn folder() -> PathBuf {
    root().join("../target/mutations")
}
