//! Suggestions for misspelled names.

/// Returns the number of edits from one name to another, `None` if these are too many for a typo.
pub(crate) fn typo_distance(written: &str, meant: &str) -> Option<usize> {
    let max = if written.len() < 6 { 1 } else { 2 };
    // Long names are not compared letter by letter.
    let is_close = written.len().abs_diff(meant.len()) <= max;
    let distance = is_close.then(|| strsim::damerau_levenshtein(written, meant));
    distance.filter(|distance| *distance <= max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_limited_by_the_length_of_the_name() {
        assert_eq!(typo_distance("strcture", "structure"), Some(1));
        assert_eq!(typo_distance("lsit", "list"), Some(1));
        assert_eq!(typo_distance("lst", "last1"), None);
        assert_eq!(typo_distance(&"structure".repeat(100_000), "structure"), None);
    }
}
