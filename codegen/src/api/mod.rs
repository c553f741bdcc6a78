//! What a crate is to its callers, fact by fact, and what changed between two.
//!
//! The facts are taken from what was decided, not from the model: however a model spells them, they
//! are the same.

pub(crate) mod describe;
pub(crate) mod diff;
pub(crate) mod fact;
pub(crate) mod semver;

pub use diff::{Change, ChangeKind, Diff};
pub use fact::Fact;
pub use semver::Level;

use crate::diagnostic::printable::is_unprintable;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file of a crate that has its facts, for the next time it is generated.
pub const API_FILE: &str = "src/api.jsonl";

/// The facts of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Api(BTreeMap<Item, Facts>);

/// What is so of something.
type Facts = BTreeMap<Fact, String>;

/// Something that callers have to do with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Item {
    /// What it is, or belongs to.
    pub group: Group,
    /// The name of that in Rust.
    pub name: String,
    /// The part of it that is meant, if it is not the whole.
    pub part: Option<Part>,
    /// The name of the part, which inputs and outputs as a whole do not have.
    pub member: String,
}

/// What callers have to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after what it is")]
pub enum Group {
    Service,
    Operation,
    Type,
    Error,
    Endpoint,
}

/// The parts of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after what it is")]
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

impl Item {
    fn of(group: Group, name: impl ToString) -> Self {
        Item { group, name: name.to_string(), part: None, member: String::new() }
    }

    /// A part of it.
    fn part(&self, part: Part, member: impl ToString) -> Self {
        Item { part: Some(part), member: member.to_string(), ..self.clone() }
    }

    /// What it is a part of.
    fn whole(&self) -> Self {
        Item::of(self.group, &self.name)
    }
}

/// An item and its facts, as a line of a file.
#[derive(Serialize, Deserialize)]
struct Line(Group, String, Option<Part>, String, Facts);

impl Api {
    fn add(&mut self, item: Item, facts: impl IntoIterator<Item = (Fact, Option<String>)>) {
        let facts = facts.into_iter().filter_map(|(fact, value)| Some((fact, value?)));
        self.0.insert(item, facts.collect());
    }

    /// Reads what [`to_text`](Api::to_text) wrote, `None` if it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let entry = |line| {
            let Line(group, name, part, member, facts) = serde_json::from_str(line).ok()?;
            Some((Item { group, name, part, member }, facts))
        };
        text.lines().map(entry).collect::<Option<_>>().map(Api)
    }

    /// The facts as text, a line for each item.
    pub fn to_text(&self) -> String {
        let line = |(item, facts): (&Item, &Facts)| {
            let Item { group, name, part, member } = item.clone();
            serde_json::to_string(&Line(group, name, part, member, facts.clone()))
        };
        // Texts and maps of texts are always JSON.
        let lines = self.0.iter().flat_map(line).map(|line| escaped(&line) + "\n");
        lines.collect()
    }
}

/// JSON in which all that would not be seen is escaped.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match is_unprintable(c) {
            true => escaped += &format!("\\u{:04x}", u32::from(c)),
            false => escaped.push(c),
        }
    }
    escaped
}
