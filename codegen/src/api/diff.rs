//! What changed from one crate to another.

use super::semver::{self, Judgement};
use super::{Api, Fact, Facts, Group, Item, Level};
use serde::Serialize;
use std::collections::BTreeSet;

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The level of the whole: the highest of the changes, documentation left aside.
    pub verdict: Level,
    /// The changes, sorted by what they are about.
    pub changes: Vec<Change>,
    /// How many items have another documentation.
    pub documentation: usize,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about.
    #[serde(flatten)]
    pub item: Item,
    /// What became of it.
    pub kind: ChangeKind,
    /// Which of its facts changed, if that is what happened.
    pub fact: Option<Fact>,
    /// What it was, unless there was nothing or it cannot be told.
    pub was: Option<String>,
    /// What it is now, unless there is nothing or it cannot be told.
    pub is: Option<String>,
    /// What it means for a version.
    pub level: Level,
    /// Whether code, or stored JSON, that fits the old crate may not fit the new one.
    pub breaks: bool,
    /// Why.
    pub why: &'static str,
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after what it is")]
pub enum ChangeKind {
    New,
    Gone,
    Changed,
}

impl Api {
    /// What changed from this crate to another.
    pub fn diff(&self, new: &Api) -> Diff {
        let mut diff = Diff::default();
        let items: BTreeSet<_> = self.0.keys().chain(new.0.keys()).collect();
        let service = [self, new].map(|api| api.0.get(&Item::of(Group::Service, "")));
        for item in items {
            // What is a part of something new or gone is no change of its own.
            let whole = item.whole();
            let is_told =
                *item != whole && self.0.contains_key(&whole) != new.0.contains_key(&whole);
            if is_told {
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
    fn compare(&mut self, item: &Item, was: &Facts, is: &Facts, service: &[Option<&Facts>; 2]) {
        let facts: BTreeSet<_> = was.keys().chain(is.keys()).copied().collect();
        for fact in facts {
            let (was, is) = (was.get(&fact), is.get(&fact));
            // An operation that is authenticated as the service is changes with it.
            let of_service = service.map(|facts| facts.and_then(|facts| facts.get(&fact)));
            let with_service =
                fact == Fact::Auth && item.group == Group::Operation && [was, is] == of_service;
            if was == is || with_service {
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

/// What is most important of something.
fn describe(facts: &Facts) -> Option<String> {
    let important = [
        Fact::Presence,
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
