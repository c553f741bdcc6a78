//! Whether documentation is only text: the last look at a doc comment before it is written.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// Whether there are no tags in a doc comment, and no blocks of code but these.
pub(crate) fn holds<'a>(comment: &str, code: impl Iterator<Item = &'a String>) -> bool {
    let mut expected = code;
    let mut block: Option<String> = None;
    for event in Parser::new(comment) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => return false,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => return false,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                block = Some(format!("```{language}\n"));
            }
            Event::Text(text) => block.iter_mut().for_each(|block| block.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => {
                let found = block.take().map(|block| block + "```");
                if found.as_ref() != expected.next() {
                    return false;
                }
            }
            _ => {}
        }
    }
    expected.next().is_none()
}

/// The text in which nothing has a meaning, whatever it is.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        if !plain.is_empty() {
            plain.push('\n');
        }
        for c in line.trim().chars() {
            if c.is_ascii_punctuation() {
                plain.push('\\');
            }
            plain.push(c);
        }
    }
    plain
}
