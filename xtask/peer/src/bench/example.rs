//! The examples of this crate: programs that only the benchmark needs.

use crate::workspace::root;
use std::process::Command;

/// Returns the command that builds an example, and runs it with an argument.
pub fn example(name: &str, argument: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--quiet", "--release", "--locked", "--example", name, "--manifest-path"])
        .arg(root().join("xtask/peer/Cargo.toml"))
        .arg("--target-dir")
        .arg(root().join("target/peer"))
        .args(["--", argument]);
    cargo
}
