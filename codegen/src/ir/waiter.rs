//! Waiters.

use super::{Docs, Expr};
use proc_macro2::Ident;

/// A waiter: polls an operation until an acceptor matches.
pub(crate) struct Waiter {
    /// The method of the client.
    pub method: Ident,
    /// The function that applies the acceptors.
    pub acceptors: Ident,
    pub docs: Docs,
    pub deprecated: bool,
    /// The shortest and the longest delay between two calls, in seconds.
    pub delays: (u32, u32),
    /// The conditions on outputs with their verdicts. The first that holds decides.
    pub outputs: Vec<(Expr, Verdict)>,
    /// The verdict on outputs for which no condition holds.
    pub other_outputs: Verdict,
    /// The verdicts on errors by code.
    pub errors: Vec<(String, Verdict)>,
    /// The verdict on other errors. `None` returns the error.
    pub other_errors: Option<Verdict>,
}

/// The verdict of an acceptor on a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Success,
    Failure,
    Retry,
}
