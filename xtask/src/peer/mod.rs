//! `cargo xtask peer`: compares the client with the official one.

mod guard;
mod machine;
mod program;
mod readme;
mod rows;

use crate::input::printable_path;
use crate::workspace::root;
use anyhow::{Context, Result};
use clap::Subcommand;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// The options of the command.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    /// The number of random requests, and of random responses, for each operation
    #[arg(long, value_name = "N", default_value_t = 100)]
    cases: u32,

    /// Try only the operations whose names contain this text
    #[arg(long, value_name = "TEXT", default_value = "")]
    filter: String,
}

#[derive(Subcommand)]
enum Command {
    /// Measures the time, memory and size of both, and writes `target/peer/bench.json`
    Bench {
        /// Measure only the rows whose names contain this text
        #[arg(long, value_name = "TEXT", default_value = "")]
        only: String,
    },
    /// Writes the last measurements into the README of the client
    Table,
    /// Checks that the counts of `xtask/peer/bounds.toml` are within their bounds
    Guard {
        /// Set the bounds to the present counts, plus a small allowance
        #[arg(long)]
        update: bool,
    },
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    match &args.command {
        None => program::compare(args.cases, &args.filter),
        Some(Command::Bench { only }) => bench(only),
        Some(Command::Table) => readme::write(&bench_path()),
        Some(Command::Guard { update }) => guard::run(*update),
    }
}

/// Measures the rows, writes them as JSON, and prints them as a table.
fn bench(only: &str) -> Result<ExitCode> {
    let text = program::measure(&["bench", only])?;
    let table = rows::table(&rows::parse(&text)?);
    let path = bench_path();
    std::fs::write(&path, text)
        .with_context(|| format!("cannot write {}", printable_path(&path)))?;
    // Ignore a closed standard output: the file is written.
    let _ = std::io::stdout().write_all(table.as_bytes());
    Ok(ExitCode::SUCCESS)
}

/// Returns the path of the last measurements.
fn bench_path() -> PathBuf {
    root().join("target/peer/bench.json")
}
