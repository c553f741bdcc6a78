//! What is said of what went wrong.

use anstyle::{AnsiColor, Style};
use codegen::{Diagnostic, Diagnostics};
use std::collections::{BTreeMap, HashMap};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const PLACE: Style = AnsiColor::Blue.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default();

/// How many lines of problems a screen has room for.
const SCREEN: usize = 30;

/// How many columns it has at least.
const COLUMNS: usize = 80;

/// How many places of one problem are told.
const PLACES: usize = 3;

/// What to show on a terminal of an error.
pub(crate) fn report(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Diagnostics>() {
        Some(problems) => of_problems(problems),
        None => format!("{ERROR}error{ERROR:#}: {error:#}\n"),
    }
}

/// The most important problems, and how many others there are.
fn of_problems(problems: &Diagnostics) -> String {
    let mut report = String::new();
    let mut left_out = BTreeMap::new();
    for group in groups(problems) {
        let text = of_group(&group);
        let lines = rows(&report) + rows(&text);
        if left_out.is_empty() && lines <= SCREEN {
            report += &text;
        } else {
            *left_out.entry(group[0].code()).or_insert(0) += group.len();
        }
    }
    if !left_out.is_empty() {
        let count: usize = left_out.values().sum();
        let problems = if count == 1 { "problem" } else { "problems" };
        let codes: Vec<_> =
            left_out.iter().map(|(code, count)| format!("{count} {code}")).collect();
        report += &format!("… and {count} more {problems}: {}\n", codes.join(", "));
    }
    report
}

/// How many rows of a terminal a text takes.
fn rows(text: &str) -> usize {
    let plain = anstream::adapter::strip_str(text).to_string();
    plain.lines().map(|line| line.chars().count().div_ceil(COLUMNS).max(1)).sum()
}

/// The problems, those that say the same of several places together.
fn groups(problems: &Diagnostics) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    let mut known = HashMap::new();
    for problem in problems.iter() {
        let said = (problem.code(), problem.problem(), problem.remedy());
        let group = *known.entry(said).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(problem);
    }
    groups
}

/// One problem, with the first of its places.
fn of_group(group: &[&Diagnostic]) -> String {
    let mut places = group.iter().filter_map(|problem| problem.place());
    let mut text = format!("{ERROR}error[{}]{ERROR:#}: {}\n", group[0].code(), group[0].problem());
    for place in places.by_ref().take(PLACES) {
        text += &format!("  {PLACE}-->{PLACE:#} {place}\n");
    }
    match places.count() {
        0 => {}
        1 => text += "  … and in 1 more place\n",
        more => text += &format!("  … and in {more} more places\n"),
    }
    text + &format!("  {HELP}help{HELP:#}: {}\n", group[0].remedy())
}
