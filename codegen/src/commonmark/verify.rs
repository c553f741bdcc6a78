//! The last check of a doc comment before it is printed.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// Returns true if a doc comment has no HTML and no code blocks except `code`, in this order.
pub(crate) fn is_inert<'a>(comment: &str, code: impl Iterator<Item = &'a String>) -> bool {
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

/// Returns `text` with each ASCII punctuation character escaped, which makes it plain text in
/// Markdown.
pub(crate) fn escape_all(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for line in text.lines() {
        if !escaped.is_empty() {
            escaped.push('\n');
        }
        for c in line.trim().chars() {
            if c.is_ascii_punctuation() {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}
