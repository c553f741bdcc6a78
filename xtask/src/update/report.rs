//! The report of an update: the changes, what to write, and the next steps.

use crate::diff::{Compared, markdown, text};
use crate::input::printable_path;
use crate::workspace::root;
use codegen::{Level, printable};
use std::path::PathBuf;

/// The result of an update.
pub(super) struct Updated {
    pub(super) compared: Compared,
    /// The places whose published text changed since the last merge.
    pub(super) changed_texts: Vec<String>,
    /// The places that need documentation.
    pub(super) undocumented: Vec<String>,
    /// The files that differ from those of the last merge.
    pub(super) files: Vec<PathBuf>,
    /// Whether nothing was written.
    pub(super) is_check: bool,
}

/// Returns the report for a terminal.
pub(super) fn report(updated: &Updated) -> String {
    let mut report = text(&updated.compared);
    report += &list("Without documentation of ours", &updated.undocumented);
    report += &list("Published documentation changed", &updated.changed_texts);
    if updated.compared.diff.verdict != Level::None {
        let version = updated.compared.version.as_ref().map(|[_, next]| printable(next));
        let heading = format!("## {}, unreleased", version.as_deref().unwrap_or("Next version"));
        let changelog = markdown(&updated.compared.diff);
        report += &format!("\nDraft of the changelog\n\n{heading}\n\n{changelog}");
    }
    report + "\n" + &files(updated) + &next_steps(updated)
}

/// Returns a heading and one line for each place. Empty for no places.
fn list(heading: &str, places: &[String]) -> String {
    if places.is_empty() {
        return String::new();
    }
    let lines: String = places.iter().map(|place| format!("  {}\n", printable(place))).collect();
    format!("\n{heading}\n{lines}")
}

fn files(updated: &Updated) -> String {
    let label = if updated.is_check { "differs" } else { "wrote" };
    let line = |path: &PathBuf| {
        let path = path.strip_prefix(root()).unwrap_or(path);
        format!("{label:<8} {}\n", printable_path(path))
    };
    match updated.files.is_empty() {
        true => "checked  the model is up to date\n".to_owned(),
        false => updated.files.iter().map(line).collect(),
    }
}

/// Returns the steps that are left to a person.
fn next_steps(updated: &Updated) -> String {
    let changes = updated.compared.diff.verdict != Level::None;
    let version = updated.compared.version.as_ref().filter(|[current, next]| current != next);
    let steps = [
        (updated.is_check && !updated.files.is_empty())
            .then(|| "run `cargo xtask update` without `--check`".to_owned()),
        (!updated.undocumented.is_empty())
            .then(|| "write documentation for the places above in the model".to_owned()),
        (!updated.changed_texts.is_empty())
            .then(|| "check that our documentation is still true at the places above".to_owned()),
        version.map(|[_, next]| format!("set the version {} in Cargo.toml", printable(next))),
        changes.then(|| "run `cargo xtask codegen`, and review the crate".to_owned()),
        changes.then(|| "edit the draft of the changelog in CHANGELOG.md".to_owned()),
        changes.then(|| "run `bash .ci/run`".to_owned()),
    ];
    let steps = (1..).zip(steps.into_iter().flatten());
    steps.map(|(number, step)| format!("next {number}   {step}\n")).collect()
}
