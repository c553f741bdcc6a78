//! Query parameters.

use super::RequestBuilder;
use super::text::ToText;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes all characters but the unreserved ones of RFC 3986, as SigV4 requires.
pub(super) fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

impl RequestBuilder {
    /// Appends a query parameter for each value.
    pub(crate) fn query<V: ToText>(
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

    /// Appends the query parameters whose names the query does not contain yet.
    pub(crate) fn query_map(
        mut self,
        parameters: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Self {
        let query = self.uri.split_once('?').map_or("", |(_, query)| query);
        let names = query.split('&').map(|parameter| parameter.split('=').next());
        let named: Vec<_> = names.flatten().map(str::to_owned).collect();
        for (name, value) in parameters {
            if !named.contains(&encode(name.as_ref()).to_string()) {
                self.parameter(name.as_ref(), value.as_ref());
            }
        }
        self
    }

    /// Appends a query parameter.
    pub(super) fn parameter(&mut self, name: &str, value: &str) {
        self.uri.push(if self.uri.contains('?') { '&' } else { '?' });
        self.uri.extend(encode(name));
        self.uri.push('=');
        self.uri.extend(encode(value));
    }
}
