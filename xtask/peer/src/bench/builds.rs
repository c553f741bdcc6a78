//! The build times and sizes of a program that uses a client.

use super::Side;
use super::program::Program;
use super::rows::{Quantity, Rows};
use super::source::{Lines, count};
use anyhow::Result;
use std::collections::BTreeSet;
use std::fs;

/// A way to build a program.
#[derive(Clone, Copy)]
struct Build {
    name: &'static str,
    /// The arguments of cargo.
    arguments: &'static [&'static str],
}

const CHECK: Build = Build { name: "check", arguments: &["check"] };
const DEBUG: Build = Build { name: "debug build", arguments: &["build"] };
const RELEASE: Build = Build { name: "release build", arguments: &["build", "--release"] };

/// The program of each client, once it is needed.
#[derive(Default)]
pub struct Programs {
    official: Option<Program>,
    ours: Option<Program>,
}

impl Programs {
    /// Returns the program of a client. Writes it before the first use.
    pub fn get(&mut self, side: Side) -> Result<&mut Program> {
        let program = match side {
            Side::Official => &mut self.official,
            Side::Ours => &mut self.ours,
        };
        match program {
            Some(program) => Ok(program),
            None => Ok(program.insert(Program::write(side)?)),
        }
    }
}

/// Measures the program of each client. A clean build comes first, so that the next ones find all
/// dependencies built.
pub fn measure(rows: &mut Rows, programs: &mut Programs) -> Result<()> {
    measure_sizes(rows, programs)?;
    measure_clean(rows, programs, DEBUG)?;
    measure_client(rows, programs, DEBUG)?;
    measure_change(rows, programs, DEBUG)?;
    measure_clean(rows, programs, RELEASE)?;
    measure_client(rows, programs, RELEASE)?;
    measure_client(rows, programs, CHECK)?;
    measure_change(rows, programs, CHECK)?;
    let size = Quantity { name: "release binary, stripped", unit: "MB", rounds: 1 };
    rows.compare(size, |side| Ok(fs::metadata(programs.get(side)?.binary()?)?.len() as f64 / 1e6))
}

fn measure_clean(rows: &mut Rows, programs: &mut Programs, build: Build) -> Result<()> {
    let name = &format!("a program, clean {}", build.name);
    let time = Quantity { name, unit: "s", rounds: 3 };
    rows.compare(time, |side| programs.get(side)?.build(build.arguments))
}

fn measure_client(rows: &mut Rows, programs: &mut Programs, build: Build) -> Result<()> {
    let name = &format!("the client crate alone, {}", build.name);
    let time = Quantity { name, unit: "s", rounds: 5 };
    rows.compare(time, |side| programs.get(side)?.build_client(build.arguments))
}

fn measure_change(rows: &mut Rows, programs: &mut Programs, build: Build) -> Result<()> {
    let name = &format!("a program after a change in its main.rs, {}", build.name);
    let time = Quantity { name, unit: "s", rounds: 9 };
    rows.compare(time, |side| programs.get(side)?.rebuild(build.arguments))
}

/// Measures what needs no build.
fn measure_sizes(rows: &mut Rows, programs: &mut Programs) -> Result<()> {
    let crates = Quantity { name: "crates in the tree", unit: "crates", rounds: 1 };
    rows.compare(crates, |side| {
        let tree = programs.get(side)?.cargo(&["tree", "--edges", "normal", "--prefix", "none"])?;
        let crates: BTreeSet<_> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
        Ok(crates.len() as f64)
    })?;
    let kinds =
        [("source lines", Lines::All), ("source lines without docs and blanks", Lines::Code)];
    for (name, lines) in kinds {
        let quantity = Quantity { name, unit: "lines", rounds: 1 };
        rows.compare(quantity, |side| {
            Ok(count(&programs.get(side)?.client_source()?, lines)? as f64)
        })?;
    }
    Ok(())
}
