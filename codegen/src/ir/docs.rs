//! Documentation.

/// Markdown, one paragraph or list a string. The first is the summary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Docs(pub Vec<String>);

/// A notice that the service advises against something.
#[derive(Clone, Debug)]
pub(crate) struct Deprecation {
    /// The reason, and what to use instead.
    pub note: String,
    /// A version of three numbers.
    pub since: Option<String>,
}

/// What there is to say of a member besides its documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub kind: NoteKind,
    /// What it says, as plain text.
    pub text: String,
    /// The same in Markdown, if it is worth a sentence.
    pub sentence: Option<String>,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoteKind {
    Required,
    /// The client makes it up where a caller leaves it out.
    Token,
    Length,
    Range,
    Pattern,
    /// What the elements of a list have to be like, the keys of a map, or its values.
    Elements,
    Keys,
    Values,
    /// What the service takes it for where it is left out.
    Default,
}

/// Where a paragraph may be split: its spaces, but those in code spans.
pub(crate) fn spaces(text: &str) -> Vec<usize> {
    let mut spaces = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find([' ', '\\', '`']) {
        at += found;
        match &text[at..=at] {
            " " => spaces.push(at),
            // What is escaped begins no code span.
            "\\" if text[at + 1..].starts_with(['`', '\\']) => at += 1,
            "`" => at = span_end(text, at) - 1,
            _ => {}
        }
        at += 1;
    }
    spaces
}

/// The end of the code span that begins at a backtick, or of the backticks if there is none.
fn span_end(text: &str, start: usize) -> usize {
    let fence = |at: usize| text[at..].len() - text[at..].trim_start_matches('`').len();
    let length = fence(start);
    let mut at = start + length;
    while let Some(found) = text[at..].find('`') {
        at += found;
        let found = fence(at);
        at += found;
        if found == length {
            return at;
        }
    }
    start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_are_not_split() {
        let words = |text: &str| spaces(text).len() + 1;
        assert_eq!(words("a `b c` d"), 3);
        assert_eq!(words("a ```` b ``` ```` d"), 3);
        assert_eq!(words("`` a ` b `` `c d`"), 2);
        assert_eq!(words(r"a \` b \`\` c"), 5);
        assert_eq!(words("a ` b"), 3);
    }
}
