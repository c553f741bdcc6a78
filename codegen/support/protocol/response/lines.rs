//! Headers of responses that are there several times.

use super::base::Response;
use crate::protocol::headers::text;
use std::borrow::Cow;

impl Response<'_> {
    /// Returns the values of all headers called `name`.
    pub(super) fn lines(&self, name: &'static str) -> impl Iterator<Item = Cow<'_, str>> {
        let lines = self.headers.iter();
        let lines = lines.filter(|(header, _)| header.eq_ignore_ascii_case(name));
        lines.map(|(_, value)| text(value))
    }
}
