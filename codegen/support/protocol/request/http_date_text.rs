//! Timestamps as text in the http-date format.

use super::text::Text;
use super::timestamp::text;
use crate::primitives::{DateTime, DateTimeFormat};
use std::borrow::Cow;

/// A timestamp in the http-date format.
pub(crate) struct HttpDateText<'a>(pub(crate) &'a DateTime);

impl Text for HttpDateText<'_> {
    const IS_DATE: bool = true;

    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        text(self.0, DateTimeFormat::HttpDate)
    }
}
