//! Literal parts of the path that follow a label.

use super::base::RequestBuilder;

impl RequestBuilder {
    /// Appends a literal part of the path.
    pub(crate) fn path(mut self, literal: &str) -> Self {
        self.uri.push_str(literal);
        self
    }
}
