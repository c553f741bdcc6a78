//! Limits on the length of names, which file systems and registries have.

use crate::digest::digest;

/// Shortens a name to at most `max_length` bytes.
///
/// A shortened name keeps its beginning and ends with `separator` and a digest of the whole name.
/// The digest distinguishes names with the same beginning.
pub(crate) fn shorten(mut name: String, max_length: usize, separator: &str) -> String {
    if name.len() > max_length {
        let end = format!("{separator}{}", digest(&name));
        name.truncate(name.floor_char_boundary(max_length - end.len()));
        name.truncate(name.trim_end_matches(['_', '-']).len());
        name.push_str(&end);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_name_is_shortened_to_a_unique_name() {
        let long = |end: &str| shorten(format!("{}{end}", "a".repeat(100)), 64, "_");
        assert_eq!(long("b"), long("b"));
        assert_ne!(long("b"), long("c"));
        assert_eq!(long("b").len(), 64);
        assert!(long("b").starts_with("aaa"));
    }

    #[test]
    fn non_ascii_name_is_cut_between_characters() {
        let name = shorten("é".repeat(100), 64, "_");
        assert!(name.starts_with("éé") && name.len() <= 64, "{name}");
    }

    #[test]
    fn name_of_maximum_length_is_unchanged() {
        assert_eq!(shorten("a".repeat(64), 64, "_"), "a".repeat(64));
    }
}
