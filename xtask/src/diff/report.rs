//! Reports of the changes between two models, as text and as Markdown.

use anstyle::{AnsiColor, Style};
use codegen::{Change, ChangeKind, Diff, Group, Item, Level, Part, printable};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// Returns the report for a terminal.
pub(super) fn text(diff: &Diff) -> String {
    lines(diff, usize::MAX) + &verdict(diff) + "\n"
}

/// Returns two lines for each of the `max` most important changes, in their original order.
pub(crate) fn lines(diff: &Diff, max: usize) -> String {
    let mut text = String::new();
    let mut heading = String::new();
    let bold = Style::new().bold();
    for change in most_important(diff, max) {
        let item = group(&change.item);
        if item != heading {
            let _ = writeln!(text, "{bold}{item}{bold:#}");
            heading = item;
        }
        let style = style(change.level);
        let _ = writeln!(text, "  {style}{:<6}{style:#}  {}", label(change), sentence(change));
        let _ = writeln!(text, "          {}", change.why);
    }
    let omitted = diff.changes.len().saturating_sub(max);
    if omitted > 0 {
        let _ = writeln!(text, "… and {omitted} more");
    }
    text
}

/// Returns the `max` most important changes, in their original order.
fn most_important(diff: &Diff, max: usize) -> Vec<&Change> {
    let mut changes: Vec<_> = diff.changes.iter().enumerate().collect();
    changes.sort_by_key(|(_, change)| Reverse(change.level));
    changes.truncate(max);
    changes.sort_by_key(|(place, _)| *place);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// Returns the report for a changelog.
pub(super) fn markdown(diff: &Diff) -> String {
    let mut text = String::new();
    let mut heading = String::new();
    for change in &diff.changes {
        let item = group(&change.item);
        if item != heading {
            let blank = if heading.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{blank}### {item}\n\n| what | was | is | Rust callers |");
            text.push_str("|---|---|---|---|\n");
            heading = item;
        }
        let cell = |value: Option<&str>| value.map(code_span).unwrap_or_default();
        let (was, is) = (cell(change.was.as_deref()), cell(change.is.as_deref()));
        let callers = if change.breaks { "**break**" } else { "do not break" };
        let property = property(change);
        let _ = writeln!(text, "| {property} | {was} | {is} | {callers}: {} |", change.why);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text + &verdict(diff) + "\n"
}

/// Returns the verdict, and the number of changes.
pub(crate) fn verdict(diff: &Diff) -> String {
    let Diff { verdict, changes, documentation } = diff;
    let breaking = changes.iter().filter(|change| change.breaks).count();
    let changes = count(changes.len(), "change", "changes");
    let documentation =
        count(*documentation, "change of documentation", "changes of documentation");
    format!("verdict: {verdict} ({changes}, {breaking} breaking; {documentation})")
}

fn count(count: usize, singular: &str, plural: &str) -> String {
    format!("{count} {}", if count == 1 { singular } else { plural })
}

fn label(change: &Change) -> String {
    if change.breaks { "breaks".to_owned() } else { change.level.to_string() }
}

fn style(level: Level) -> Style {
    match level {
        Level::Major => AnsiColor::Red.on_default().bold(),
        Level::Minor => AnsiColor::Yellow.on_default(),
        Level::Patch | Level::None => AnsiColor::Cyan.on_default(),
    }
}

/// Returns the item of a change, such as `operation create_room`.
fn group(item: &Item) -> String {
    let group = match item.group {
        Group::Service => return "service".to_owned(),
        Group::Endpoint => return "endpoints".to_owned(),
        Group::Operation => "operation",
        Group::Type => "type",
        Group::Error => "error",
    };
    format!("{group} {}", printable(&item.name))
}

/// Returns the part of an item, such as `input name`. Empty if the change is of the item itself.
fn part(item: &Item) -> String {
    let Some(part) = item.part else { return String::new() };
    let part = match part {
        Part::Setting => "setting",
        Part::Input => "input",
        Part::Output => "output",
        Part::Error => "error",
        Part::Waiter => "waiter",
        Part::Member => "member",
        Part::Value => "value",
        Part::Parameter => "parameter",
        Part::Method => "method",
        Part::Region => "region",
    };
    format!("{part} {}", printable(&item.member)).trim_end().to_owned()
}

/// Returns the changed property, such as `input name, presence`.
fn property(change: &Change) -> String {
    let part = part(&change.item);
    let property = match (change.kind, change.fact) {
        (ChangeKind::New, _) => "new".to_owned(),
        (ChangeKind::Gone, _) => "gone".to_owned(),
        (ChangeKind::Changed, fact) => fact.map(|fact| fact.to_string()).unwrap_or_default(),
    };
    if part.is_empty() { property } else { format!("{part}, {property}") }
}

/// Returns a change with its values, such as `input name, presence: optional → required`.
fn sentence(change: &Change) -> String {
    let property = property(change);
    match (change.was.as_deref().map(printable), change.is.as_deref().map(printable)) {
        (Some(was), Some(is)) => format!("{property}: {was} → {is}"),
        (None, Some(is)) if change.kind == ChangeKind::New => format!("{property}: {is}"),
        (Some(was), None) if change.kind == ChangeKind::Gone => format!("{property}: {was}"),
        (None, Some(is)) => format!("{property}: none → {is}"),
        (Some(was), None) => format!("{property}: {was} → none"),
        (None, None) => property,
    }
}

/// Returns a text as a code span in a table.
fn code_span(text: &str) -> String {
    let text = printable(text).replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limited_report_keeps_the_most_important_changes_in_order() {
        let item = |name: &str| Item {
            group: Group::Operation,
            name: name.to_owned(),
            part: None,
            member: String::new(),
        };
        let change = |name, level| Change {
            item: item(name),
            kind: ChangeKind::New,
            fact: None,
            was: None,
            is: None,
            level,
            breaks: level == Level::Major,
            why: "a reason",
        };
        let levels = [("a", Level::Patch), ("b", Level::Minor), ("c", Level::Patch)];
        let mut diff = Diff::default();
        diff.changes.extend(levels.map(|(name, level)| change(name, level)));
        diff.changes.push(change("d", Level::Major));
        let shown = most_important(&diff, 2);
        let names: Vec<_> = shown.iter().map(|change| change.item.name.as_str()).collect();
        assert_eq!(names, ["b", "d"]);
        assert!(lines(&diff, 2).ends_with("… and 2 more\n"));
        assert!(!lines(&diff, 4).contains("more"));
    }
}
