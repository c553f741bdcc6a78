//! Headers of responses.

use super::base::{Response, ResponseError};
use serde::de::Error;

impl Response<'_> {
    /// Reads a header, if it is there.
    pub(crate) fn header_value<T, E>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ResponseError> {
        let value = self.header_text(name).map(|value| read(&value));
        value.transpose().map_err(|_| unreadable(name))
    }
}

/// The error of a header. It does not tell the value, which may be sensitive.
pub(super) fn unreadable(name: &str) -> ResponseError {
    let problem = format!("the header `{name}` is not of the type the model gives it");
    ResponseError(serde_json::Error::custom(problem))
}
