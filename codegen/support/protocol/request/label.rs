//! Labels: members that are a part of the path.

use super::base::RequestBuilder;
use super::percent::encode;
use super::text::Text;
use crate::validation::InvalidInput;

impl RequestBuilder {
    /// Appends a label, percent-encoded whole: `/` and `:` too.
    pub(crate) fn label(mut self, member: &str, value: impl Text) -> Self {
        let text = value.text();
        let problem = match &text {
            Ok(text) if text.is_empty() => "is empty, which the path cannot express",
            Ok(text) => {
                self.uri.extend(encode(text));
                return self;
            }
            Err(problem) => problem,
        };
        self.problem.get_or_insert_with(|| InvalidInput::new(member, problem));
        self
    }
}
