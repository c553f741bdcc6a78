//! Labels: members that are a part of the path.

use super::base::{RequestBuilder, RequestError};
use super::percent::encode;

impl RequestBuilder {
    /// Appends a label, percent-encoded whole: `/` and `:` too.
    pub(crate) fn label(mut self, member: &str, value: &str) -> Self {
        if value.is_empty() {
            let problem = format!("`{member}` is empty, which the path cannot express");
            self.problem = Some(RequestError::new(problem));
        }
        self.uri.extend(encode(value));
        self
    }
}
