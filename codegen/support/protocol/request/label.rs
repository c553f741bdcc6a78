//! Labels: members that are a part of the path.

use super::base::RequestBuilder;
use super::segment::segment;
use super::text::Text;

impl RequestBuilder {
    /// Appends a label, percent-encoded whole: `/` and `:` too.
    pub(crate) fn label(mut self, member: &str, value: impl Text) -> Self {
        let text = value.text();
        let segment = match &text {
            Ok(text) if text.is_empty() => Err("is empty, which the path cannot express"),
            Ok(text) => segment(text),
            Err(problem) => Err(*problem),
        };
        match segment {
            Ok(segment) => self.uri.extend(segment),
            Err(problem) => self.refuse(member, problem),
        }
        self
    }
}
