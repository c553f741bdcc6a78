//! Patterns with labels in braces, such as `/rooms/{roomId}`.

use crate::ir::Segment;
use proc_macro2::Ident;

/// A part of a pattern.
pub(crate) enum Part<'p> {
    Literal(&'p str),
    Label(&'p str),
}

/// A brace that is not closed.
pub(crate) struct Unclosed;

/// Splits a pattern into literals and labels.
pub(crate) fn parts(pattern: &str) -> impl Iterator<Item = Result<Part<'_>, Unclosed>> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        let part;
        (part, rest) = match rest.strip_prefix('{') {
            _ if rest.is_empty() => return None,
            Some(tail) => match tail.split_once('}') {
                Some((label, tail)) => (Ok(Part::Label(label)), tail),
                None => (Err(Unclosed), ""),
            },
            None => {
                let (literal, tail) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
                (Ok(Part::Literal(literal)), tail)
            }
        };
        Some(part)
    })
}

/// Whether the segments have exactly one label with the value of a field.
pub(crate) fn is_once(segments: &[Segment], of: &Ident) -> bool {
    let is_label =
        |segment: &&Segment| matches!(segment, Segment::Label { field, .. } if field == of);
    segments.iter().filter(is_label).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pattern_is_split_into_literals_and_labels() {
        let text = |pattern| {
            let parts = parts(pattern).map(|part| match part {
                Ok(Part::Literal(text)) => text.to_owned(),
                Ok(Part::Label(name)) => format!("<{name}>"),
                Err(Unclosed) => "unclosed".to_owned(),
            });
            parts.collect::<Vec<_>>()
        };
        assert_eq!(text("/rooms/{id}"), ["/rooms/", "<id>"]);
        assert_eq!(text("{a}{b+}-c"), ["<a>", "<b+>", "-c"]);
        assert_eq!(text("/a}/{b"), ["/a}/", "unclosed"]);
        assert_eq!(text(""), Vec::<String>::new());
    }
}
