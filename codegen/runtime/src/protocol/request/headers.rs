//! Headers of requests.

use super::RequestBuilder;
use super::text::ToText;
use http::{HeaderName, HeaderValue};
use std::borrow::Cow;

impl RequestBuilder {
    /// Sets a header to a value, if there is one.
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

    /// Sets a header to the elements of a list, if there is one. `text` makes an element text.
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

    /// Sets a header for each entry of a map, whose keys go behind `prefix`.
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

    /// Sets a header whose name the input may have chosen. `member` is what an error names.
    pub(super) fn set_header(&mut self, name: &str, value: &str, member: &str) {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.refuse(member, "is no name of a header"),
            (_, Err(_)) => self.refuse(member, "has a character that headers cannot have"),
        }
    }
}

/// An element, in quotes if it has what tells elements apart.
fn quote(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_plain = !text.contains([',', '"', '\\']) && text.trim() == text;
    if is_plain && !text.is_empty() {
        return text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")).into()
}
