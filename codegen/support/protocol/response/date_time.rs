//! Timestamps in headers, in the date-time format.

use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_types::date_time::DateTimeParseError;

/// Reads a timestamp.
pub(crate) fn date_time(text: &str) -> Result<DateTime, DateTimeParseError> {
    DateTime::from_str(text, DateTimeFormat::DateTimeWithOffset)
}
