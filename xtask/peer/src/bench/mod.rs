//! What both clients cost.

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
    /// Leave out the builds, which take minutes
    #[arg(long)]
    no_builds: bool,

    /// How often each build is made
    #[arg(long, default_value_t = 1)]
    build_rounds: usize,
}

/// Measures, prints a table and writes it as JSON.
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
