//! Query parameters of any name.

use super::base::RequestBuilder;
use super::percent::encode;

impl RequestBuilder {
    /// Appends a query parameter.
    pub(super) fn parameter(&mut self, name: &str, value: &str) {
        self.uri.push(if self.uri.contains('?') { '&' } else { '?' });
        self.uri.extend(encode(name));
        self.uri.push('=');
        self.uri.extend(encode(value));
    }
}
