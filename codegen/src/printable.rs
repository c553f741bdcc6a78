//! Text of a model, where it is shown.

/// How much of a text a diagnostic shows, in bytes.
const MOST: usize = 600;

/// Control characters, and those that make text look other than it is.
pub(crate) fn is_unprintable(c: char) -> bool {
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n') || reorders || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A text as one line that shows what is in it. The end of a long one is left out.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(MOST));
    for c in text.chars() {
        if line.len() >= MOST {
            line.push('…');
            break;
        }
        if c == '\n' || is_unprintable(c) {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_hide_is_shown() {
        assert_eq!(one_line("a\nerror: b\u{1b}[31m\u{202e}"), r"a\nerror: b\u{1b}[31m\u{202e}");
        assert_eq!(one_line("東京"), "東京");
        assert_eq!(one_line(&"a".repeat(1_000_000)).chars().count(), MOST + 1);
    }
}
