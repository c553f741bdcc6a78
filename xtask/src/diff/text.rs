//! The report for a terminal.

use super::compare::Compared;
use super::summary::summary;
use super::words::{limited, parts, places, sections, subject, title, values};
use anstyle::{AnsiColor, Style};
use codegen::{Diff, Level, Row, printable};
use std::fmt::Write as _;

/// The columns of the report.
const COLUMNS: usize = 100;

/// The columns before the text of a row.
const INDENT: &str = "          ";

/// Returns the whole report: a summary, then the rows with the gravest effect first.
pub(crate) fn text(compared: &Compared) -> String {
    let bold = Style::new().bold();
    let mut text = summary(compared);
    for (heading, rows) in sections(&compared.diff) {
        let rows: String = rows.into_iter().map(|row| sentence(row) + &details(row)).collect();
        let _ = write!(text, "\n{bold}{heading}{bold:#}\n{rows}");
    }
    text
}

/// Returns one line for each of the `max` gravest changes, and counts the others.
pub(crate) fn brief(diff: &Diff, max: usize) -> String {
    let mut text: String = diff.rows.iter().take(max).map(sentence).collect();
    let omitted = diff.rows.len().saturating_sub(max);
    if omitted > 0 {
        let _ = writeln!(text, "… and {omitted} more");
    }
    text
}

/// Returns the first line of a row, such as `  breaks  create_room input name: became required`.
fn sentence(row: &Row) -> String {
    let style = match row.level {
        Level::Major => AnsiColor::Red.on_default().bold(),
        Level::Minor => AnsiColor::Yellow.on_default(),
        Level::Patch | Level::None => AnsiColor::Cyan.on_default(),
    };
    let label = if row.breaks { "breaks".to_owned() } else { row.level.to_string() };
    let values = match values(row) {
        (Some(was), Some(is)) => format!(": {was} → {is}"),
        (Some(value), None) | (None, Some(value)) => format!(": {value}"),
        (None, None) => String::new(),
    };
    format!("  {style}{label:<6}{style:#}  {}: {}{values}\n", subject(row), title(row))
}

/// Returns the other lines of a row: the reason, the places, the kind and the shape.
fn details(row: &Row) -> String {
    let Some(first) = row.changes.first() else { return String::new() };
    let line = |name, line: Option<usize>| line.map(|line| format!("{name} line {line}"));
    let origin = [
        Some(row.id.id().to_owned()),
        first.shape.as_deref().map(printable),
        line("old", first.old_line),
        line("new", first.new_line),
    ];
    let parts = parts(row).into_iter();
    let parts: String = parts.map(|(part, texts)| list(&format!("{part} "), texts)).collect();
    let lists = [
        parts,
        list("in ", limited(places(row))),
        list("used by ", limited(row.used_by.iter().map(|part| printable(part)).collect())),
        list("", origin.into_iter().flatten().collect()),
    ];
    format!("{INDENT}{}\n{}", row.why, lists.concat())
}

/// Returns a list in lines of at most [`COLUMNS`] columns where possible. Empty for an empty list.
fn list(label: &str, items: Vec<String>) -> String {
    if items.is_empty() {
        return String::new();
    }
    let last = items.len() - 1;
    let mut lines = format!("{INDENT}{label}");
    let mut columns = lines.chars().count();
    for (number, item) in items.into_iter().enumerate() {
        let item = if number < last { item + "," } else { item };
        let length = item.chars().count() + 1;
        if number > 0 && columns + length > COLUMNS {
            lines += &format!("\n{INDENT}{item}");
            columns = INDENT.len() + length;
        } else {
            let space = if number > 0 { " " } else { "" };
            lines += &format!("{space}{item}");
            columns += length;
        }
    }
    lines + "\n"
}
