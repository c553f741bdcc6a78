//! Numbers and truth values as text.

use super::text::Text;
use std::borrow::Cow;
use std::fmt::Display;

/// A value as it prints.
pub(crate) struct NumberText<'a, T>(pub(crate) &'a T);

impl<T: Display> Text for NumberText<'_, T> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        Ok(self.0.to_string().into())
    }
}
