//! Where the clients differ on purpose.

use crate::wire::operations::Outcome;
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
    match (ours, theirs) {
        (Unknown(None, Some(_)), Unknown(None, None)) => {
            Some("of an error without a code, the official client drops the message")
        }
        (Failed | Error(..) | Unknown(Some(_), _), Unknown(None, None)) => Some(
            "of an error with a code or message that is no text, the official client drops both",
        ),
        (Failed, Output(..) | Error(..)) if body.contains("5.0") => {
            Some("ours takes 5.0 for no integer")
        }
        (Output(..) | Error(..), Failed) if body.contains(":null") => {
            Some("the official client refuses a map with a `null` for a value, ours leaves it out")
        }
        _ => None,
    }
}
