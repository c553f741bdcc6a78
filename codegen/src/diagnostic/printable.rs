//! Text that is safe to print on a terminal.

/// The most characters that are printed of a text.
const MAX_LENGTH: usize = 240;

/// The number of these characters that come from the end of a long text.
const TAIL_LENGTH: usize = 80;

/// Returns true for characters that a terminal interprets or hides: control characters except
/// newline, line and paragraph separators, and changes of the text direction.
pub(crate) fn is_unprintable(c: char) -> bool {
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n') || reorders || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Escapes the characters of `text` that a terminal interprets or hides. Replaces the middle of a
/// very long text by `…`.
pub fn printable(text: &str) -> String {
    let end = text.char_indices().rev().nth(TAIL_LENGTH - 1).map_or(0, |(at, _)| at);
    match text.char_indices().nth(MAX_LENGTH) {
        Some(_) => {
            let start =
                text.char_indices().nth(MAX_LENGTH - TAIL_LENGTH - 1).map_or(0, |(at, _)| at);
            escape(&text[..start]) + "…" + &escape(&text[end..])
        }
        None => escape(text),
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            // `escape_debug` escapes these, which are harmless outside of a literal.
            '"' | '\'' | '\\' => escaped.push(c),
            _ => escaped.extend(c.escape_debug()),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_character_is_escaped() {
        assert_eq!(printable("\u{1b}[2J\r\n\u{9b}\u{7f}"), r"\u{1b}[2J\r\n\u{9b}\u{7f}");
        assert_eq!(printable("a\u{202e}b\u{2066}c\u{200b}d"), r"a\u{202e}b\u{2066}c\u{200b}d");
    }

    #[test]
    fn harmless_text_is_unchanged() {
        let text = "`räume` \"Zürich\" isn't 東京 \\ 🦀 …";
        assert_eq!(printable(text), text);
    }

    #[test]
    fn long_text_keeps_start_and_end() {
        let long = format!("`{}` does not exist", "é".repeat(1_000_000));
        let shown = printable(&long);
        assert_eq!(shown.chars().count(), MAX_LENGTH);
        assert!(shown.starts_with("`éé") && shown.ends_with("é` does not exist"), "{shown}");
        let short = "é".repeat(MAX_LENGTH);
        assert_eq!(printable(&short), short);
    }
}
