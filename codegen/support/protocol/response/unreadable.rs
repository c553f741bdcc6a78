//! Headers that cannot be read.

use super::base::ResponseError;
use serde::de::Error;

/// Returns the error of a header. It does not tell the value, which may be sensitive.
pub(super) fn unreadable(name: &str) -> ResponseError {
    let problem = format!("the header `{name}` is not of the type the model gives it");
    ResponseError(serde_json::Error::custom(problem))
}
