//! Where the clients differ on purpose.

use crate::wire::operations::Outcome;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How often each of the differences was met.
#[derive(Debug, Default)]
pub struct Differences(RefCell<BTreeMap<&'static str, u32>>);

impl Differences {
    /// Whether both read the same of a body, but for what is on purpose.
    pub fn agree(&self, ours: &Outcome, theirs: &Outcome, body: &str) -> bool {
        if ours == theirs {
            return true;
        }
        let known = on_purpose(ours, theirs, body);
        if let Some(known) = known {
            *self.0.borrow_mut().entry(known).or_default() += 1;
        }
        known.is_some()
    }

    pub fn print(&self) {
        for (difference, count) in &*self.0.borrow() {
            println!("{count:>6} times on purpose: {difference}");
        }
    }
}

fn on_purpose(ours: &Outcome, theirs: &Outcome, body: &str) -> Option<&'static str> {
    use Outcome::{Error, Failed, Output, Unknown};
    let body = serde_json::from_str(body).unwrap_or_default();
    match (ours, theirs) {
        (Unknown(None, Some(_)), Unknown(None, None)) => {
            Some("of an error without a code, the official client drops the message")
        }
        (Error(..) | Unknown(Some(_), _), Unknown(None, None)) => {
            Some("of an error that it cannot read, the official client drops the code")
        }
        (Failed, Output(..)) | (Error(..), Error(..))
            if somewhere(&body, &|_, value| value.as_f64() == Some(5.0) && value.is_f64()) =>
        {
            Some("ours takes 5.0 for no integer")
        }
        (Error(..), Failed) => Some(
            "of an error with a member that it cannot read, the official client drops the rest",
        ),
        (Output(..), Failed) if somewhere(&body, &has_null) => {
            Some("the official client refuses a list or a map with a `null` in it, ours skips it")
        }
        _ => None,
    }
}

/// Whether a member is a list, or the map of the model, with a `null` in it.
fn has_null(name: &str, value: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(Value::is_null),
        Value::Object(members) => name == "tags" && members.values().any(Value::is_null),
        _ => false,
    }
}

/// Whether this holds of a member somewhere in a value.
fn somewhere(value: &Value, holds: &impl Fn(&str, &Value) -> bool) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, member)| holds(name, member) || somewhere(member, holds))
        }
        Value::Array(elements) => elements.iter().any(|element| somewhere(element, holds)),
        _ => false,
    }
}
