//! The changes from one API to another.

use super::change::{Change, ChangeKind, NewPart};
use super::classify::{self, FactChange};
use super::kind::Kind;
use super::level::Level;
use super::rows::{Row, rows};
use super::uses::Uses;
use super::{Api, Fact, Facts, Group, Item};
use crate::diagnostic::SourceFile;
use crate::diagnostic::locate::lines;
use serde::Serialize;
use std::collections::BTreeSet;

/// The changes from one API to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The shape IDs of the services, if they are two different ones.
    pub services: Option<[String; 2]>,
    /// The highest level of the changes.
    pub verdict: Level,
    /// The changes, the gravest first. Changes of documentation are only counted.
    pub rows: Vec<Row>,
    /// The number of items with changed documentation.
    pub documentation: usize,
}

impl Api {
    /// Returns the changes from this API to `new`.
    pub fn diff(&self, new: &Api) -> Diff {
        let comparison = Comparison { old: self, new, uses: [Uses::of(self), Uses::of(new)] };
        let (mut changes, mut documentation) = (Vec::new(), 0);
        for item in self.items.keys().chain(new.items.keys()).collect::<BTreeSet<_>>() {
            if !comparison.is_part_of_new_or_gone(item) {
                comparison.compare(item, &mut changes, &mut documentation);
            }
        }
        let rows = rows(changes, &comparison.uses[1]);
        let verdict = rows.iter().map(|row| row.level).max().unwrap_or_default();
        Diff { services: comparison.services(), verdict, rows, documentation }
    }
}

impl Diff {
    /// Adds the lines of the changed shapes in the files of the old and the new model.
    #[must_use]
    pub fn located(mut self, old: SourceFile<'_>, new: SourceFile<'_>) -> Self {
        let mut changes: Vec<_> = self.rows.iter_mut().flat_map(|row| &mut row.changes).collect();
        let shapes = changes.iter().filter_map(|change| change.shape.clone()).collect();
        let [old, new] = [old, new].map(|file| lines(file.content, &shapes));
        for change in &mut changes {
            let Some(shape) = &change.shape else { continue };
            change.old_line = old.get(shape).copied().filter(|_| change.kind != ChangeKind::New);
            change.new_line = new.get(shape).copied().filter(|_| change.kind != ChangeKind::Gone);
        }
        self
    }
}

/// Two APIs, and the uses of their types.
struct Comparison<'a> {
    old: &'a Api,
    new: &'a Api,
    uses: [Uses; 2],
}

impl Comparison<'_> {
    /// Returns the shape IDs of the services, if both the shapes and the names in settings differ.
    fn services(&self) -> Option<[String; 2]> {
        let item = Item::of(Group::Service, "");
        let name = |api: &Api| Some(api.items.get(&item)?.get(&Fact::Settings)?.clone());
        let shape = |api: &Api| Some(api.origins.get(&item)?.shape.clone());
        let shapes = [shape(self.old)?, shape(self.new)?];
        let differ = shapes[0] != shapes[1] && name(self.old) != name(self.new);
        differ.then_some(shapes)
    }

    /// Whether an item is a part of another that is itself new or gone.
    fn is_part_of_new_or_gone(&self, item: &Item) -> bool {
        let whole = item.whole();
        *item != whole && self.old.items.contains_key(&whole) != self.new.items.contains_key(&whole)
    }

    /// Adds the changes of an item, and counts changed documentation.
    fn compare(&self, item: &Item, changes: &mut Vec<Change>, documentation: &mut usize) {
        match (self.old.items.get(item), self.new.items.get(item)) {
            (Some(was), Some(is)) => {
                let facts: BTreeSet<_> = was.keys().chain(is.keys()).copied().collect();
                for fact in facts.into_iter().filter(|fact| was.get(fact) != is.get(fact)) {
                    match fact {
                        Fact::Docs => *documentation += 1,
                        fact => changes.extend(self.changed(item, fact, [was, is])),
                    }
                }
            }
            (Some(was), None) => changes.push(Change {
                was: describe(was),
                ..self.change(item, ChangeKind::Gone, classify::gone(item, was))
            }),
            (None, Some(is)) => changes.push(Change {
                is: describe(is),
                parts: self.new.parts(item),
                ..self.change(item, ChangeKind::New, classify::new(item, is))
            }),
            (None, None) => {}
        }
    }

    /// Returns the change of a fact.
    fn changed(&self, item: &Item, fact: Fact, [was, is]: [&Facts; 2]) -> Option<Change> {
        let value = |facts: &Facts| facts.get(&fact).cloned();
        if self.is_covered(item, fact, [was, is]) {
            return None;
        }
        let (was, is) = (value(was), value(is));
        let in_requests = self.uses.iter().all(|uses| uses.in_requests(item));
        let (old, new) = (was.as_deref(), is.as_deref());
        let id = classify::changed(&FactChange { item, fact, was: old, is: new, in_requests })?;
        let shown = |value: Option<String>| {
            value.or_else(|| fact.absent(item)).filter(|_| !fact.is_digest())
        };
        let change = self.change(item, ChangeKind::Changed, id);
        Some(Change { fact: Some(fact), was: shown(was), is: shown(is), ..change })
    }

    /// Whether another change tells the change of a fact.
    fn is_covered(&self, item: &Item, fact: Fact, facts: [&Facts; 2]) -> bool {
        match fact {
            // The authentication of an operation often changes exactly as that of the service.
            Fact::Auth if item.group == Group::Operation => {
                let service = Item::of(Group::Service, "");
                let of_service = [self.old, self.new]
                    .map(|api| api.items.get(&service).and_then(|facts| facts.get(&fact)));
                facts.map(|facts| facts.get(&fact)) == of_service
            }
            Fact::Required => facts.iter().any(|facts| {
                facts.get(&Fact::Nullability).is_some_and(|nullability| nullability == "required")
            }),
            _ => false,
        }
    }

    /// Creates a change without values.
    fn change(&self, item: &Item, kind: ChangeKind, id: Kind) -> Change {
        let origin = self.new.origins.get(item).or_else(|| self.old.origins.get(item));
        Change {
            id,
            item: item.clone(),
            kind,
            fact: None,
            was: None,
            is: None,
            parts: Vec::new(),
            shape: origin.map(|origin| origin.shape.clone()),
            target: origin.and_then(|origin| origin.target.clone()),
            old_line: None,
            new_line: None,
        }
    }
}

impl Api {
    /// Describes the parts of an operation, a type or an error.
    fn parts(&self, item: &Item) -> Vec<NewPart> {
        if item.part.is_some() {
            return Vec::new();
        }
        let parts = self.with_parts(item).filter(|(part, _)| !part.member.is_empty());
        let part = |(item, facts): (&Item, &Facts)| {
            Some(NewPart { part: item.part?, member: item.member.clone(), is: describe(facts) })
        };
        parts.filter_map(part).collect()
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
