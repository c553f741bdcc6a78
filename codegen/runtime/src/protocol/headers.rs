//! Headers of responses, independent of the HTTP library.

use super::response::Response;
use std::borrow::Cow;

/// The headers of a response.
pub(crate) trait Headers {
    /// Returns the first value of the header `name`.
    fn get(&self, name: &str) -> Option<&[u8]>;

    /// Returns the names, in lower case, and the values of all headers.
    fn iter(&self) -> Box<dyn Iterator<Item = (&str, &[u8])> + '_>;
}

impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&[u8]> {
        http::HeaderMap::get(self, name).map(http::HeaderValue::as_bytes)
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&str, &[u8])> + '_> {
        let headers = http::HeaderMap::iter(self);
        Box::new(headers.map(|(name, value)| (name.as_str(), value.as_bytes())))
    }
}

impl Response<'_> {
    /// Returns the first value of the header `name`.
    pub(crate) fn header_text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.headers.get(name).map(value_text)
    }
}

/// Returns a header value as text. Replaces invalid UTF-8 with U+FFFD.
pub(super) fn value_text(value: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(value.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_text_is_trimmed_and_replaces_invalid_utf8() {
        assert_eq!(value_text(b" a\xc3\xa9 "), "a\u{e9}");
        assert_eq!(value_text(b"a\xff"), "a\u{fffd}");
    }
}
