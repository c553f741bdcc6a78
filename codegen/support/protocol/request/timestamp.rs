//! Timestamps as text.

use super::text::Text;
use crate::primitives::{DateTime, DateTimeFormat};
use std::borrow::Cow;

/// A timestamp in the date-time format.
pub(crate) struct DateTimeText<'a>(pub(crate) &'a DateTime);

/// A timestamp in the epoch-seconds format.
pub(crate) struct EpochSecondsText<'a>(pub(crate) &'a DateTime);

/// A timestamp in the http-date format.
pub(crate) struct HttpDateText<'a>(pub(crate) &'a DateTime);

impl Text for DateTimeText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        text(self.0, DateTimeFormat::DateTime)
    }
}

impl Text for EpochSecondsText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        text(self.0, DateTimeFormat::EpochSeconds)
    }
}

impl Text for HttpDateText<'_> {
    const IS_DATE: bool = true;

    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        text(self.0, DateTimeFormat::HttpDate)
    }
}

fn text(value: &DateTime, format: DateTimeFormat) -> Result<Cow<'_, str>, &'static str> {
    match value.fmt(format) {
        Ok(text) => Ok(text.into()),
        Err(_) => Err("is a time that its format cannot express"),
    }
}
