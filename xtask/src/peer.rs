//! `cargo xtask peer`: compares the client with the official one.

use crate::workspace::root;
use anyhow::{Context, Result};
use std::process::{Command, ExitCode};

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The arguments of the comparison: `--cases N`, `--filter TEXT`, `bench`, `--help`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Runs the comparison, a crate outside the workspace so that only this command builds the official
/// client.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--locked", "--manifest-path"])
        .arg(root().join("xtask/peer/Cargo.toml"))
        .arg("--target-dir")
        .arg(root().join("target/peer"))
        .arg("--")
        .args(&args.arguments)
        .status()
        .context("cannot start cargo")?;
    Ok(ExitCode::from(u8::from(!status.success())))
}
