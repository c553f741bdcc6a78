//! The program that `cargo xtask peer` runs. It compares the generated client with the official one.

mod bench;
mod config;
mod migration;
#[allow(dead_code, reason = "the tests of the crate use more of it")]
#[path = "../../../generated/tests/generated/round_trips.rs"]
#[rustfmt::skip]
mod round_trips;
#[path = "../../../generated/tests/generated/strategies.rs"]
#[rustfmt::skip]
mod strategies;
mod wire;
mod workspace;

use anyhow::{Context, Result, bail};
use bench::{Call, Clients, Rows, Side};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    run(&arguments).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(2)
    })
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let texts: Vec<_> = arguments.iter().map(String::as_str).collect();
    match texts[..] {
        ["compare", cases, filter] => return Ok(compare(cases.parse()?, filter)),
        ["bench", only] => bench::run(Rows::of_both(only))?,
        ["count", ..] => bench::run(Rows::of_ours(&arguments[1..]))?,
        ["repeat", call, side, times] => repeat(call, side, times.parse()?)?,
        _ => bail!("run `cargo xtask peer`"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Compares what the clients send and read. Fails if they differ.
fn compare(cases: u32, filter: &str) -> ExitCode {
    let started = Instant::now();
    let differing = wire::compare_all(cases, filter);
    println!("tried 2 x {cases} cases per operation in {:.1?}", started.elapsed());
    println!("{differing} operations differ");
    ExitCode::from(u8::from(differing > 0))
}

/// Makes a call again and again.
fn repeat(name: &str, side: &str, times: u32) -> Result<()> {
    let call = Call::ALL.into_iter().find(|(known, _)| *known == name);
    let (_, call) = call.with_context(|| format!("no call is named {name}"))?;
    let side = Side::BOTH.into_iter().find(|known| format!("{known:?}") == side);
    let side = side.context("a call has two sides")?;
    let clients = Clients::answered(call);
    (0..times).for_each(|_| clients.make(call, side));
    Ok(())
}
