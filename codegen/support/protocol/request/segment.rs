//! Segments of the path.

use super::percent::encode;
use percent_encoding::PercentEncode;

/// Returns a segment, percent-encoded. Whoever resolves a URI removes `.` and `..` from its path, so
/// that the request would be another one.
pub(super) fn segment(text: &str) -> Result<PercentEncode<'_>, &'static str> {
    match text {
        "." | ".." => Err("has the segment `.` or `..`, which the path cannot express"),
        text => Ok(encode(text)),
    }
}
