//! Query parameters.

use super::base::RequestBuilder;
use super::text::Text;

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
                Err(problem) => self.refuse(name, problem),
            }
        }
        self
    }
}
