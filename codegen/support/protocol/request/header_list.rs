//! Headers with several values.

use super::base::RequestBuilder;
use super::text::Text;
use std::borrow::Cow;

impl RequestBuilder {
    /// Sets a header to the elements of a list, if there is one. `text` makes an element text.
    pub(crate) fn header_list<'a, T: 'a, V: Text>(
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
}

/// An element, in quotes if it has what tells elements apart.
fn quote(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_plain = !text.contains([',', '"', '\\']) && text.trim() == text;
    if is_plain && !text.is_empty() {
        return text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")).into()
}
