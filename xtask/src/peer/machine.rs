//! The machine that measures.

use anyhow::{Context, Result};
use std::process::Command;

/// Describes the machine: the version of rustc, the cores and the processor.
pub(super) fn describe() -> Result<String> {
    let rustc = Command::new("rustc").arg("--version").output().context("cannot start rustc")?;
    let rustc = String::from_utf8_lossy(&rustc.stdout);
    let rustc: Vec<_> = rustc.split_whitespace().take(2).collect();
    let cores = std::thread::available_parallelism().context("cannot count the cores")?;
    let cpus = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor(&cpus).unwrap_or("an unknown processor");
    Ok(format!("{}, {cores} cores of {processor}", rustc.join(" ")))
}

/// Returns the name of the processor in a text with the form of `/proc/cpuinfo`.
fn processor(cpus: &str) -> Option<&str> {
    let mut fields = cpus.lines().filter_map(|line| line.split_once(':'));
    fields.find(|(name, _)| name.trim() == "model name").map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_is_the_first_model_name() {
        let cpus = "processor\t: 0\nmodel\t\t: 1\nmodel name\t: AMD EPYC 7\nmodel name\t: other\n";
        assert_eq!(processor(cpus), Some("AMD EPYC 7"));
        assert_eq!(processor("processor\t: 0\n"), None);
    }
}
