//! Headers of responses.

use super::base::{Response, ResponseError};
use super::unreadable::unreadable;

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
