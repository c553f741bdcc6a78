//! Reports of changes: one row for a change of a shape, however many items have the shape.

use super::change::{Change, ChangeKind};
use super::kind::Kind;
use super::level::Level;
use super::uses::Uses;
use super::{Fact, Group, Part};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A change, with all items that it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The kind of change.
    pub id: Kind,
    /// The level of the version that the change requires.
    pub level: Level,
    /// Whether the change can break code or stored JSON of the old crate.
    pub breaks: bool,
    /// The reason for the level.
    pub why: &'static str,
    /// The parts of operations that have the changed type: all, or a hundred of each type.
    pub used_by: Vec<String>,
    /// The changed items: at least one.
    pub changes: Vec<Change>,
}

/// The properties that the changes of a row share.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: ChangeKind,
    fact: Option<Fact>,
    values: [Option<String>; 2],
    subject: String,
}

/// Groups the changes that have one cause. The rows with the gravest effect come first, then those
/// of the same item.
pub(crate) fn rows(changes: Vec<Change>, uses: &Uses) -> Vec<Row> {
    let mut causes: BTreeMap<Key, Vec<Change>> = BTreeMap::new();
    for change in changes {
        causes.entry(key(&change)).or_default().push(change);
    }
    // Many structures often get or lose the same member at once.
    let mut groups: BTreeMap<(Kind, Key), Vec<Change>> = BTreeMap::new();
    for (mut key, changes) in causes {
        let Some(id) = changes.iter().map(|change| change.id).min() else { continue };
        let parts = [Part::Input, Part::Output, Part::Member].map(Some);
        if let Some(first) = changes.first().filter(|first| parts.contains(&first.item.part))
            && first.kind != ChangeKind::Changed
        {
            key.subject.clone_from(&first.item.member);
        }
        groups.entry((id, key)).or_default().extend(changes);
    }
    let mut rows: Vec<_> =
        groups.into_iter().map(|((id, _), changes)| row(id, changes, uses)).collect();
    rows.sort_by_cached_key(|row| {
        let item = row.changes.first().map(|change| (change.item.clone(), change.fact));
        (row.id.effect(), item)
    });
    rows
}

/// Creates the row of changes with the same cause. Its kind is the gravest one.
fn row(id: Kind, changes: Vec<Change>, uses: &Uses) -> Row {
    let level = id.effect().level();
    let items = changes.iter().map(|change| &change.item);
    let types = items.filter(|item| matches!(item.group, Group::Type | Group::Error));
    let used_by: BTreeSet<_> = types.flat_map(|item| uses.of_type(item)).collect();
    let used_by = used_by.into_iter().collect();
    Row { id, level, breaks: level == Level::Major, why: id.why(), used_by, changes }
}

fn key(change: &Change) -> Key {
    let Change { item, kind, fact, was, is, shape, target, .. } = change;
    let values = [was.clone(), is.clone()];
    let of_item = || shape.clone().unwrap_or_else(|| format!("{} {}", item.name, item.member));
    // Members with a type of the prelude have nothing in common.
    let own_target = target.clone().filter(|target| !target.starts_with("smithy.api#"));
    let of_target = || own_target.unwrap_or_else(of_item);
    let (values, subject) = match (item.part, kind, fact) {
        // The endpoints of all regions change at once, each in its own way.
        (Some(Part::Region), ..) => {
            let subject = change.id.id().to_owned();
            return Key {
                kind: ChangeKind::Changed,
                fact: Some(Fact::Url),
                values: [None, None],
                subject,
            };
        }
        (Some(Part::Error), ..) => (values, item.member.clone()),
        (_, ChangeKind::Changed, Some(Fact::Deprecated)) => (values, String::new()),
        (None, ChangeKind::Changed, _) => (values, String::new()),
        (Some(Part::Input | Part::Output), ChangeKind::Changed, _) if item.member.is_empty() => {
            (values, String::new())
        }
        (_, ChangeKind::Changed, Some(fact)) if fact.is_of_target() => (values, of_target()),
        _ => (values, of_item()),
    };
    Key { kind: *kind, fact: *fact, values, subject }
}
