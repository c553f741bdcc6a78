//! Timestamps as text in the epoch-seconds format.

use super::text::Text;
use super::timestamp::text;
use crate::primitives::{DateTime, DateTimeFormat};
use std::borrow::Cow;

/// A timestamp in the epoch-seconds format.
pub(crate) struct EpochSecondsText<'a>(pub(crate) &'a DateTime);

impl Text for EpochSecondsText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        text(self.0, DateTimeFormat::EpochSeconds)
    }
}
