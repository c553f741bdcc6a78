//! Timestamps as text in the date-time format.

use super::text::Text;
use super::timestamp::text;
use crate::primitives::{DateTime, DateTimeFormat};
use std::borrow::Cow;

/// A timestamp in the date-time format.
pub(crate) struct DateTimeText<'a>(pub(crate) &'a DateTime);

impl Text for DateTimeText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        text(self.0, DateTimeFormat::DateTime)
    }
}
