//! The changes from one API to another.

use super::semver::{self, Judgement};
use super::{Api, Fact, Facts, Group, Item, Level};
use serde::Serialize;
use std::collections::BTreeSet;

/// The changes from one API to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The highest level of the changes.
    pub verdict: Level,
    /// The changes, sorted by item. Changes of documentation are only counted.
    pub changes: Vec<Change>,
    /// The number of items with changed documentation.
    pub documentation: usize,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The changed item.
    #[serde(flatten)]
    pub item: Item,
    /// The kind of change.
    pub kind: ChangeKind,
    /// The changed fact, if the item is neither new nor gone.
    pub fact: Option<Fact>,
    /// The old value. `None` if the value is new or cannot be shown.
    pub was: Option<String>,
    /// The new value. `None` if the value is gone or cannot be shown.
    pub is: Option<String>,
    /// The level of the version that the change requires.
    pub level: Level,
    /// Whether the change can break code or stored JSON of the old crate.
    pub breaks: bool,
    /// The reason for the level.
    pub why: &'static str,
}

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names of the variants need no explanation")]
pub enum ChangeKind {
    New,
    Gone,
    Changed,
}

impl Change {
    /// Creates a change without values.
    fn new(item: &Item, kind: ChangeKind, (level, why): Judgement) -> Self {
        let breaks = level == Level::Major;
        Change { item: item.clone(), kind, fact: None, was: None, is: None, level, breaks, why }
    }
}

impl Api {
    /// Returns the changes from this API to `new`.
    pub fn diff(&self, new: &Api) -> Diff {
        let mut diff = Diff::default();
        let items: BTreeSet<_> = self.0.keys().chain(new.0.keys()).collect();
        let service = [self, new].map(|api| api.0.get(&Item::of(Group::Service, "")));
        for item in items {
            // Do not report the parts of an item that is itself new or gone.
            let whole = item.whole();
            let is_covered =
                *item != whole && self.0.contains_key(&whole) != new.0.contains_key(&whole);
            if is_covered {
                continue;
            }
            match (self.0.get(item), new.0.get(item)) {
                (Some(was), Some(is)) => diff.compare(item, was, is, &service),
                (Some(was), None) => diff.changes.push(Change {
                    was: describe(was),
                    ..Change::new(item, ChangeKind::Gone, semver::gone(item))
                }),
                (None, Some(is)) => diff.changes.push(Change {
                    is: describe(is),
                    ..Change::new(item, ChangeKind::New, semver::new(item, is))
                }),
                (None, None) => {}
            }
        }
        diff.verdict = diff.changes.iter().map(|change| change.level).max().unwrap_or_default();
        diff
    }
}

impl Diff {
    /// Adds the changed facts of an item.
    fn compare(&mut self, item: &Item, was: &Facts, is: &Facts, service: &[Option<&Facts>; 2]) {
        let facts: BTreeSet<_> = was.keys().chain(is.keys()).copied().collect();
        for fact in facts {
            let (was, is) = (was.get(&fact), is.get(&fact));
            // Do not report an operation whose authentication changes exactly as that of the
            // service.
            let service_facts = service.map(|facts| facts.and_then(|facts| facts.get(&fact)));
            let is_covered =
                fact == Fact::Auth && item.group == Group::Operation && [was, is] == service_facts;
            if was == is || is_covered {
                continue;
            }
            if fact == Fact::Docs {
                self.documentation += 1;
                continue;
            }
            let judgement = semver::changed(item, fact, was.map(|it| &**it), is.map(|it| &**it));
            let shown = |value: Option<&String>| value.filter(|_| !fact.is_digest()).cloned();
            self.changes.push(Change {
                fact: Some(fact),
                was: shown(was),
                is: shown(is),
                ..Change::new(item, ChangeKind::Changed, judgement)
            });
        }
    }
}

/// Returns the most important facts of an item.
fn describe(facts: &Facts) -> Option<String> {
    let important = [
        Fact::Nullability,
        Fact::Kind,
        Fact::Type,
        Fact::Http,
        Fact::Value,
        Fact::Status,
        Fact::Delays,
        Fact::Url,
    ];
    let values: Vec<_> =
        important.iter().filter_map(|fact| facts.get(fact)).map(String::as_str).collect();
    (!values.is_empty()).then(|| values.join(" "))
}
