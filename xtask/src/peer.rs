//! `cargo xtask peer`

use anyhow::{Context, Result};
use std::path::Path;
use std::process::{Command, ExitCode};

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What the comparison takes: `--cases N`, `--filter TEXT`, `bench`, `--help`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Runs the comparison with the official client, which is built apart from the workspace.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--locked", "--manifest-path"])
        .arg(xtask.join("peer/Cargo.toml"))
        .arg("--target-dir")
        .arg(xtask.join("../target/peer"))
        .arg("--")
        .args(&args.arguments)
        .status()
        .context("cargo does not start")?;
    Ok(ExitCode::from(u8::from(!status.success())))
}
