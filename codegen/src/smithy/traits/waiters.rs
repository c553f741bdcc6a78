//! The trait with the waiters of an operation.

use serde::Deserialize;
use std::collections::BTreeMap;

traits! {
    /// The waiters of an operation, by name.
    #[derive(Default)]
    "smithy.waiters#waitable" => struct Waitable(BTreeMap<String, Waiter>);
}

/// A waiter: the client calls the operation until an acceptor ends the wait.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(crate) struct Waiter {
    pub documentation: Option<String>,
    /// The acceptors in order: the first whose matcher matches decides.
    pub acceptors: Vec<Acceptor>,
    /// The shortest delay between two calls, in seconds.
    #[serde(default = "min_delay")]
    pub min_delay: u32,
    /// The longest delay between two calls, in seconds.
    #[serde(default = "max_delay")]
    pub max_delay: u32,
    #[serde(default)]
    pub deprecated: bool,
}

fn min_delay() -> u32 {
    2
}

fn max_delay() -> u32 {
    120
}

/// The state that a waiter enters when a response matches.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Acceptor {
    pub state: AcceptorState,
    pub matcher: Matcher,
}

/// The next state of a waiter.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AcceptorState {
    Success,
    Failure,
    Retry,
}

/// A condition on the result of a call.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Matcher {
    /// The output matches.
    Output(OutputMatcher),
    /// The input and the output match.
    InputOutput(OutputMatcher),
    /// The call returns this error.
    ErrorType(String),
    /// The call succeeds (`true`) or fails (`false`).
    Success(bool),
}

/// The comparison of a value with an expected one.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct OutputMatcher {
    /// The JMESPath expression of the value.
    pub path: String,
    /// The expected value as text.
    pub expected: String,
    pub comparator: Comparator,
}

/// The comparison of the value at a path with the expected one.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::enum_variant_names, reason = "the variants have the names of the comparators")]
pub(crate) enum Comparator {
    StringEquals,
    BooleanEquals,
    AllStringEquals,
    AnyStringEquals,
}
