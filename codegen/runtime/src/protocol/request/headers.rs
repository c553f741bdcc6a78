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
