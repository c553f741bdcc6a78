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

#[cfg(test)]
mod tests {
    use super::*;
    use http::Method;

    fn request() -> RequestBuilder {
        RequestBuilder::new(Method::GET, "/tags")
    }

    #[test]
    fn query_parameter_is_percent_encoded() {
        let request = request().query("tag Keys", [&"a&b=c"]).query("é", [&"+ ~"]);
        assert_eq!(request.uri, "/tags?tag%20Keys=a%26b%3Dc&%C3%A9=%2B%20~");
    }

    #[test]
    fn query_parameter_of_a_list_is_repeated() {
        let request = request().query("key", &["a".to_owned(), String::new()]);
        assert_eq!(request.uri, "/tags?key=a&key=");
    }

    #[test]
    fn absent_query_parameter_is_left_out() {
        let request = request().query("key", None::<&String>);
        assert_eq!(request.uri, "/tags");
    }

    #[test]
    fn query_map_does_not_override_parameters() {
        let request = request().query("a b", [&"1"]).query_map([("a b", "2"), ("a", "3")]);
        assert_eq!(request.uri, "/tags?a%20b=1&a=3");
    }
}
