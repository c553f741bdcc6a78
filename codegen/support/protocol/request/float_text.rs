//! Floating-point numbers as text.

use super::text::Text;
use std::borrow::Cow;
use std::fmt::Display;

/// A number, which may be infinite, or none.
pub(crate) struct FloatText<'a, T>(pub(crate) &'a T);

impl<T: Copy + Display + Into<f64>> Text for FloatText<'_, T> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        let value: f64 = (*self.0).into();
        Ok(if value.is_nan() {
            "NaN".into()
        } else if value == f64::INFINITY {
            "Infinity".into()
        } else if value == f64::NEG_INFINITY {
            "-Infinity".into()
        } else {
            self.0.to_string().into()
        })
    }
}
