//! Positions in a text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A line and a column of a text, both counted from 1. A column is a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    line: usize,
    column: usize,
}

impl Position {
    /// Returns the position of `error` in `text`. serde_json counts columns in bytes.
    pub(crate) fn of(error: &serde_json::Error, text: &str) -> Self {
        let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let bytes = line.as_bytes().iter().take(error.column().saturating_sub(1));
        let continues_character = |byte: &&u8| **byte & 0xc0 == 0x80;
        let before = bytes.filter(|byte| !continues_character(byte)).count();
        Position { line: error.line().max(1), column: before + 1 }
    }

    pub(crate) fn line(self) -> usize {
        self.line
    }

    /// Returns the position after `passed`, a text that begins at this position.
    fn after(self, passed: &str) -> Self {
        match passed.rsplit_once('\n') {
            Some((lines, rest)) => Position {
                line: self.line + lines.matches('\n').count() + 1,
                column: rest.chars().count() + 1,
            },
            None => Position { column: self.column + passed.chars().count(), ..self },
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Returns the positions of byte offsets into `text`, in one pass over the text.
pub(crate) fn positions(text: &str, offsets: BTreeSet<usize>) -> BTreeMap<usize, Position> {
    let (mut position, mut passed) = (Position { line: 1, column: 1 }, 0);
    let positions = offsets.into_iter().map(|offset| {
        position = position.after(text.get(passed..offset).unwrap_or_default());
        passed = offset;
        (offset, position)
    });
    positions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_json_is_located_at_the_character() {
        for (text, expected) in
            [("", "1:1"), ("{\n \"é\": é}", "2:7"), ("{\n", "2:1"), ("[1,\n]", "2:1")]
        {
            let error = serde_json::from_str::<serde_json::Value>(text).expect_err("no JSON");
            assert_eq!(Position::of(&error, text).to_string(), expected, "{text}");
        }
    }

    #[test]
    fn column_after_non_ascii_text_counts_characters() {
        let text = "é🦀a\r\né\n\n🦀b";
        let of = |part| text.find(part).expect("a part");
        let found = positions(text, ["a", "\r", "\n", "b"].map(of).into());
        let found: Vec<_> = found.values().map(Position::to_string).collect();
        assert_eq!(found, ["1:3", "1:4", "1:5", "4:2"]);
        assert!(positions(text, BTreeSet::new()).is_empty());
    }
}
