//! Timestamps in headers, in the epoch-seconds format.

use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_types::date_time::DateTimeParseError;

/// Reads a timestamp.
pub(crate) fn epoch_seconds(text: &str) -> Result<DateTime, DateTimeParseError> {
    DateTime::from_str(text, DateTimeFormat::EpochSeconds)
}
