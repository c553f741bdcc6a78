//! `cargo xtask`: the maintainer's commands.

mod codegen;
mod conformance;
mod crate_dir;
mod diff;
mod fixture;
mod input;
mod package;
mod peer;
mod report;
mod update;
mod workspace;

use clap::{Parser, Subcommand};
use std::io::Write;
use std::process::ExitCode;

/// Commands to generate, compare and test the client crate
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generates the client crate from the model
    Codegen(codegen::Args),
    /// Compares two models and reports the changes that break callers
    ///
    /// Exits with 0 if nothing but documentation differs, 1 if anything else differs, and 2 if a
    /// model cannot be read.
    Diff(diff::Args),
    /// Merges a published model into the model of a crate
    ///
    /// The facts are those of the published model, the documentation stays that of the old one.
    /// Exits with 0 if nothing but documentation differs, 1 if anything else differs or lacks
    /// documentation, and 2 if a model cannot be read.
    Update(update::Args),
    /// Runs the protocol tests of a model against the crates generated from it
    Conformance(conformance::Args),
    /// Compares the client with the official one: requests, responses and cost
    Peer(peer::Args),
}

fn main() -> ExitCode {
    let Cli { command } = Cli::parse();
    let result = match command {
        Command::Codegen(args) => codegen::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Update(args) => update::run(&args),
        Command::Conformance(args) => conformance::run(&args),
        Command::Peer(args) => peer::run(&args),
    };
    result.unwrap_or_else(|error| {
        // Ignore a closed standard error: the exit code still reports the failure.
        let _ = anstream::stderr().write_all(report::report(&error).as_bytes());
        ExitCode::from(2)
    })
}
