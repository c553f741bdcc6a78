//! Timestamps in headers, in the http-date format.

use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_types::date_time::DateTimeParseError;

/// Reads a timestamp.
pub(crate) fn http_date(text: &str) -> Result<DateTime, DateTimeParseError> {
    DateTime::from_str(text, DateTimeFormat::HttpDate)
}
