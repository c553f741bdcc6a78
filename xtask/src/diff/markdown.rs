//! The report for a changelog.

use super::words::{limited, parts, places, sections, subject, title, values};
use codegen::{Diff, Kind, Row};

/// Returns one bullet for each change.
pub(crate) fn markdown(diff: &Diff) -> String {
    let section = |(heading, rows): (&str, Vec<&Row>)| {
        let bullets: String = rows.into_iter().map(bullet).collect();
        format!("{heading}:\n\n{bullets}")
    };
    let sections: Vec<_> = sections(diff).into_iter().map(section).collect();
    match sections.is_empty() {
        true => "No changes but documentation.\n".to_owned(),
        false => sections.join("\n"),
    }
}

/// Returns a change as a bullet: the item, the change and the reason.
fn bullet(row: &Row) -> String {
    let values = match values(row) {
        (Some(was), Some(is)) => format!(" ({} → {})", code_span(&was), code_span(&is)),
        (Some(value), None) | (None, Some(value)) => format!(" ({})", code_span(&value)),
        (None, None) => String::new(),
    };
    let list = |label: &str, items: Vec<String>| match items.as_slice() {
        [] => String::new(),
        items => format!(" {label} {}.", items.join(", ")),
    };
    // The documentation of the crate describes operations.
    let parts = parts(row).into_iter().filter(|_| row.id != Kind::OperationNew);
    let parts = parts.flat_map(|(_, texts)| texts).map(|text| code_span(&text));
    let parts = list("It has", parts.collect());
    let places = list("In", limited(places(row)).iter().map(|place| code_span(place)).collect());
    let (subject, title) = (code_span(&subject(row)), title(row));
    format!("- {subject}: {title}{values}: {}.{parts}{places}\n", row.why)
}

/// Returns a text as a code span.
fn code_span(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_span_is_longer_than_backticks_in_text() {
        assert_eq!(code_span("a|b"), "`a|b`");
        assert_eq!(code_span("a``b"), "``` a``b ```");
    }
}
