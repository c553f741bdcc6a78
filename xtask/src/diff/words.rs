//! The words for rows: places, titles and values.

use super::values::{cut, shown};
use codegen::{Change, ChangeKind, Diff, Effect, Group, Item, Kind, NewPart, Part, Row, printable};

/// The most places and uses that a row lists.
const MAX_PLACES: usize = 12;

/// Returns the sections of a report that have rows, each with its heading.
pub(super) fn sections(diff: &Diff) -> Vec<(&'static str, Vec<&Row>)> {
    let heading = |effect| match effect {
        Effect::Breaks => "Breaking",
        Effect::Adds => "New",
        Effect::Behaves | Effect::Internal => "Changed",
    };
    let mut sections: Vec<(_, Vec<_>)> = Vec::new();
    for row in &diff.rows {
        let heading = heading(row.id.effect());
        match sections.last_mut().filter(|(last, _)| *last == heading) {
            Some((_, rows)) => rows.push(row),
            None => sections.push((heading, vec![row])),
        }
    }
    sections
}

/// Returns the item of a change, such as `create_room input name`.
pub(super) fn place(item: &Item) -> String {
    let name = printable(&item.name);
    let whole = match item.group {
        Group::Service => "service".to_owned(),
        Group::Endpoint => "endpoints".to_owned(),
        Group::Operation => name,
        Group::Type => format!("type {name}"),
        Group::Error => format!("error {name}"),
    };
    let part = match item.part {
        None => return whole,
        Some(Part::Region) => return printable(&item.member),
        Some(part) => format!("{whole} {part} {}", printable(&item.member)),
    };
    part.trim_end().to_owned()
}

/// Returns the subject of a row: its item, or a word for several items.
pub(super) fn subject(row: &Row) -> String {
    let [first, others @ ..] = row.changes.as_slice() else { return String::new() };
    match (others.len(), first.item.part, &first.target) {
        (_, Some(Part::Region), _) => "endpoints".to_owned(),
        (0, ..) => place(&first.item),
        (more, Some(Part::Error), _) => {
            format!("{} operations, error {}", more + 1, printable(&first.item.member))
        }
        (more, _, Some(target)) if first.fact.is_some() => {
            format!("{} members with {}", more + 1, printable(target))
        }
        (more, Some(part), _) if first.kind != ChangeKind::Changed => {
            format!("{} items, {part} {}", more + 1, printable(&first.item.member))
        }
        (more, ..) => format!("{} items", more + 1),
    }
}

/// Returns the items of a row, if the subject does not name them.
pub(super) fn places(row: &Row) -> Vec<String> {
    let is_named = row.changes.len() == 1
        && row.changes.iter().all(|change| change.item.part != Some(Part::Region));
    if is_named {
        return Vec::new();
    }
    let place = |Change { item, kind, .. }: &Change| match (item.group, item.part) {
        (Group::Operation, Some(Part::Error)) => printable(&item.name),
        (_, Some(part @ (Part::Input | Part::Output | Part::Member)))
            if *kind != ChangeKind::Changed =>
        {
            let part = Some(part).filter(|part| *part != Part::Member);
            place(&Item { part, member: String::new(), ..item.clone() })
        }
        _ => place(item),
    };
    row.changes.iter().map(place).collect()
}

/// Returns the first places of a list, and the number of the others.
pub(super) fn limited(mut places: Vec<String>) -> Vec<String> {
    let omitted = places.len().saturating_sub(MAX_PLACES);
    if omitted > 0 {
        places.truncate(MAX_PLACES);
        places.push(format!("… and {omitted} more"));
    }
    places
}

/// Returns the title of a row, such as `became required`.
pub(super) fn title(row: &Row) -> String {
    match (row.id, row.changes.first().and_then(|change| change.is.as_deref())) {
        (Kind::TypeNew, Some(kind)) => format!("new {}", printable(kind)),
        (id, _) => id.title().to_owned(),
    }
}

/// Returns the parts of the new item of a row, grouped by kind, such as `input` with
/// `name: optional String`.
pub(super) fn parts(row: &Row) -> Vec<(Part, Vec<String>)> {
    let mut groups: Vec<(Part, Vec<_>)> = Vec::new();
    for NewPart { part, member, is } in row.changes.iter().flat_map(|change| &change.parts) {
        let text = match is {
            Some(is) => format!("{}: {}", printable(member), printable(is)),
            None => printable(member),
        };
        match groups.last_mut().filter(|(last, _)| last == part) {
            Some((_, texts)) => texts.push(text),
            None => groups.push((*part, vec![text])),
        }
    }
    groups
}

/// Returns the old and the new value of a row, as far as it has them.
pub(super) fn values(row: &Row) -> (Option<String>, Option<String>) {
    let Some(first) = row.changes.first() else { return (None, None) };
    match (first.was.as_deref(), first.is.as_deref()) {
        // The title says it.
        (_, Some(_)) if row.id == Kind::TypeNew => (None, None),
        (Some("yes"), _) | (_, Some("yes")) => (None, None),
        (_, Some(text)) if row.id == Kind::DeprecatedNew => (None, Some(shown(text, 0))),
        (Some(was), Some(is)) => {
            let (was, is) = cut(was, is);
            (Some(was), Some(is))
        }
        (None, Some(is)) if first.kind == ChangeKind::New => (None, Some(shown(is, 0))),
        (Some(was), None) if first.kind == ChangeKind::Gone => (Some(shown(was, 0)), None),
        (None, Some(is)) => (Some("none".to_owned()), Some(shown(is, 0))),
        (Some(was), None) => (Some(shown(was, 0)), Some("none".to_owned())),
        (None, None) => (None, None),
    }
}
