//! The guard against regressions that no clock shows, such as allocations and crates.

use crate::input::printable_path;
use crate::peer::{program, rows};
use crate::workspace::root;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// The path of the bounds, relative to [`root`].
const BOUNDS: &str = "xtask/peer/bounds.toml";

/// The first line of the file of the bounds.
const HEADER: &str = "# Upper bounds of counts. `cargo xtask peer guard --update` writes them.\n";

/// The bound of each count, by the name of its row.
type Bounds = BTreeMap<String, f64>;

/// Measures the counts that have a bound. Compares them with the bounds, or sets the bounds.
pub(super) fn run(update: bool) -> Result<ExitCode> {
    let path = root().join(BOUNDS);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", printable_path(&path)))?;
    let bounds: Bounds =
        toml::from_str(&text).with_context(|| format!("cannot parse {}", printable_path(&path)))?;
    let names = bounds.keys().map(String::as_str);
    let arguments: Vec<_> = ["count"].into_iter().chain(names).collect();
    let rows = rows::parse(&program::measure(&arguments)?)?;
    let counts = rows.into_iter().map(|row| (row.name, row.ours)).collect();
    if update {
        std::fs::write(&path, format(&updated(bounds, &counts)))
            .with_context(|| format!("cannot write {}", printable_path(&path)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let (report, is_within) = compare(&bounds, &counts);
    // Ignore a closed standard output: the exit code still reports failures.
    let _ = std::io::stdout().write_all(report.as_bytes());
    Ok(if is_within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reports each count beside its bound, and whether all of them are within their bounds.
fn compare(bounds: &Bounds, counts: &Bounds) -> (String, bool) {
    let (mut report, mut is_within) = (String::new(), true);
    for (name, bound) in bounds {
        let verdict = match counts.get(name) {
            None => "not measured".to_owned(),
            Some(count) if count > bound => {
                is_within = false;
                format!("{count:.0} EXCEEDS {bound}")
            }
            Some(count) => format!("{count:.0} of at most {bound}"),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(report, "{name}: {verdict}");
    }
    if !is_within {
        report += "If the new counts are intended, run `cargo xtask peer guard --update`.\n";
    }
    (report, is_within)
}

/// Sets each bound to the count plus an allowance: one percent, and five for instructions, whose number
/// depends on the processor. Keeps the bounds of counts that were not measured.
fn updated(mut bounds: Bounds, counts: &Bounds) -> Bounds {
    for (name, bound) in &mut bounds {
        if let Some(count) = counts.get(name) {
            let allowance = if name.starts_with("instructions") { 1.05 } else { 1.01 };
            *bound = (count * allowance).floor();
        }
    }
    bounds
}

/// Formats the file of the bounds.
fn format(bounds: &Bounds) -> String {
    let lines = bounds.iter().map(|(name, bound)| format!("{name:?} = {bound}\n"));
    HEADER.to_owned() + &lines.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(entries: &[(&str, f64)]) -> Bounds {
        entries.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    #[test]
    fn count_above_its_bound_fails() {
        let bounds = map(&[("allocations of get_room", 200.0), ("lines", 4500.0)]);
        let within = map(&[("allocations of get_room", 200.0), ("lines", 4400.0)]);
        assert!(compare(&bounds, &within).1);
        let above = map(&[("allocations of get_room", 201.0), ("lines", 4400.0)]);
        let (report, is_within) = compare(&bounds, &above);
        assert!(!is_within);
        let expected = "\
allocations of get_room: 201 EXCEEDS 200
lines: 4400 of at most 4500
If the new counts are intended, run `cargo xtask peer guard --update`.
";
        assert_eq!(report, expected);
    }

    #[test]
    fn count_without_a_measurement_is_reported() {
        let (report, is_within) = compare(&map(&[("instructions of get_room", 9.0)]), &map(&[]));
        assert_eq!(
            (report.as_str(), is_within),
            ("instructions of get_room: not measured\n", true)
        );
    }

    #[test]
    fn updated_bounds_are_above_the_counts() {
        let bounds = map(&[("crates", 9.0), ("instructions", 9.0), ("lines", 4500.0)]);
        let counts = map(&[("instructions", 100.0), ("lines", 4000.4)]);
        let parsed: Bounds = toml::from_str(&format(&updated(bounds, &counts))).expect("TOML");
        assert_eq!(parsed, map(&[("crates", 9.0), ("instructions", 105.0), ("lines", 4040.0)]));
    }

    #[test]
    fn bounds_are_formatted_as_written() {
        let path = root().join(BOUNDS);
        let text = std::fs::read_to_string(path).expect("the bounds");
        let bounds: Bounds = toml::from_str(&text).expect("TOML");
        assert_eq!(format(&bounds), text);
    }
}
