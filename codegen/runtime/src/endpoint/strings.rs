//! String functions of the rules.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Splits a text at a delimiter into at most `limit` parts, or without a limit if `limit` is 0.
pub(super) fn split(text: &str, delimiter: &str, limit: usize) -> Vec<String> {
    let parts: Vec<_> = match limit {
        0 => text.split(delimiter).collect(),
        _ => text.splitn(limit, delimiter).collect(),
    };
    parts.into_iter().map(str::to_owned).collect()
}

/// Returns a part of an ASCII text: from `start` up to `end`, counted from the end if `reversed` is
/// true.
pub(super) fn substring(text: &str, start: usize, end: usize, reversed: bool) -> Option<String> {
    let range = match reversed {
        true => text.len().checked_sub(end)?..text.len().checked_sub(start)?,
        false => start..end,
    };
    let part = text.get(range).filter(|part| !part.is_empty() && text.is_ascii())?;
    Some(part.to_owned())
}

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes all characters but the unreserved ones of RFC 3986.
pub(super) fn uri_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
