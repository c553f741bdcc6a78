//! The API of a generated crate as a list of facts, and the changes between two APIs.
//!
//! The facts come from the IR and not from the model. Two models that express the same API in
//! different ways have the same facts.

pub(crate) mod change;
pub(crate) mod classify;
pub(crate) mod describe;
pub(crate) mod diff;
pub(crate) mod fact;
pub(crate) mod kind;
pub(crate) mod level;
pub(crate) mod limits;
pub(crate) mod rows;
pub(crate) mod uses;

pub use change::{Change, ChangeKind, NewPart};
pub use diff::Diff;
pub use fact::Fact;
pub use kind::{Effect, Kind};
pub use level::Level;
pub use rows::Row;

use crate::diagnostic::printable::is_unprintable;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The file of a crate that records its API. The next generation compares its result with the file.
pub const API_FILE: &str = "src/api.jsonl";

/// The API of a crate: its items with their facts.
#[derive(Clone, Debug, Default)]
pub struct Api {
    items: BTreeMap<Item, Facts>,
    /// The shapes that items come from. The file of a crate does not record them.
    origins: BTreeMap<Item, Origin>,
}

/// The origin of an item in the model.
#[derive(Clone, Debug)]
struct Origin {
    /// The shape ID, with the name of the member if the item is one.
    shape: String,
    /// The shape ID of the target of the member.
    target: Option<String>,
}

/// The facts of an item.
type Facts = BTreeMap<Fact, String>;

/// An item of the API: an operation, a type, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Item {
    /// The group of the item.
    pub group: Group,
    /// The name of the operation, type or error in Rust. Empty for the service and the endpoint.
    pub name: String,
    /// The kind of part. `None` if the item is not a part of another.
    pub part: Option<Part>,
    /// The name of the part. Empty for an input or output as a whole.
    pub member: String,
}

/// A group of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names of the variants need no explanation")]
pub enum Group {
    Service,
    Operation,
    Type,
    Error,
    Endpoint,
}

/// A kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names of the variants need no explanation")]
pub enum Part {
    Setting,
    Input,
    Output,
    Error,
    Waiter,
    Member,
    Value,
    Parameter,
    Method,
    Region,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
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
        })
    }
}

impl Item {
    fn of(group: Group, name: impl ToString) -> Self {
        Item { group, name: name.to_string(), part: None, member: String::new() }
    }

    /// Returns a part of this item.
    fn part(&self, part: Part, member: impl ToString) -> Self {
        Item { part: Some(part), member: member.to_string(), ..self.clone() }
    }

    /// Returns the item that this item is a part of, or the item itself.
    fn whole(&self) -> Self {
        Item::of(self.group, &self.name)
    }
}

/// An item and its facts, as a line of the file.
#[derive(Serialize, Deserialize)]
struct Line(Group, String, Option<Part>, String, Facts);

impl Api {
    /// Adds an item with those facts that have a value.
    fn add(&mut self, item: Item, facts: impl IntoIterator<Item = (Fact, Option<String>)>) {
        let facts = facts.into_iter().filter_map(|(fact, value)| Some((fact, value?)));
        self.items.insert(item, facts.collect());
    }

    /// Returns the name of the service in settings.
    pub fn service(&self) -> Option<&str> {
        self.items.get(&Item::of(Group::Service, ""))?.get(&Fact::Settings).map(String::as_str)
    }

    /// Returns the names of the operations.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        let is_operation = |item: &Item| item.group == Group::Operation && item.part.is_none();
        let operations = self.items.iter().filter(move |(item, _)| is_operation(item));
        operations.filter_map(|(_, facts)| facts.get(&Fact::Name).map(String::as_str))
    }

    /// Returns an item and its parts, each with its facts.
    fn with_parts(&self, whole: &Item) -> impl Iterator<Item = (&Item, &Facts)> {
        self.items.range(whole..).take_while(move |(item, _)| item.whole() == *whole)
    }

    /// Parses the text of [`to_text`](Api::to_text). `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let entry = |line| {
            let Line(group, name, part, member, facts) = serde_json::from_str(line).ok()?;
            Some((Item { group, name, part, member }, facts))
        };
        let items = text.lines().map(entry).collect::<Option<_>>()?;
        Some(Api { items, origins: BTreeMap::new() })
    }

    /// Returns the items with their facts as text, one item on each line.
    pub fn to_text(&self) -> String {
        let line = |(item, facts): (&Item, &Facts)| {
            let Item { group, name, part, member } = item.clone();
            serde_json::to_string(&Line(group, name, part, member, facts.clone()))
        };
        // Strings and maps of strings always serialize: `flat_map` drops no line.
        let lines = self.items.iter().flat_map(line).map(|line| escape(&line) + "\n");
        lines.collect()
    }
}

/// Escapes unprintable characters in JSON.
fn escape(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match is_unprintable(c) {
            true => escaped += &format!("\\u{:04x}", u32::from(c)),
            false => escaped.push(c),
        }
    }
    escaped
}
