//! The table of measurements in the README of the client.

use crate::input::printable_path;
use crate::peer::{machine, rows};
use crate::workspace::{GENERATED, root};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use time::OffsetDateTime;

const BEGIN: &str = "<!-- Written by `cargo xtask peer table`. -->\n";
const END: &str = "<!-- The end of the table. -->\n";

/// Replaces the table with the measurements at `path`, which were made on this machine when that file
/// was written.
pub(super) fn write(path: &Path) -> Result<ExitCode> {
    let context =
        || format!("cannot read {}; `cargo xtask peer bench` writes it", printable_path(path));
    let measurements = fs::read_to_string(path).with_context(context)?;
    let date = fs::metadata(path).and_then(|file| file.modified()).with_context(context)?;
    let table = rows::table(&rows::parse(&measurements)?);
    let date = OffsetDateTime::from(date).date();
    let section = format!("Measured on {date} with {}.\n\n{table}", machine::describe()?);

    let path = root().join(GENERATED).join("README.md");
    let printable = printable_path(&path);
    let readme = fs::read_to_string(&path).with_context(|| format!("cannot read {printable}"))?;
    let readme = replace(&readme, &section)
        .with_context(|| format!("{printable} lacks `{}` or `{}`", BEGIN.trim(), END.trim()))?;
    fs::write(&path, readme).with_context(|| format!("cannot write {printable}"))?;
    Ok(ExitCode::SUCCESS)
}

/// Splits a README into the text before the table, the table, and the text behind it.
fn split(readme: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (section, after) = rest.split_once(END)?;
    Some((before, section, after))
}

/// Replaces the table of a README.
fn replace(readme: &str, section: &str) -> Option<String> {
    let (before, _, after) = split(readme)?;
    Some(format!("{before}{BEGIN}{section}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_around_the_table_is_kept() {
        let readme = format!("before\n{BEGIN}old\n{END}after\n");
        let expected = format!("before\n{BEGIN}new\n{END}after\n");
        assert_eq!(replace(&readme, "new\n"), Some(expected));
        assert_eq!(replace("before\n", "new\n"), None);
    }

    #[test]
    fn readme_has_a_written_table() {
        let readme = fs::read_to_string(root().join(GENERATED).join("README.md")).expect("README");
        let (_, section, _) = split(&readme).expect("a table");
        let (intro, table) = section.split_once("\n\n").expect("a first line");
        assert!(intro.starts_with("Measured on 20") && intro.contains(" cores of "), "{intro}");
        let lines = table.strip_prefix(rows::HEADING).expect("the heading");
        for line in lines.lines() {
            let cells: Vec<_> = line.split('|').map(str::trim).collect();
            let ["", name, unit, official, ours, ratio, ""] = cells[..] else {
                panic!("a row has five cells: {line}");
            };
            assert!(!name.is_empty() && !unit.is_empty(), "{line}");
            assert!(ours.parse::<f64>().is_ok_and(f64::is_normal), "{line}");
            assert_eq!(official.parse::<f64>().is_ok(), ratio.parse::<f64>().is_ok(), "{line}");
        }
    }
}
