//! Query parameters.

use super::base::RequestBuilder;
use super::percent::encode;

impl RequestBuilder {
    /// Appends a query parameter for each value.
    pub(crate) fn query<V: AsRef<str>>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        for value in values {
            self.uri.push(if self.uri.contains('?') { '&' } else { '?' });
            self.uri.extend(encode(name));
            self.uri.push('=');
            self.uri.extend(encode(value.as_ref()));
        }
        self
    }
}
