//! Intended differences between the clients.

use crate::wire::outcome::Outcome;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The number of occurrences of each intended difference.
#[derive(Debug, Default)]
pub struct Differences(RefCell<BTreeMap<&'static str, u32>>);

impl Differences {
    /// Whether both clients parsed a body to the same outcome, apart from intended differences.
    pub fn agree(&self, ours: &Outcome, theirs: &Outcome, body: &str) -> bool {
        if ours == theirs {
            return true;
        }
        let intended = intended_difference(ours, theirs, body);
        if let Some(intended) = intended {
            *self.0.borrow_mut().entry(intended).or_default() += 1;
        }
        intended.is_some()
    }

    /// Prints the number of occurrences of each difference.
    pub fn print(&self) {
        for (difference, count) in &*self.0.borrow() {
            println!("{count:>6} intended differences: {difference}");
        }
    }
}

/// Returns the intended difference that explains two outcomes.
fn intended_difference(ours: &Outcome, theirs: &Outcome, body: &str) -> Option<&'static str> {
    use Outcome::{Error, Failed, Output, Unknown};
    let body = serde_json::from_str(body).unwrap_or_default();
    match (ours, theirs) {
        (Unknown(None, Some(_)), Unknown(None, None)) => {
            Some("the official client drops the message of an error without a code")
        }
        (Error(..) | Unknown(Some(_), _), Unknown(None, None)) => {
            Some("the official client drops the code of an error that it cannot parse")
        }
        (Error(..), Failed) => {
            Some("the official client drops all members of an error with an invalid one")
        }
        (Output(..), Failed) if any_member(&body, &has_null) => {
            Some("the official client rejects a list or a map with `null`; ours skips the `null`")
        }
        _ => None,
    }
}

/// Whether a member is a list or map with `null` in it. `tags` is the only map of the model.
fn has_null(name: &str, value: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(Value::is_null),
        Value::Object(members) => name == "tags" && members.values().any(Value::is_null),
        _ => false,
    }
}

/// Whether a member anywhere in a value matches.
fn any_member(value: &Value, matches: &impl Fn(&str, &Value) -> bool) -> bool {
    match value {
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| matches(name, member) || any_member(member, matches)),
        Value::Array(elements) => elements.iter().any(|element| any_member(element, matches)),
        _ => false,
    }
}
