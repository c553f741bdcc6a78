//! The program of `xtask/peer`, which has both clients.

use crate::workspace::root;
use anyhow::{Context, Result, bail, ensure};
use std::process::{Command, ExitCode, Stdio};

/// Compares what the clients send and read. Fails if they differ.
pub(super) fn compare(cases: u32, filter: &str) -> Result<ExitCode> {
    let mut program = program(&["compare", &cases.to_string(), filter]);
    let status = program.status().context("cannot start cargo")?;
    match status.code() {
        Some(0) => Ok(ExitCode::SUCCESS),
        Some(1) => Ok(ExitCode::FAILURE),
        code => bail!(failure(code)),
    }
}

/// Measures rows, and returns them as JSON.
pub(super) fn measure(arguments: &[&str]) -> Result<String> {
    let mut program = program(arguments);
    let output = program.stderr(Stdio::inherit()).output().context("cannot start cargo")?;
    ensure!(output.status.success(), failure(output.status.code()));
    String::from_utf8(output.stdout).context("the measurements are not UTF-8")
}

/// Returns the error of an exit code. The program or cargo has printed the reason.
fn failure(code: Option<i32>) -> &'static str {
    match code {
        Some(2) => "the comparison with the official client failed",
        _ => {
            "cannot build and run the comparison with the official client; its first build needs \
             a connection to crates.io"
        }
    }
}

/// Returns the command that builds and runs the program. It is a crate outside the workspace, so that
/// only this command builds the official client.
fn program(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["run", "--quiet", "--release", "--locked", "--manifest-path"])
        .arg(root().join("xtask/peer/Cargo.toml"))
        .arg("--target-dir")
        .arg(root().join("target/peer"))
        .arg("--")
        .args(arguments);
    cargo
}
