//! Headers that a response has to have.

use super::base::ResponseError;
use serde::de::Error;

/// Returns the value of a header, which has to be there.
pub(crate) fn required<T>(name: &str, value: Option<T>) -> Result<T, ResponseError> {
    let problem = || ResponseError(serde_json::Error::custom(format!("no header `{name}`")));
    value.ok_or_else(problem)
}
