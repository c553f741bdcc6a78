//! `cargo xtask peer bench`: the time, memory and size of both clients.

mod builds;
mod calls;
mod generation;
mod table;
mod throughput;

use anyhow::Result;
use table::Table;

/// The options of the benchmark.
#[derive(clap::Args)]
pub struct Args {
    /// Skip the builds, which take minutes
    #[arg(long)]
    no_builds: bool,

    /// The number of times to repeat each build
    #[arg(long, default_value_t = 1)]
    build_rounds: usize,
}

/// Measures both clients, prints a table, and writes it as JSON.
pub fn run(args: &Args) -> Result<()> {
    let mut table = Table::default();
    calls::measure(&mut table);
    throughput::measure(&mut table)?;
    if !args.no_builds {
        builds::measure(&mut table, args.build_rounds)?;
    }
    generation::measure(&mut table)?;
    table.print();
    table.write()
}
