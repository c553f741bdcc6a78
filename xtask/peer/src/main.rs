//! The generated client beside the official one: `cargo xtask peer`.

mod bench;
mod config;
#[allow(dead_code, reason = "the tests of the crate need more of them")]
#[path = "../../../generated/tests/generated/round_trips.rs"]
#[rustfmt::skip]
mod round_trips;
#[path = "../../../generated/tests/generated/strategies.rs"]
#[rustfmt::skip]
mod strategies;
mod wire;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use std::time::Instant;

/// Compares the generated client with the official one
#[derive(Parser)]
#[command(name = "cargo xtask peer", bin_name = "cargo xtask peer")]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    /// How many requests and how many responses each operation is tried with
    #[arg(long, default_value_t = 100)]
    cases: u32,

    /// The operations to try, those whose names contain this text
    #[arg(long, default_value = "")]
    filter: String,
}

#[derive(Subcommand)]
enum Command {
    /// Measures what both cost
    Bench(bench::Args),
}

fn main() -> anyhow::Result<ExitCode> {
    let args = Args::parse();
    if let Some(Command::Bench(args)) = args.command {
        bench::run(&args)?;
        return Ok(ExitCode::SUCCESS);
    }
    let started = Instant::now();
    let wrong = wire::all(args.cases, &args.filter);
    println!("tried 2 x {} cases an operation in {:.1?}", args.cases, started.elapsed());
    println!("{wrong} operations differ");
    Ok(ExitCode::from(u8::from(wrong > 0)))
}
