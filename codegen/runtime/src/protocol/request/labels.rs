//! Labels: members in the path, or in the host name.

use super::query::encode;
use super::text::ToText;
use super::{RequestBuilder, RequestError};
use crate::endpoint::host::is_valid_label;
use crate::validation::InvalidInput;
use percent_encoding::PercentEncode;

impl RequestBuilder {
    /// Appends a label. Percent-encodes `/` and `:`, too.
    pub(crate) fn label(mut self, member: &str, value: impl ToText) -> Self {
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

    /// Appends a greedy label. Percent-encodes all reserved characters but `/`, and keeps empty
    /// segments as RFC 3986 does.
    pub(crate) fn greedy_label(mut self, member: &str, value: &impl AsRef<str>) -> Self {
        let text = value.as_ref();
        if text.is_empty() {
            self.refuse(member, "is empty, which the path cannot express");
        }
        for (index, part) in text.split('/').enumerate() {
            self.uri.push_str(if index > 0 { "/" } else { "" });
            match segment(part) {
                Ok(segment) => self.uri.extend(segment),
                Err(problem) => self.refuse(member, problem),
            }
        }
        self
    }

    /// Appends a literal part of the path.
    pub(crate) fn literal(mut self, text: &str) -> Self {
        self.uri.push_str(text);
        self
    }
}

/// Percent-encodes a segment. Rejects `.` and `..`, which the resolution of a URI removes from the
/// path, so that the request would be another one.
pub(super) fn segment(text: &str) -> Result<PercentEncode<'_>, &'static str> {
    match text {
        "." | ".." => Err("has the segment `.` or `..`, which the path cannot express"),
        text => Ok(encode(text)),
    }
}

/// Returns the value of a member, if it is a valid label of a host name.
pub(crate) fn host_label<'a>(member: &str, value: &'a str) -> Result<&'a str, RequestError> {
    if is_valid_label(value, false) {
        return Ok(value);
    }
    let problem = "is not a label of a host name: 1 to 63 letters, digits and hyphens, \
                   without a hyphen at the start";
    Err(RequestError::Invalid(InvalidInput::new(member, problem)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Method;

    fn uri(build: impl FnOnce(RequestBuilder) -> RequestBuilder) -> Result<String, String> {
        let request = build(RequestBuilder::new(Method::GET, "/rooms/")).without_body();
        request.map(|request| request.uri().to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn label_is_percent_encoded_whole() {
        let uri = uri(|request| request.label("arn", &"arn:aws/é ~".to_owned()).literal("/x"));
        assert_eq!(uri.as_deref(), Ok("/rooms/arn%3Aaws%2F%C3%A9%20~/x"));
    }

    #[test]
    fn greedy_label_keeps_slashes_and_empty_segments() {
        let uri = uri(|request| request.greedy_label("key", &"/a b//c:d/"));
        assert_eq!(uri.as_deref(), Ok("/rooms//a%20b//c%3Ad/"));
    }

    #[test]
    fn empty_label_is_rejected() {
        let problem = Err("`key` is empty, which the path cannot express".to_owned());
        assert_eq!(uri(|request| request.label("key", "")), problem);
        assert_eq!(uri(|request| request.greedy_label("key", &"")), problem);
    }

    #[test]
    fn dot_segment_is_rejected() {
        for text in [".", ".."] {
            let error = uri(|request| request.label("key", text)).unwrap_err();
            assert!(error.starts_with("`key` has the segment"), "{error}");
        }
        for text in ["a/../b", "./a", "a/."] {
            let error = uri(|request| request.greedy_label("key", &text)).unwrap_err();
            assert!(error.starts_with("`key` has the segment"), "{error}");
        }
        assert!(uri(|request| request.greedy_label("key", &".../a..")).is_ok());
    }

    #[test]
    fn first_problem_of_a_request_is_reported() {
        let error = uri(|request| request.label("first", "").label("second", "..")).unwrap_err();
        assert_eq!(error, "`first` is empty, which the path cannot express");
    }

    #[test]
    fn host_label_with_other_characters_is_rejected() {
        assert!(host_label("account", "A-1").is_ok());
        for value in ["", "-a", "a.b", "a/b", "é"] {
            let error = host_label("account", value).unwrap_err().to_string();
            assert!(error.starts_with("`account` is not a label of a host name"), "{error}");
        }
    }
}
