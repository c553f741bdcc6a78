//! Markdown that is safe in a doc comment.
//!
//! The documentation of a model is CommonMark or HTML, and is not trusted. It is parsed and printed
//! anew, and rustdoc cannot mistake any part of it for a broken link, a tag or a doc test.

use super::html::to_commonmark;
use crate::diagnostic::printable::is_unprintable;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::borrow::Cow;

/// Converts a text to blocks: paragraphs, lists and code blocks.
///
/// `code` formats the content of a code span, for example as a link.
pub(crate) fn blocks(text: &str, code: &dyn Fn(&str) -> String) -> Vec<String> {
    let text = remove_unprintable(text);
    let text = to_commonmark(&text);
    let mut writer = Writer {
        code,
        blocks: Vec::new(),
        inline: String::new(),
        lists: Vec::new(),
        links: Vec::new(),
        marks: Vec::new(),
        fenced: false,
    };
    for event in Parser::new(&text) {
        writer.event(event);
    }
    writer.end_block();
    writer.blocks
}

/// Formats any text as a code span. An empty text becomes `""`, because CommonMark has no empty
/// code span.
pub(crate) fn code_span(text: &str) -> String {
    let text = remove_unprintable(text);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return if text.is_empty() { "`\"\"`".to_owned() } else { "`\" \"`".to_owned() };
    }
    let (mut longest, mut length) = (0, 0);
    for c in words.chars() {
        length = if c == '`' { length + 1 } else { 0 };
        longest = longest.max(length);
    }
    let fence = "`".repeat(longest + 1);
    if words.starts_with('`') || words.ends_with('`') {
        format!("{fence} {words} {fence}")
    } else {
        format!("{fence}{words}{fence}")
    }
}

/// Removes characters that could hide a part of a comment or end it.
fn remove_unprintable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_unprintable(*c)).collect())
}

/// The greatest depth that list items are indented to. Deeper items stay at this depth.
const MAX_INDENT: usize = 8;

