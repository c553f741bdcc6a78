//! Documentation traits.

use serde::Deserialize;
use serde_json::Value;

traits! {
    /// A notice that callers should not use the shape or the member any more.
    "smithy.api#deprecated" => struct Deprecated {
        /// The reason, and the replacement.
        message: Option<String>,
        /// A version or a date.
        since: Option<String>,
    };

    /// Documentation in CommonMark.
    "smithy.api#documentation" => struct Documentation(String);

    /// Examples of calls.
    "smithy.api#examples" => struct Examples(Vec<Example>);

    /// Data that must not appear in logs.
    "smithy.api#sensitive" => annotation Sensitive {};

    /// The name of a service for people.
    "smithy.api#title" => struct Title(String);
}

/// An example of a call.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Example {
    /// The input of the call.
    #[serde(default)]
    pub input: Value,
    /// The error that the call returns, if it fails.
    pub error: Option<Value>,
}
