//! The change of an item.

use super::kind::Kind;
use super::{Fact, Item, Part};
use serde::Serialize;

/// A change of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The kind of change.
    pub id: Kind,
    /// The changed item.
    #[serde(flatten)]
    pub item: Item,
    /// Whether the item is new, gone or changed.
    pub kind: ChangeKind,
    /// The changed fact, if the item is neither new nor gone.
    pub fact: Option<Fact>,
    /// The old value. `None` if the value is new or cannot be shown.
    pub was: Option<String>,
    /// The new value. `None` if the value is gone or cannot be shown.
    pub is: Option<String>,
    /// The parts of a new operation, type or error.
    pub parts: Vec<NewPart>,
    /// The shape ID of the item in the model.
    pub shape: Option<String>,
    /// The shape ID of its target.
    pub target: Option<String>,
    /// The line of the shape in the old model.
    pub old_line: Option<usize>,
    /// The line of the shape in the new model.
    pub new_line: Option<usize>,
}

/// A part of a new operation, type or error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewPart {
    /// The kind of part.
    pub part: Part,
    /// The name of the part.
    pub member: String,
    /// The description of the part, such as `optional String`.
    pub is: Option<String>,
}

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names of the variants need no explanation")]
pub enum ChangeKind {
    New,
    Gone,
    Changed,
}
