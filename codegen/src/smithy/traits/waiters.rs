//! The trait of operations that can be called until something is so.

use serde::Deserialize;
use std::collections::BTreeMap;

/// `smithy.waiters#waitable`: the waiters of an operation, by name.
pub type Waitable = BTreeMap<String, Waiter>;

/// What is waited for, and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub struct Waiter {
    /// What it is for.
    pub documentation: Option<String>,
    /// What an answer means. The first that matches counts.
    pub acceptors: Vec<Acceptor>,
    /// How many seconds there are between two calls at least.
    #[serde(default = "min_delay")]
    pub min_delay: u32,
    /// How many seconds there are between two calls at most.
    #[serde(default = "max_delay")]
    pub max_delay: u32,
    /// Whether it should not be used any more.
    #[serde(default)]
    pub deprecated: bool,
}

fn min_delay() -> u32 {
    2
}

fn max_delay() -> u32 {
    120
}

/// What it means if an answer matches.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Acceptor {
    /// What it means.
    pub state: AcceptorState,
    /// What the answer has to be like.
    pub matcher: Matcher,
}

/// What becomes of the wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after its value")]
pub enum AcceptorState {
    Success,
    Failure,
    Retry,
}

/// What an answer has to be like.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Matcher {
    /// Something in the output has a value.
    Output(OutputMatcher),
    /// Something in the input and the output has a value.
    InputOutput(OutputMatcher),
    /// The call fails with this error.
    ErrorType(String),
    /// The call succeeds, or does not.
    Success(bool),
}

/// What something has to be.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct OutputMatcher {
    /// What: an expression in JMESPath.
    pub path: String,
    /// Its value, as text.
    pub expected: String,
    /// How the two are compared.
    pub comparator: Comparator,
}

/// How what a path leads to is compared with what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each variant is named after its value")]
pub enum Comparator {
    StringEquals,
    BooleanEquals,
    AllStringEquals,
    AnyStringEquals,
}
