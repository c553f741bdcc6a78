//! The outcome of a call.

use serde_json::Value;

/// The outcome of a call, in the canonical form that both clients share.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The output and the request id.
    Output(Value, Option<String>),
    /// The name and the members of an error in the model.
    Error(&'static str, Value),
    /// The code and the message of any other error.
    Unknown(Option<String>, Option<String>),
    /// No request was sent, or the response could not be parsed.
    Failed,
}
