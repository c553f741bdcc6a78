//! Headers.

use super::base::RequestBuilder;
use super::text::Text;

impl RequestBuilder {
    /// Sets a header to a value, if there is one.
    pub(crate) fn header<V: Text>(
        mut self,
        name: &'static str,
        value: impl IntoIterator<Item = V>,
    ) -> Self {
        for value in value {
            match value.text() {
                Ok(text) => self.set_header(name, &text, name),
                Err(problem) => self.refuse(name, problem),
            }
        }
        self
    }
}
