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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_has_at_most_limit_parts() {
        assert_eq!(split("a--b--c", "--", 0), ["a", "b", "c"]);
        assert_eq!(split("a--b--c", "--", 2), ["a", "b--c"]);
        assert_eq!(split("a--b--c", "--", 1), ["a--b--c"]);
        assert_eq!(split("--", "--", 0), ["", ""]);
    }

    #[test]
    fn substring_is_counted_from_either_end() {
        assert_eq!(substring("abcdef", 1, 3, false).as_deref(), Some("bc"));
        assert_eq!(substring("abcdef", 1, 3, true).as_deref(), Some("de"));
    }

    #[test]
    fn substring_outside_of_the_text_is_absent() {
        for (text, start, end) in [("abc", 0, 4), ("abc", 2, 2), ("abc", 3, 2), ("aé", 0, 1)] {
            assert_eq!(substring(text, start, end, false), None, "{text} {start} {end}");
            assert_eq!(substring(text, start, end, true), None, "{text} {start} {end}");
        }
    }

    #[test]
    fn uri_encode_keeps_unreserved_characters() {
        assert_eq!(uri_encode("aZ0-._~/ é"), "aZ0-._~%2F%20%C3%A9");
    }
}
