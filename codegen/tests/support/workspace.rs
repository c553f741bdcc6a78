//! Workspaces of generated crates, which cargo builds.

use super::root;
use codegen::Files;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Output};

/// A cargo workspace whose members are generated crates.
///
/// All workspaces share one target folder, so that a dependency is built once.
pub struct Workspace {
    folder: PathBuf,
    /// A lock that keeps other test runs out of the folder.
    _lock: File,
}

impl Workspace {
    /// Creates an empty workspace in `target/test-crates`.
    pub fn create(name: &str) -> Self {
        let parent = root().join("../target/test-crates");
        fs::create_dir_all(&parent).expect("a folder");
        let lock = File::create(parent.join(format!("{name}.lock"))).expect("a lock");
        lock.lock().expect("a lock");
        let folder = parent.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("an empty folder");
        }
        let workspace = Workspace { folder, _lock: lock };
        let manifest = "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n";
        workspace.write("Cargo.toml", manifest);
        workspace.write("Cargo.lock", &repository_lock());
        workspace
    }

    /// Writes the files of a crate.
    pub fn add(&self, name: &str, files: &Files) {
        for (path, text) in files.iter() {
            self.write_in(name, path, text);
        }
    }

    /// Writes one file of a crate.
    pub fn write_in(&self, name: &str, path: &str, text: &str) {
        self.write(&format!("crates/{name}/{path}"), text);
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Runs cargo and panics with its messages if it fails.
    pub fn cargo(&self, arguments: &[&str]) {
        let output = self.try_cargo(arguments);
        let messages = String::from_utf8_lossy(&output.stderr);
        let tests = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "cargo {}\n{messages}{tests}", arguments.join(" "));
    }

    /// Runs cargo.
    pub fn try_cargo(&self, arguments: &[&str]) -> Output {
        let output = Command::new(env!("CARGO"))
            .args([arguments[0], "--quiet"])
            .args(&arguments[1..])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("../target"))
            // Optimize for many small crates that are built once.
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "1")
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env("RUSTDOCFLAGS", "--deny warnings")
            .output()
            .expect("cargo");
        self.assert_locked();
        output
    }

    /// Asserts that each dependency is one of the repository's lock file, in the same version.
    fn assert_locked(&self) {
        let lock = fs::read_to_string(self.folder.join("Cargo.lock")).expect("a lock file");
        let repository = repository_lock();
        let locked = dependencies(&repository);
        let unlocked: Vec<_> = dependencies(&lock).difference(&locked).copied().collect();
        assert!(
            unlocked.is_empty(),
            "not in the repository's Cargo.lock: {unlocked:?}; list them among the development \
             dependencies in codegen/Cargo.toml"
        );
    }
}

fn repository_lock() -> String {
    fs::read_to_string(root().join("../Cargo.lock")).expect("a lock file")
}

/// Returns the name, version, source and checksum of each package that comes from a registry.
fn dependencies(lock: &str) -> BTreeSet<[&str; 4]> {
    let packages = lock.split("[[package]]").filter(|package| package.contains("\nsource = "));
    packages
        .map(|package| {
            ["name", "version", "source", "checksum"].map(|field| {
                let mut lines = package.lines().filter_map(|line| line.split_once(" = "));
                lines.find(|(name, _)| *name == field).map_or("", |(_, value)| value)
            })
        })
        .collect()
}
