//! Splitting text.

/// The parts of a text between delimiters: at most `limit` of them, unless that is 0.
pub(super) fn at(text: &str, delimiter: &str, limit: usize) -> Vec<String> {
    let parts: Vec<_> = match limit {
        0 => text.split(delimiter).collect(),
        _ => text.splitn(limit, delimiter).collect(),
    };
    parts.into_iter().map(str::to_owned).collect()
}
