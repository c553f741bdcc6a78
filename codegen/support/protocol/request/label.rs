//! Labels: members that are a part of the path.

use super::base::RequestBuilder;
use super::percent::encode;
use crate::validation::InvalidInput;

impl RequestBuilder {
    /// Appends a label, percent-encoded whole: `/` and `:` too.
    pub(crate) fn label(mut self, member: &str, value: &str) -> Self {
        if value.is_empty() {
            let problem = || InvalidInput::new(member, "is empty, which the path cannot express");
            self.problem.get_or_insert_with(problem);
        }
        self.uri.extend(encode(value));
        self
    }
}
