//! Names that are too long for a file or for a registry.

use crate::digest::digest;

/// Returns a name with at most `longest` bytes.
///
/// A longer name keeps its beginning and ends with `separator` and a digest of the whole, so that
/// long names stay apart and each is always shortened in the same way.
pub(crate) fn shorten(mut name: String, longest: usize, separator: &str) -> String {
    if name.len() > longest {
        let end = format!("{separator}{}", digest(&name));
        name.truncate(name.floor_char_boundary(longest - end.len()));
        name.truncate(name.trim_end_matches(['_', '-']).len());
        name.push_str(&end);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_name_is_shortened_to_a_name_of_its_own() {
        let long = |end: &str| shorten(format!("{}{end}", "a".repeat(100)), 64, "_");
        assert_eq!(long("b"), long("b"));
        assert_ne!(long("b"), long("c"));
        assert_eq!(long("b").len(), 64);
        assert!(long("b").starts_with("aaa"));
    }

    #[test]
    fn name_is_cut_between_characters() {
        let name = shorten("é".repeat(100), 64, "_");
        assert!(name.starts_with("éé") && name.len() <= 64, "{name}");
    }

    #[test]
    fn name_of_the_longest_length_is_kept() {
        assert_eq!(shorten("a".repeat(64), 64, "_"), "a".repeat(64));
    }
}
