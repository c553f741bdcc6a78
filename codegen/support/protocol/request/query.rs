//! Query parameters.

use super::base::RequestBuilder;
use super::percent::encode;
use super::text::Text;
use crate::validation::InvalidInput;

impl RequestBuilder {
    /// Appends a query parameter for each value.
    pub(crate) fn query<V: Text>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        for value in values {
            match value.text() {
                Ok(text) => self.parameter(name, &text),
                Err(problem) => {
                    self.problem.get_or_insert_with(|| InvalidInput::new(name, problem));
                }
            }
        }
        self
    }

    pub(super) fn parameter(&mut self, name: &str, value: &str) {
        self.uri.push(if self.uri.contains('?') { '&' } else { '?' });
        self.uri.extend(encode(name));
        self.uri.push('=');
        self.uri.extend(encode(value));
    }
}
