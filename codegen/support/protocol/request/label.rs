//! Labels: members that are a part of the path.

use super::base::RequestBuilder;
use super::percent::encode;
use crate::validation::InvalidInput;

impl RequestBuilder {
    /// Appends a label, percent-encoded whole: `/` and `:` too.
    pub(crate) fn label(mut self, member: &str, value: &str) -> Self {
        if value.is_empty() {
            self.problem =
                Some(InvalidInput::new(member, "is empty, which the path cannot express"));
        }
        self.uri.extend(encode(value));
        self
    }
}
