//! Doc comments.

use crate::commonmark::verify;
use crate::ir::{Docs, Note, spaces};
use proc_macro2::TokenStream;
use quote::quote;

/// The width of a line of a doc comment.
const WIDTH: usize = 92;

/// The beginnings of the code blocks that the generator writes.
const FENCES: [&str; 2] = ["```no_run\n", "```text\n"];

/// Emits the doc comment of an item.
pub(crate) fn docs(docs: &Docs) -> TokenStream {
    lines(docs).into_iter().map(|line| comment(&line)).collect()
}

/// Emits the doc comment of a member. Sentences about its constraints end the last paragraph.
pub(crate) fn member_docs(docs: &Docs, notes: &[Note]) -> TokenStream {
    let mut docs = docs.clone();
    let sentences: Vec<_> = notes.iter().filter_map(|note| note.sentence.as_deref()).collect();
    let notes = sentences.join(" ");
    match docs.0.as_mut_slice() {
        _ if notes.is_empty() => {}
        [_, .., last] if last.ends_with('.') => *last = format!("{last} {notes}"),
        _ => docs.0.push(notes),
    }
    self::docs(&docs)
}

/// Emits a doc comment of one line.
pub(crate) fn line(text: &str) -> TokenStream {
    comment(text)
}

fn comment(line: &str) -> TokenStream {
    let line = if line.is_empty() { String::new() } else { format!(" {line}") };
    quote!(#[doc = #line])
}

/// Returns the lines of a doc comment, wrapped.
pub(crate) fn lines(docs: &Docs) -> Vec<String> {
    let lines = wrapped(&docs.0);
    let is_code = |block: &&String| is_code(block);
    if verify::is_inert(&lines.join("\n"), docs.0.iter().filter(is_code)) {
        return lines;
    }
    // The model's text would render as markup: escape all of it.
    let plain = docs
        .0
        .iter()
        .map(|block| if is_code(&block) { block.clone() } else { verify::escape_all(block) });
    wrapped(&plain.collect::<Vec<_>>())
}

/// Returns a cell of a table: one line, without a bar, which would end the cell.
pub(crate) fn cell(docs: &Docs) -> String {
    lines(docs).join(" ").replace('|', "&#124;")
}

fn is_code(block: &str) -> bool {
    FENCES.iter().any(|fence| block.starts_with(fence))
}

fn wrapped(blocks: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if is_code(block) {
            lines.extend(block.lines().map(str::to_owned));
        } else {
            block.lines().for_each(|line| wrap(line, &mut lines));
        }
    }
    lines
}

/// Wraps a paragraph or a list item between words.
fn wrap(text: &str, lines: &mut Vec<String>) {
    let content = text.trim_start();
    let marker = content.split_once(' ').map_or("", |(first, _)| first);
    let number = marker.strip_suffix('.');
    let is_item = marker == "-"
        || number.is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()));
    // The first word of an item follows its marker, and other lines are indented like the first word.
    let start = if is_item { marker.len() + 1 } else { 0 };
    let indent = text.len() - content.len();
    let mut line = text[..indent + start].to_owned();
    let mut is_empty = true;
    for word in words(&content[start..]) {
        let width = line.chars().count() + 1 + word.chars().count();
        if !is_empty && width > WIDTH && !is_marker(word) {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent + start)));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line);
}

/// Returns the words of a text. A code span is one word, which may have spaces.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    for space in spaces(text) {
        words.push(&text[start..space]);
        start = space + 1;
    }
    words.push(&text[start..]);
    words
}

/// Whether a line that begins with this word would be markup.
fn is_marker(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    let is_rule = |sign| word.trim_matches(sign).is_empty();
    is_rule('-')
        || is_rule('=')
        || matches!(word, "+" | "*")
        || word.starts_with(['#', '>', '|'])
        || word.starts_with("```")
        || word.starts_with("~~~")
        || (number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn docs(blocks: &[&str]) -> String {
        lines(&Docs(blocks.iter().map(|block| (*block).to_owned()).collect())).join("\n")
    }

    #[test]
    fn markup_of_a_model_is_escaped() {
        let example = "```text\na\n```";
        assert_eq!(docs(&["`a` *b*.", example]), "`a` *b*.\n\n```text\na\n```");
        for (text, shown) in [
            ("```rust\nrun()\n```", "\\`\\`\\`rust\nrun\\(\\)\n\\`\\`\\`"),
            ("a\n\n    run()", "a\n\nrun\\(\\)"),
            ("~~~", "\\~\\~\\~"),
            ("- a\n  - ```", "\\- a\n\\- \\`\\`\\`"),
            ("a <script>", "a \\<script\\>"),
        ] {
            assert_eq!(docs(&[text, example]), format!("{shown}\n\n{example}"));
        }
    }

    #[test]
    fn fence_never_begins_a_line() {
        let word = "w".repeat(100);
        for fence in ["```rust", "~~~rust"] {
            assert_eq!(docs(&[&format!("{word} {fence} a")]), format!("{word} {fence}\na"));
        }
    }
}
