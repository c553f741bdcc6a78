//! The instructions of a call, counted by Callgrind.

use super::rows::{Quantity, Rows};
use super::{Call, Side};
use anyhow::{Context, Result, ensure};
use std::io::ErrorKind;
use std::process::{Command, Stdio};

/// The numbers of calls of two runs, whose difference excludes the start of the program.
const CALLS: [u32; 2] = [50, 250];

/// Measures each call, if Valgrind is installed.
pub fn measure(rows: &mut Rows) -> Result<()> {
    let is_missing = Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_err_and(|error| error.kind() == ErrorKind::NotFound);
    for (name, _) in Call::ALL {
        let label = &format!("instructions of {name}");
        if is_missing {
            rows.skip(label, "Valgrind is not installed");
        } else {
            let count = Quantity { name: label, unit: "instructions", rounds: 1 };
            rows.compare(count, |side| instructions(name, side))?;
        }
    }
    Ok(())
}

/// Returns the number of instructions of a call.
fn instructions(name: &str, side: Side) -> Result<f64> {
    let [less, more] = CALLS;
    let difference = collected(name, side, more)? - collected(name, side, less)?;
    Ok(difference / f64::from(more - less))
}

/// Returns the instructions of this program when it only repeats a call.
fn collected(name: &str, side: Side, calls: u32) -> Result<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["repeat", name, &format!("{side:?}"), &calls.to_string()])
        .output()
        .context("cannot start valgrind")?;
    let report = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "valgrind failed:\n{report}");
    let collected = report.lines().find_map(|line| line.split_once("Collected : "));
    let (_, collected) = collected.with_context(|| format!("no count in\n{report}"))?;
    collected.trim().parse().with_context(|| format!("no number in\n{report}"))
}
