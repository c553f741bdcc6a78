//! Markdown that is safe in a doc comment.
//!
//! Documentation of a model is CommonMark or HTML and comes from elsewhere. It is parsed, and what
//! was understood is written anew: so nothing in it can be taken for a link that leads nowhere, for
//! a tag, or for an example to run.

use super::html::commonmark;
use crate::diagnostic::printable::is_unprintable;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::borrow::Cow;

/// The blocks of a text: paragraphs and lists.
///
/// `code` writes the content of a code span; it may make it a link.
pub(crate) fn blocks(text: &str, code: &dyn Fn(&str) -> String) -> Vec<String> {
    let text = printable(text);
    let text = commonmark(&text);
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

/// A code span, whatever its content. It is never empty: two backticks would begin another one.
pub(crate) fn code_span(text: &str) -> String {
    let text = printable(text);
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

/// The text without what could hide or end a comment.
fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_unprintable(*c)).collect())
}

/// How deep items of lists are indented.
const DEEPEST: usize = 8;

struct Writer<'a> {
    code: &'a dyn Fn(&str) -> String,
    blocks: Vec<String>,
    /// The paragraph that is being written.
    inline: String,
    /// For each list that is open: the number of its next item, if it is numbered.
    lists: Vec<Option<u64>>,
    /// For each link that is open: where it leads, and where its text begins.
    links: Vec<(Option<String>, usize)>,
    /// Where what is emphasized begins.
    marks: Vec<usize>,
    fenced: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // What was written as an entity comes only now.
            Event::Text(text) if self.fenced => self.inline.push_str(&printable(&text)),
            Event::Text(text) => self.inline.push_str(&escape(&printable(&text))),
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
                let text = self.since(start);
                match (text.trim(), url) {
                    // An image, of which nothing is shown.
                    ("", _) => {}
                    (text, Some(url)) => self.inline.push_str(&format!("[{text}]({url})")),
                    // `<a>CreateRoom</a>`: a reference by name.
                    (text, None) => self.code(&(self.code)(text)),
                }
            }
            _ => {}
        }
    }

    /// Takes away what was written since then.
    fn since(&mut self, start: usize) -> String {
        let is_within = self.inline.is_char_boundary(start);
        if is_within { self.inline.split_off(start) } else { String::new() }
    }

    /// Writes code. Backticks that follow others would be one with them.
    fn code(&mut self, code: &str) {
        if self.inline.ends_with('`') && code.starts_with('`') {
            self.inline.push(' ');
        }
        self.inline.push_str(code);
    }

    /// Emphasizes what was written since the last mark. Signs with nothing behind them, or a space,
    /// would be a rule or an item.
    fn mark(&mut self, sign: &str) {
        let Some(start) = self.marks.pop() else {
            return;
        };
        let text = self.since(start);
        let content = text.trim();
        if content.is_empty() {
            return self.inline.push_str(&text);
        }
        let space = |is_there| if is_there { " " } else { "" };
        let before = space(text.starts_with(char::is_whitespace));
        let after = space(text.ends_with(char::is_whitespace));
        self.inline.push_str(&format!("{before}{sign}{content}{sign}{after}"));
    }

    /// Finishes a paragraph or an item.
    fn end_block(&mut self) {
        let text = self.inline.split_whitespace().collect::<Vec<_>>().join(" ");
        self.inline.clear();
        if text.is_empty() {
            return;
        }
        let text = beginning(text);
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
                // What is deeper is shown no deeper: it would be at the right margin.
                let depth = (self.lists.len() - 1).min(DEEPEST);
                list.push_str(&format!("\n{}{item}", "  ".repeat(depth)));
            }
            // At the margin, however deep it is: indented, it would be code.
            None => self.blocks.push(item),
        }
    }
}

pub(crate) fn is_list(block: &str) -> bool {
    let text = block.trim_start();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with("- ") || (behind.len() < text.len() && behind.starts_with(". "))
}

/// Takes the meaning from what would be a list or a rule where a block begins.
pub(crate) fn beginning(mut text: String) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let behind = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = first.len() - behind.len();
    if first == "+" || ['-', '='].iter().any(|sign| first.trim_matches(*sign).is_empty()) {
        text.insert(0, '\\');
    } else if digits > 0 && [".", ")"].contains(&behind) {
        text.insert(digits, '\\');
    }
    text
}

fn is_url(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && text
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '(' | ')' | '<' | '>' | '\\' | '`'))
}

/// Takes the meaning from characters that Markdown gives one, and from bare URLs.
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
