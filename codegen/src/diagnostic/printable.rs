//! Text that does nothing to a terminal but appear on it.

/// The most characters that are shown of a text.
const LONGEST: usize = 240;

/// How many of them are at its end.
const AT_THE_END: usize = 80;

/// Control characters, and those that make text look other than it is.
pub(crate) fn is_unprintable(c: char) -> bool {
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n') || reorders || matches!(c, '\u{2028}' | '\u{2029}')
}

/// `text` with escapes for what a terminal would not show as it is, such as control characters and
/// changes of direction, and without the middle if it is very long.
pub fn printable(text: &str) -> String {
    let end = text.char_indices().rev().nth(AT_THE_END - 1).map_or(0, |(at, _)| at);
    match text.char_indices().nth(LONGEST) {
        Some(_) => {
            let start = text.char_indices().nth(LONGEST - AT_THE_END - 1).map_or(0, |(at, _)| at);
            escaped(&text[..start]) + "…" + &escaped(&text[end..])
        }
        None => escaped(text),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            // They say something in the text that they stand in.
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
    fn what_a_terminal_would_act_on_is_escaped() {
        assert_eq!(printable("\u{1b}[2J\r\n\u{9b}\u{7f}"), r"\u{1b}[2J\r\n\u{9b}\u{7f}");
        assert_eq!(printable("a\u{202e}b\u{2066}c\u{200b}d"), r"a\u{202e}b\u{2066}c\u{200b}d");
    }

    #[test]
    fn other_text_stays_as_it_is() {
        let text = "`räume` \"Zürich\" isn't 東京 \\ 🦀 …";
        assert_eq!(printable(text), text);
    }

    #[test]
    fn a_long_text_keeps_its_start_and_its_end() {
        let long = format!("`{}` does not exist", "é".repeat(1_000_000));
        let shown = printable(&long);
        assert_eq!(shown.chars().count(), LONGEST);
        assert!(shown.starts_with("`éé") && shown.ends_with("é` does not exist"), "{shown}");
        let short = "é".repeat(LONGEST);
        assert_eq!(printable(&short), short);
    }
}
