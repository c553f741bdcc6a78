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
#[allow(missing_docs, reason = "each variant is named after what it is")]
pub enum ChangeKind {
    New,
    Gone,
    Changed,
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
                (Some(was), None) => {
                    let what = (ChangeKind::Gone, None);
                    diff.push(item, what, (describe(was), None), semver::gone(item));
                }
                (None, Some(is)) => {
                    let what = (ChangeKind::New, None);
                    diff.push(item, what, (None, describe(is)), semver::new(item, is));
                }
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
            // Do not report an operation whose authentication changes exactly as that of the service.
            let of_service = service.map(|facts| facts.and_then(|facts| facts.get(&fact)));
            let is_covered =
                fact == Fact::Auth && item.group == Group::Operation && [was, is] == of_service;
            if was == is || is_covered {
                continue;
            }
            if fact == Fact::Docs {
                self.documentation += 1;
                continue;
            }
            let judgement = semver::changed(item, fact, was.map(|it| &**it), is.map(|it| &**it));
            let shown = |value: Option<&String>| value.filter(|_| !fact.is_digest()).cloned();
            let what = (ChangeKind::Changed, Some(fact));
            self.push(item, what, (shown(was), shown(is)), judgement);
        }
    }

    fn push(
        &mut self,
        item: &Item,
        (kind, fact): (ChangeKind, Option<Fact>),
        (was, is): (Option<String>, Option<String>),
        (level, why): Judgement,
    ) {
        let (item, breaks) = (item.clone(), level == Level::Major);
        self.changes.push(Change { item, kind, fact, was, is, level, breaks, why });
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
    let known: Vec<_> =
        important.iter().filter_map(|fact| facts.get(fact)).map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(" "))
}
