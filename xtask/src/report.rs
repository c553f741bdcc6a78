//! Error reports for a terminal.

use anstyle::{AnsiColor, Style};
use codegen::{Diagnostic, Diagnostics};
use std::collections::{BTreeMap, HashMap};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const PLACE: Style = AnsiColor::Blue.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default();

/// The most rows of diagnostics that a report shows: about a screen.
const MAX_ROWS: usize = 30;

/// The columns of a narrow terminal.
const COLUMNS: usize = 80;

/// The most places that a report shows for one problem.
const MAX_PLACES: usize = 3;

/// Returns the report of an error.
pub(crate) fn report(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Diagnostics>() {
        Some(problems) => report_problems(problems),
        None => format!("{ERROR}error{ERROR:#}: {error:#}\n"),
    }
}

/// Reports the most important problems, and counts the others.
fn report_problems(problems: &Diagnostics) -> String {
    let mut report = String::new();
    let mut omitted = BTreeMap::new();
    for group in groups(problems) {
        let text = report_group(&group);
        let lines = rows(&report) + rows(&text);
        if omitted.is_empty() && lines <= MAX_ROWS {
            report += &text;
        } else {
            *omitted.entry(group[0].code()).or_insert(0) += group.len();
        }
    }
    if !omitted.is_empty() {
        let count: usize = omitted.values().sum();
        let problems = if count == 1 { "problem" } else { "problems" };
        let codes: Vec<_> = omitted.iter().map(|(code, count)| format!("{count} {code}")).collect();
        report += &format!("… and {count} more {problems}: {}\n", codes.join(", "));
    }
    report
}

/// Returns the number of terminal rows that a text takes.
fn rows(text: &str) -> usize {
    let plain = anstream::adapter::strip_str(text).to_string();
    plain.lines().map(|line| line.chars().count().div_ceil(COLUMNS).max(1)).sum()
}

/// Groups the problems that differ only in their place.
fn groups(problems: &Diagnostics) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    let mut known = HashMap::new();
    for problem in problems.iter() {
        let key = (problem.code(), problem.problem(), problem.remedy());
        let group = *known.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(problem);
    }
    groups
}

/// Reports one problem, with its first places.
fn report_group(group: &[&Diagnostic]) -> String {
    let mut places = group.iter().filter_map(|problem| problem.place());
    let mut text = format!("{ERROR}error[{}]{ERROR:#}: {}\n", group[0].code(), group[0].problem());
    for place in places.by_ref().take(MAX_PLACES) {
        text += &format!("  {PLACE}-->{PLACE:#} {place}\n");
    }
    match places.count() {
        0 => {}
        1 => text += "  … and in 1 more place\n",
        more => text += &format!("  … and in {more} more places\n"),
    }
    text + &format!("  {HELP}help{HELP:#}: {}\n", group[0].remedy())
}
