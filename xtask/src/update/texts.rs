//! The documentation of two models: what is ours, and digests of what is published.

use codegen::digest;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The trait with the documentation of a shape or a member.
pub(super) const DOCUMENTATION: &str = "smithy.api#documentation";

/// The key of texts in other traits, such as endpoint rules.
const KEY: &str = "documentation";

/// The traits that have nothing but texts and examples.
const TEXT_TRAITS: [&str; 3] =
    [DOCUMENTATION, "smithy.api#examples", "smithy.api#externalDocumentation"];

/// The texts of a published model, and the places that have no text of ours.
#[derive(Default)]
pub(super) struct Texts {
    /// The digest of each text, by its place.
    pub(super) digests: BTreeMap<String, String>,
    /// The places with a published text but none of ours.
    pub(super) undocumented: Vec<String>,
}

impl Texts {
    /// Replaces the published texts of traits by ours, and removes those that we do not have.
    pub(super) fn replace(
        &mut self,
        place: &str,
        ours: &Map<String, Value>,
        traits: &mut Map<String, Value>,
    ) {
        if let Some(Value::String(text)) = traits.get(DOCUMENTATION) {
            self.note(place, text, ours.contains_key(DOCUMENTATION));
        }
        traits.retain(|id, _| !TEXT_TRAITS.contains(&id.as_str()));
        for (id, value) in traits.iter_mut() {
            let mut found = Vec::new();
            replace_nested(ours.get(id), value, &mut found);
            if !found.is_empty() {
                self.digests.insert(format!("{place} {id}"), digest(&found.join("\n")));
            }
        }
        let kept = ours.iter().filter(|(id, _)| TEXT_TRAITS.contains(&id.as_str()));
        traits.extend(kept.map(|(id, value)| (id.clone(), value.clone())));
    }

    /// Adds a published text.
    fn note(&mut self, place: &str, text: &str, is_documented: bool) {
        self.digests.insert(place.to_owned(), digest(text));
        if !is_documented {
            self.undocumented.push(place.to_owned());
        }
    }

    /// Returns the places whose published text differs from that of the last merge.
    pub(super) fn changed_since<'t>(
        &'t self,
        last: &'t BTreeMap<String, String>,
    ) -> impl Iterator<Item = &'t str> {
        let differs = |(place, digest): &(&String, &String)| {
            last.get(*place).is_some_and(|last| last != *digest)
        };
        self.digests.iter().filter(differs).map(|(place, _)| place.as_str())
    }
}

/// Whether a place of a model has documentation. True for texts in other traits, which need none.
pub(super) fn is_documented(model: &Value, place: &str) -> bool {
    let (id, member) = match place.split_once('$') {
        Some((id, member)) => (id, Some(member)),
        None => (place, None),
    };
    let Some(shape) = model["shapes"].get(id) else { return true };
    let owner = match member {
        Some(member) => shape.get("members").unwrap_or(shape).get(member),
        None => Some(shape),
    };
    owner.is_none_or(|owner| owner["traits"].get(DOCUMENTATION).is_some())
}

/// Replaces the texts in the value of a trait. Adds the published ones to `found`.
fn replace_nested(ours: Option<&Value>, value: &mut Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if members.get(KEY).is_some_and(Value::is_string) {
                let text = members.shift_remove(KEY);
                found.extend(text.and_then(|text| text.as_str().map(str::to_owned)));
                if let Some(text) = ours.and_then(|ours| ours.get(KEY)) {
                    members.insert(KEY.to_owned(), text.clone());
                }
            }
            for (key, value) in members.iter_mut().filter(|(key, _)| *key != KEY) {
                replace_nested(ours.and_then(|ours| ours.get(key)), value, found);
            }
        }
        Value::Array(values) => {
            let ours = ours.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            for (index, value) in values.iter_mut().enumerate() {
                replace_nested(partner(ours, value, index), value, found);
            }
        }
        _ => {}
    }
}

/// Returns the element of an array that differs from a value only in texts, or else the one at the
/// same index if the value has no text of its own.
fn partner<'v>(ours: &'v [Value], value: &Value, index: usize) -> Option<&'v Value> {
    let bare = without_texts(value);
    let at_index = ours.get(index).filter(|ours| without_texts(ours) == bare);
    let same = at_index.or_else(|| ours.iter().find(|ours| without_texts(ours) == bare));
    same.or_else(|| ours.get(index).filter(|_| value.get(KEY).is_none()))
}

fn without_texts(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let others = members.iter().filter(|(key, value)| *key != KEY || !value.is_string());
            others.map(|(key, value)| (key.clone(), without_texts(value))).collect()
        }
        Value::Array(values) => values.iter().map(without_texts).collect(),
        other => other.clone(),
    }
}
