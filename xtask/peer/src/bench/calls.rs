//! The cost of a call in CPU time and allocations.

use super::rows::{Quantity, Rows};
use super::{Call, Clients};
use anyhow::Result;
use cpu_time::ThreadTime;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region as Allocations, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The number of calls of a measurement.
const CALLS: u32 = 2_000;

/// Measures each call.
pub fn measure(rows: &mut Rows) -> Result<()> {
    for (name, call) in Call::ALL {
        let clients = Clients::answered(call);
        let time = Quantity { name: &format!("CPU of {name}"), unit: "us", rounds: 21 };
        rows.compare(time, |side| Ok(micros(|| clients.make(call, side))))?;
        let name = &format!("allocations of {name}");
        let count = Quantity { name, unit: "allocations", rounds: 1 };
        rows.compare(count, |side| Ok(allocations(|| clients.make(call, side))))?;
    }
    Ok(())
}

/// Returns the CPU time of a call in microseconds.
fn micros(call: impl Fn()) -> f64 {
    let start = ThreadTime::now();
    (0..CALLS).for_each(|_| call());
    start.elapsed().as_secs_f64() * 1e6 / f64::from(CALLS)
}

/// Returns the number of allocations of a call. The first call is not counted, because it also fills
/// caches.
fn allocations(call: impl Fn()) -> f64 {
    call();
    let region = Allocations::new(ALLOCATOR);
    (0..CALLS).for_each(|_| call());
    region.change().allocations as f64 / f64::from(CALLS)
}