/// A printer of CommonMark events.
struct Writer<'a> {
    code: &'a dyn Fn(&str) -> String,
    blocks: Vec<String>,
    /// The text of the current paragraph or item.
    inline: String,
    /// The open lists. A numbered list has the number of its next item.
    lists: Vec<Option<u64>>,
    /// The open links: the URL, and the start of the link text in `inline`.
    links: Vec<(Option<String>, usize)>,
    /// The starts of emphasized texts in `inline`.
    marks: Vec<usize>,
    /// Whether a code block is open.
    fenced: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // The parser has decoded entities, which may stand for unprintable characters.
            Event::Text(text) if self.fenced => self.inline.push_str(&remove_unprintable(&text)),
            Event::Text(text) => self.inline.push_str(&escape(&remove_unprintable(&text))),
            Event::Code(text) => {
                let inside_link = !self.links.is_empty();
                let code = if inside_link { code_span(&text) } else { (self.code)(&text) };
                self.code(&code);
            }
            Event::SoftBreak | Event::HardBreak => self.inline.push(' '),
            Event::Html(html) | Event::InlineHtml(html) => self.inline.push_str(&escape(&html)),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.end_block();
                self.lists.push(first);
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.fenced = true;
            }
            Tag::Heading { .. } => {
                self.end_block();
                self.marks.push(0);
            }
            Tag::Emphasis | Tag::Strong => self.marks.push(self.inline.len()),
            Tag::Link { dest_url, .. } => {
                let url = is_url(&dest_url).then(|| dest_url.into_string());
                self.links.push((url, self.inline.len()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_block(),
            TagEnd::Item => {
                self.end_block();
                if let Some(Some(number)) = self.lists.last_mut() {
                    *number += 1;
                }
            }
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    // The next block must not become a part of the list.
                    self.blocks.push(String::new());
                }
            }
            TagEnd::CodeBlock => {
                self.fenced = false;
                let lines = std::mem::take(&mut self.inline);
                let lines = lines.lines().filter(|line| !line.trim_start().starts_with("```"));
                let lines: Vec<_> = lines.collect();
                self.blocks.push(format!("```text\n{}\n```", lines.join("\n")));
            }
            TagEnd::Heading(_) => {
                self.mark("**");
                self.end_block();
            }
            TagEnd::Emphasis => self.mark("*"),
            TagEnd::Strong => self.mark("**"),
            TagEnd::Link => {
                let Some((url, start)) = self.links.pop() else {
                    return;
                };
                let text = self.split_off(start);
                match (text.trim(), url) {
                    // The link contains only an image, which is left out.
                    ("", _) => {}
                    (text, Some(url)) => self.inline.push_str(&format!("[{text}]({url})")),
                    // A link without a web URL refers to something by name.
                    (text, None) => self.code(&(self.code)(text)),
                }
            }
            _ => {}
        }
    }

    /// Removes and returns the inline text from `start`.
    fn split_off(&mut self, start: usize) -> String {
        let is_within = self.inline.is_char_boundary(start);
        if is_within { self.inline.split_off(start) } else { String::new() }
    }

    /// Appends a code span, with a space if its backticks would join those before it.
    fn code(&mut self, code: &str) {
        if self.inline.ends_with('`') && code.starts_with('`') {
            self.inline.push(' ');
        }
        self.inline.push_str(code);
    }

    /// Emphasizes the text since the last mark with `sign`. Spaces at the ends of the text move
    /// outside: a sign beside a space could be read as a thematic break or a list item.
    fn mark(&mut self, sign: &str) {
        let Some(start) = self.marks.pop() else {
            return;
        };
        let text = self.split_off(start);
        let content = text.trim();
        if content.is_empty() {
            return self.inline.push_str(&text);
        }
        let space = |is_needed| if is_needed { " " } else { "" };
        let before = space(text.starts_with(char::is_whitespace));
        let after = space(text.ends_with(char::is_whitespace));
        self.inline.push_str(&format!("{before}{sign}{content}{sign}{after}"));
    }

    /// Ends the current paragraph or list item.
    fn end_block(&mut self) {
        let text = self.inline.split_whitespace().collect::<Vec<_>>().join(" ");
        self.inline.clear();
        if text.is_empty() {
            return;
        }
        let text = escape_beginning(text);
        let Some(number) = self.lists.last() else {
            self.blocks.push(text);
            return;
        };
        let item = match number {
            Some(number) => format!("{number}. {text}"),
            None => format!("- {text}"),
        };
        match self.blocks.last_mut().filter(|block| is_list(block)) {
            Some(list) => {
                let depth = (self.lists.len() - 1).min(MAX_INDENT);
                list.push_str(&format!("\n{}{item}", "  ".repeat(depth)));
            }
            // Not indented: an indented first item would be read as a code block.
            None => self.blocks.push(item),
        }
    }
}

/// Whether a block begins with a list item.
pub(crate) fn is_list(block: &str) -> bool {
    let text = block.trim_start();
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with("- ") || (after_digits.len() < text.len() && after_digits.starts_with(". "))
}

/// Escapes the start of a block that would be read as a list item, a heading or a thematic break.
pub(crate) fn escape_beginning(mut text: String) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let after_digits = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = first.len() - after_digits.len();
    if first == "+" || ['-', '='].iter().any(|sign| first.trim_matches(*sign).is_empty()) {
        text.insert(0, '\\');
    } else if digits > 0 && [".", ")"].contains(&after_digits) {
        text.insert(digits, '\\');
    }
    text
}

/// Whether a text is a web URL that needs no escapes in Markdown.
fn is_url(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && text
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '(' | ')' | '<' | '>' | '\\' | '`'))
}

/// Escapes the special characters of Markdown, and writes bare URLs as `<https://…>`.
fn escape(text: &str) -> Cow<'_, str> {
    let special = |c| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~');
    if !text.contains(special) && !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let words = text.split(' ').map(|word| {
        if is_url(word) {
            return format!("<{word}>");
        }
        let mut escaped = String::with_capacity(word.len() + 2);
        for c in word.chars() {
            if special(c) {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped.replace("://", ":\\//")
    });
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}
