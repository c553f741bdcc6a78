//! `cargo xtask`: the commands of the maintainer.

mod codegen;
mod conformance;
mod diff;
mod folders;
mod input;
mod lock;
mod output;
mod package;
mod peer;
mod recovery;
mod report;
mod transaction;

use clap::{Parser, Subcommand};
use std::io::Write;
use std::process::ExitCode;

/// Commands of the maintainer.
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
    /// Tells what changes from one model to another, and whether callers break
    ///
    /// Exits 0 if nothing does but documentation, 1 if something does, 2 if a model cannot be read.
    Diff(diff::Args),
    /// Runs the protocol tests of a model against the crates that it becomes
    Conformance(conformance::Args),
    /// Compares the client with the official one: what both say on the wire, what each costs
    #[command(disable_help_flag = true)]
    Peer(peer::Args),
}

fn main() -> ExitCode {
    let Cli { command } = Cli::parse();
    let result = match command {
        Command::Codegen(args) => codegen::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Conformance(args) => conformance::run(&args),
        Command::Peer(args) => peer::run(&args),
    };
    result.unwrap_or_else(|error| {
        // Nobody may be there to read it.
        let _ = anstream::stderr().write_all(report::report(&error).as_bytes());
        ExitCode::from(2)
    })
}
