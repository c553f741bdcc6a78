//! Values as the text of a label, a query parameter or a header.

use std::borrow::Cow;

/// A value that can be written as text.
pub(crate) trait Text {
    /// Whether the text has a comma that is no comma between elements.
    #[allow(dead_code, reason = "only lists in headers ask")]
    const IS_DATE: bool = false;

    /// The text, or what is wrong with the value.
    fn text(&self) -> Result<Cow<'_, str>, &'static str>;
}

impl<T: AsRef<str> + ?Sized> Text for &T {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        Ok((**self).as_ref().into())
    }
}
