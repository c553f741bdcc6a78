//! Greedy labels: members that are several segments of the path.

use super::base::RequestBuilder;
use super::segment::segment;

impl RequestBuilder {
    /// Appends a label, percent-encoded but for `/`. An empty segment stays, as RFC 3986 has it.
    pub(crate) fn greedy_label(mut self, member: &str, value: &impl AsRef<str>) -> Self {
        let text = value.as_ref();
        if text.is_empty() {
            self.refuse(member, "is empty, which the path cannot express");
        }
        for (index, part) in text.split('/').enumerate() {
            self.uri.push_str(if index > 0 { "/" } else { "" });
            match segment(part) {
                Ok(segment) => self.uri.extend(segment),
                Err(problem) => self.refuse(member, problem),
            }
        }
        self
    }
}
