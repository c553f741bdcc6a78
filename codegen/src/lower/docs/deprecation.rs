//! Deprecation.

use crate::ir::Deprecation;
use crate::smithy::Traits;
use crate::smithy::traits::Deprecated;

/// Lowers `smithy.api#deprecated`.
pub(crate) fn deprecation(traits: &Traits) -> Option<Deprecation> {
    let Deprecated { message, since } = traits.get()?;
    // The attribute in Rust takes a version. The model may have a date or another text.
    let (version, other) = match since {
        Some(since) if is_version(&since) => (Some(since), None),
        since => (None, since),
    };
    let mut note = line(&message.unwrap_or_default());
    if note.is_empty() {
        note.push_str("Deprecated by the service.");
    }
    let other = line(&other.unwrap_or_default());
    if !other.is_empty() {
        note.push_str(&format!(" (Since {other}.)"));
    }
    Some(Deprecation { note, since: version })
}

/// Joins the lines of a text, and escapes brackets, which would become links.
fn line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// Whether a text is a version of three numbers, as Rust requires.
fn is_version(text: &str) -> bool {
    let is_number = |part: &str| {
        let is_padded = part.len() > 1 && part.starts_with('0');
        !part.is_empty() && !is_padded && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_and_brackets_escaped() {
        assert_eq!(line(" Use `b`,\n not [a] \\[a]. "), r"Use `b`, not \[a\] \\\[a\].");
    }

    #[test]
    fn version_is_three_numbers() {
        for text in ["1.0.0", "2.10.3"] {
            assert!(is_version(text), "{text}");
        }
        for text in ["2019-03-21", "2.0", "2019.03.21", "1.0.0.0", "1.0.x", "", "1..0"] {
            assert!(!is_version(text), "{text}");
        }
    }
}
