//! Timestamps as text.

use crate::primitives::{DateTime, DateTimeFormat};
use std::borrow::Cow;

/// A timestamp in one of the formats, which do not reach all of them.
pub(super) fn text(
    value: &DateTime,
    format: DateTimeFormat,
) -> Result<Cow<'static, str>, &'static str> {
    let text = value.fmt(format).map_err(|_| "is a time that its format cannot express")?;
    Ok(text.into())
}
