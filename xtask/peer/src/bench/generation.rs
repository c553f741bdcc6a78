//! The time that the generator takes for models of growing size.

use super::example::example;
use super::rows::{Quantity, Rows, median};
use anyhow::{Context, Result, ensure};
use std::process::Stdio;

/// Measures the time of a generation, in total and for each shape. The time for each shape shows whether
/// the total grows faster than the model.
pub fn measure(rows: &mut Rows) -> Result<()> {
    let time = Quantity { name: "generation of ivschat", unit: "ms", rounds: 1 };
    rows.measure(time, || Ok(generate(1)?.seconds * 1e3))?;
    for copies in [1, 4, 16, 64] {
        let name = &format!("generation of a shape, the model {copies} times");
        let time = Quantity { name, unit: "us", rounds: 1 };
        rows.measure(time, || {
            let generation = generate(copies)?;
            Ok(generation.seconds * 1e6 / generation.shapes)
        })?;
    }
    Ok(())
}

/// The generation of a crate.
struct Generation {
    /// The number of shapes of the model.
    shapes: f64,
    /// The median of several runs in one process.
    seconds: f64,
}

/// Runs the example `generation`, which prints the number of shapes and times.
fn generate(copies: usize) -> Result<Generation> {
    let mut generation = example("generation", &copies.to_string());
    let output = generation.stderr(Stdio::inherit()).output().context("cannot start cargo")?;
    ensure!(output.status.success(), "the generator failed");
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.lines().map(str::parse);
    let shapes = numbers.next().context("the generator printed nothing")??;
    let seconds = numbers.collect::<Result<Vec<_>, _>>()?;
    ensure!(!seconds.is_empty(), "the generator printed no time");
    Ok(Generation { shapes, seconds: median(seconds) })
}
