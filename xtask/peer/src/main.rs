//! `cargo xtask peer`: compares the generated client with the official one.

mod bench;
mod config;
#[allow(dead_code, reason = "the tests of the crate use more of it")]
#[path = "../../../generated/tests/generated/round_trips.rs"]
#[rustfmt::skip]
mod round_trips;
#[path = "../../../generated/tests/generated/strategies.rs"]
#[rustfmt::skip]
mod strategies;
mod wire;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use std::time::Instant;

/// Compares the generated client with the official one
#[derive(Parser)]
#[command(name = "cargo xtask peer", bin_name = "cargo xtask peer")]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    /// The number of random requests, and of random responses, for each operation
    #[arg(long, default_value_t = 100)]
    cases: u32,

    /// Try only the operations whose names contain this text
    #[arg(long, default_value = "")]
    filter: String,
}

#[derive(Subcommand)]
enum Command {
    /// Measures the time, memory and size of both
    Bench(bench::Args),
}

fn main() -> anyhow::Result<ExitCode> {
    let args = Args::parse();
    if let Some(Command::Bench(args)) = args.command {
        bench::run(&args)?;
        return Ok(ExitCode::SUCCESS);
    }
    let started = Instant::now();
    let differing = wire::compare_all(args.cases, &args.filter);
    println!("tried 2 x {} cases per operation in {:.1?}", args.cases, started.elapsed());
    println!("{differing} operations differ");
    Ok(ExitCode::from(u8::from(differing > 0)))
}
