//! The time, memory and size of both clients.

mod builds;
mod call;
mod calls;
mod example;
mod first_call;
mod generation;
mod instructions;
mod loopback;
mod program;
mod rows;
mod source;

pub use call::{Call, Clients};
pub use rows::{Rows, Side};

use anyhow::Result;
use builds::Programs;

/// Measures the rows that are wanted, and prints them as JSON.
pub fn run(mut rows: Rows) -> Result<()> {
    let mut programs = Programs::default();
    builds::measure(&mut rows, &mut programs)?;
    first_call::measure(&mut rows, &mut programs)?;
    loopback::measure(&mut rows)?;
    calls::measure(&mut rows)?;
    instructions::measure(&mut rows)?;
    generation::measure(&mut rows)?;
    rows.print()
}
