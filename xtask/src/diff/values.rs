//! The old and the new value of a change, cut around their difference.

use codegen::printable;

/// The most characters that a report shows of a value.
const MAX_VALUE: usize = 100;

/// The number of characters before the first difference of long values.
const CONTEXT: usize = 20;

/// Returns both values in printable form. If one is long, both begin shortly before they differ.
pub(super) fn cut(was: &str, is: &str) -> (String, String) {
    let is_long = |text: &str| text.chars().nth(MAX_VALUE).is_some();
    let equal = was.chars().zip(is.chars()).take_while(|(was, is)| was == is).count();
    let skipped = match is_long(was) || is_long(is) {
        true => equal.saturating_sub(CONTEXT),
        false => 0,
    };
    (shown(was, skipped), shown(is, skipped))
}

/// Returns a value in printable form. A long one lacks its end.
pub(super) fn shown(text: &str, skipped: usize) -> String {
    let beginning = if skipped > 0 { "…" } else { "" };
    let rest = text.chars().skip(skipped);
    let kept: String = rest.clone().take(MAX_VALUE).collect();
    let end = if rest.count() > MAX_VALUE { "…" } else { "" };
    format!("{beginning}{}{end}", printable(&kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_cut_around_their_difference() {
        let long = |letter: &str| format!("^({}{letter}{})$", "a".repeat(200), "b".repeat(200));
        let (was, is) = cut(&long("X"), &long("Y"));
        let same = format!("…{}", "a".repeat(CONTEXT));
        assert!(was.starts_with(&format!("{same}Xbb")) && was.ends_with("b…"), "{was}");
        assert!(is.starts_with(&format!("{same}Ybb")) && is.ends_with("b…"), "{is}");
        assert_eq!(was.chars().count(), MAX_VALUE + 2);
    }

    #[test]
    fn short_values_are_whole_and_printable() {
        assert_eq!(
            cut("same\u{1b} a", "same\u{1b} b"),
            (r"same\u{1b} a".into(), r"same\u{1b} b".into())
        );
        assert_eq!(cut("é", ""), ("é".to_owned(), String::new()));
    }
}
