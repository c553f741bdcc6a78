//! Greedy labels: members that are several segments of the path.

use super::base::RequestBuilder;
use super::percent::encode;
use crate::validation::InvalidInput;

impl RequestBuilder {
    /// Appends a label, percent-encoded but for `/`.
    pub(crate) fn greedy_label(mut self, member: &str, value: &impl AsRef<str>) -> Self {
        let text = value.as_ref();
        if text.is_empty() {
            let problem = || InvalidInput::new(member, "is empty, which the path cannot express");
            self.problem.get_or_insert_with(problem);
        }
        for (index, segment) in text.split('/').enumerate() {
            self.uri.push_str(if index > 0 { "/" } else { "" });
            self.uri.extend(encode(segment));
        }
        self
    }
}
