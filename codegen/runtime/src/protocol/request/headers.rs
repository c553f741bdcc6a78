//! Headers of requests.

use super::RequestBuilder;
use super::text::ToText;
use http::{HeaderName, HeaderValue};
use std::borrow::Cow;

impl RequestBuilder {
    /// Sets a header, if the value is present.
    pub(crate) fn add_header<V: ToText>(
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

    /// Sets a header to the elements of a list, if the list is present. `text` converts an element.
    pub(crate) fn header_list<'a, T: 'a, V: ToText>(
        mut self,
        name: &'static str,
        values: Option<&'a Vec<T>>,
        text: impl Fn(&'a T) -> V,
    ) -> Self {
        let Some(values) = values else { return self };
        let mut list = String::new();
        for (index, value) in values.iter().map(text).enumerate() {
            match value.text() {
                Ok(text) => {
                    list.push_str(if index > 0 { ", " } else { "" });
                    list.push_str(&if V::IS_DATE { text } else { quote(text) });
                }
                Err(problem) => self.refuse(name, problem),
            }
        }
        self.set_header(name, &list, name);
        self
    }

    /// Sets a header for each entry of a map. Its name is `prefix` and the key.
    pub(crate) fn prefix_headers(
        mut self,
        prefix: &'static str,
        entries: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Self {
        for (key, value) in entries {
            self.set_header(&format!("{prefix}{}", key.as_ref()), value.as_ref(), prefix);
        }
        self
    }

    /// Sets a header whose name may contain a key of the input. An error names `member`.
    pub(super) fn set_header(&mut self, name: &str, value: &str, member: &str) {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.refuse(member, "has a key that is not valid in a header name"),
            (_, Err(_)) => self.refuse(member, "has a character that is not valid in a header"),
        }
    }
}

/// Returns an element of a list, in quotes if it is empty, contains `,`, `"` or `\`, or has spaces
/// at an end.
fn quote(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_plain = !text.contains([',', '"', '\\']) && text.trim() == text;
    if is_plain && !text.is_empty() {
        return text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")).into()
}

#[cfg(test)]
mod tests {
    use super::super::text::{HttpDateText, NumberText};
    use super::*;
    use aws_smithy_types::DateTime;
    use http::Method;

    fn request() -> RequestBuilder {
        RequestBuilder::new(Method::GET, "/")
    }

    fn value(request: RequestBuilder, name: &str) -> Result<Option<String>, String> {
        let request = request.without_body().map_err(|error| error.to_string())?;
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        Ok(request.headers().get(name).map(text))
    }

    #[test]
    fn absent_header_is_left_out() {
        let request = request().add_header("x-text", None::<&String>).header_list(
            "x-list",
            None::<&Vec<String>>,
            |text| text,
        );
        assert!(request.headers.is_empty() && request.problem.is_none());
    }

    #[test]
    fn element_with_a_separator_is_quoted() {
        let list = ["a b", "", "c,d", " e", "f\"g", "h\\i"].map(str::to_owned).to_vec();
        let request = request().header_list("x-list", Some(&list), |text| text);
        let expected = r#"a b, "", "c,d", " e", "f\"g", "h\\i""#;
        assert_eq!(value(request, "x-list"), Ok(Some(expected.to_owned())));
    }

    #[test]
    fn date_in_a_list_is_not_quoted() {
        let list = vec![DateTime::from_secs(0), DateTime::from_secs(1)];
        let request = request().header_list("x-list", Some(&list), HttpDateText);
        let expected = "Thu, 01 Jan 1970 00:00:00 GMT, Thu, 01 Jan 1970 00:00:01 GMT";
        assert_eq!(value(request, "x-list"), Ok(Some(expected.to_owned())));
    }

    #[test]
    fn header_list_of_numbers_is_separated_by_commas() {
        let request = request().header_list("x-list", Some(&vec![1, -2]), NumberText);
        assert_eq!(value(request, "x-list"), Ok(Some("1, -2".to_owned())));
    }

    #[test]
    fn header_with_a_line_break_is_rejected() {
        let problem = "`x-text` has a character that is not valid in a header";
        let request = request().add_header("x-text", [&"a\r\nb"]);
        assert_eq!(value(request, "x-text"), Err(problem.to_owned()));
    }

    #[test]
    fn prefix_header_is_named_after_its_key() {
        let request = request().prefix_headers("x-meta-", [("A", "1"), ("b", "2")]);
        assert_eq!(value(request, "x-meta-a"), Ok(Some("1".to_owned())));
    }

    #[test]
    fn prefix_header_with_an_invalid_key_is_rejected() {
        let problem = "`x-meta-` has a key that is not valid in a header name";
        let request = request().prefix_headers("x-meta-", [("a b", "1")]);
        assert_eq!(value(request, "x-meta-a b"), Err(problem.to_owned()));
    }
}
