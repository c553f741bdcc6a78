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
    pub of_output: Vec<(Query, Verdict)>,
    /// What errors mean: that with a code, or any if there is none.
    pub of_error: Vec<(Option<String>, Verdict)>,
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Success,
    Failure,
    Retry,
}
