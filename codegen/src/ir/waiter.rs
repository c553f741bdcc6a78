//! Waiters.

use super::{Docs, Query};
use proc_macro2::Ident;

/// A way to call an operation until something is so.
pub(crate) struct Waiter {
    /// The method of the client.
    pub method: Ident,
    /// The function that judges answers.
    pub judge: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    /// How many seconds there are between two calls, at least and at most.
    pub delays: (u32, u32),
    /// What outputs mean: the first that holds counts.
    pub outputs: Vec<(Query, Verdict)>,
    /// What outputs mean of which none of those holds.
    pub other_outputs: Verdict,
    /// What errors with a code mean.
    pub errors: Vec<(String, Verdict)>,
    /// What other errors mean, if anything.
    pub other_errors: Option<Verdict>,
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Success,
    Failure,
    Retry,
}
