//! Documentation.

/// Markdown: one string for each paragraph or list. The first is the summary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Docs(pub Vec<String>);

impl Docs {
    /// Returns the summary alone.
    pub(crate) fn summary(&self) -> Docs {
        Docs(self.0.iter().take(1).cloned().collect())
    }

    /// Returns the documentation after the summary, if it has more.
    pub(crate) fn details(&self) -> Option<Docs> {
        self.0.get(1..).filter(|blocks| !blocks.is_empty()).map(|blocks| Docs(blocks.to_vec()))
    }
}

/// The notice of a deprecated item.
#[derive(Clone, Debug)]
pub(crate) struct Deprecation {
    /// The reason, and the replacement.
    pub note: String,
    /// A version of three numbers.
    pub since: Option<String>,
}

/// A fact in the documentation of a member that follows from a trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub kind: NoteKind,
    /// The fact as plain text.
    pub text: String,
    /// The fact as a sentence in Markdown, if the documentation shows it.
    pub sentence: Option<String>,
}

/// The trait that a note describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoteKind {
    Required,
    /// The client sets the member if a caller leaves it out.
    Token,
    Length,
    Range,
    Pattern,
    /// The constraints on the elements of a list.
    Elements,
    /// The constraints on the keys of a map.
    Keys,
    /// The constraints on the values of a map.
    Values,
    /// The default value that the service applies.
    Default,
}

/// Returns the positions of the spaces of a paragraph, without those in code spans.
pub(crate) fn spaces(text: &str) -> Vec<usize> {
    let mut spaces = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find([' ', '\\', '`']) {
        at += found;
        match &text[at..=at] {
            " " => spaces.push(at),
            // An escaped backtick does not begin a code span.
            "\\" if text[at + 1..].starts_with(['`', '\\']) => at += 1,
            "`" => at = span_end(text, at) - 1,
            _ => {}
        }
        at += 1;
    }
    spaces
}

/// Returns the end of the code span that begins at a backtick. If the code span is not closed, this
/// is the end of the backticks.
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
    fn spaces_in_code_spans_are_skipped() {
        let words = |text: &str| spaces(text).len() + 1;
        assert_eq!(words("a `b c` d"), 3);
        assert_eq!(words("a ```` b ``` ```` d"), 3);
        assert_eq!(words("`` a ` b `` `c d`"), 2);
        assert_eq!(words(r"a \` b \`\` c"), 5);
        assert_eq!(words("a ` b"), 3);
    }
}
