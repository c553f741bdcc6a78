//! Constraint traits.

use serde::Deserialize;
use serde::de::Error as _;
use serde_json::{Number, Value};

traits! {
    /// The known values of a string. Smithy 2.0 has enum shapes in its place.
    "smithy.api#enum" => struct EnumDefinitions(Vec<EnumDefinition>);

    /// The length of a string in characters, of a blob in bytes, of a list or a map in elements.
    "smithy.api#length" => struct Length {
        /// The lower bound, inclusive.
        min: Option<u64>,
        /// The upper bound, inclusive.
        max: Option<u64>,
    } where check_order;

    /// The regular expression that a string must match.
    "smithy.api#pattern" => struct Pattern(String);

    /// The values of a number.
    "smithy.api#range" => struct Range {
        /// The lower bound, inclusive.
        min: Option<Number>,
        /// The upper bound, inclusive.
        max: Option<Number>,
    } where check_order;
}

/// One value of a string with [`EnumDefinitions`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct EnumDefinition {
    /// The value in JSON.
    pub value: String,
    /// The name of the value in code.
    pub name: Option<String>,
    pub documentation: Option<String>,
    #[serde(default)]
    pub deprecated: bool,
}

/// Checks that the lower bound is not above the upper one.
fn check_order(value: &Value) -> Result<(), serde_json::Error> {
    let Range { min, max } = Range::deserialize(value)?;
    let number = |bound: Option<Number>| bound.and_then(|bound| bound.as_f64());
    match (number(min), number(max)) {
        (Some(min), Some(max)) if min > max => {
            Err(serde_json::Error::custom(format!("`min` {min} is above `max` {max}")))
        }
        _ => Ok(()),
    }
}
