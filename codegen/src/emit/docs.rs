//! Doc comments.

use crate::ir::Docs;
use proc_macro2::TokenStream;
use quote::quote;

/// How wide the lines of a doc comment are.
const WIDTH: usize = 92;

/// The doc comment of an item.
pub(super) fn docs(docs: &Docs) -> TokenStream {
    lines(docs).into_iter().map(|line| comment(&line)).collect()
}

/// A doc comment of one line.
pub(super) fn line(text: &str) -> TokenStream {
    comment(text)
}

fn comment(line: &str) -> TokenStream {
    let line = if line.is_empty() { String::new() } else { format!(" {line}") };
    quote!(#[doc = #line])
}

/// The lines of a doc comment, wrapped.
pub(super) fn lines(docs: &Docs) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &docs.0 {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if block.starts_with("```") {
            lines.extend(block.lines().map(str::to_owned));
        } else {
            block.lines().for_each(|line| wrap(line, &mut lines));
        }
    }
    lines
}

/// Wraps a paragraph or an item of a list between words.
fn wrap(text: &str, lines: &mut Vec<String>) {
    let content = text.trim_start();
    let marker = content.split_once(' ').filter(|(first, _)| {
        *first == "-"
            || first.strip_suffix('.').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
    });
    let hang = text.len() - content.len() + marker.map_or(0, |(first, _)| first.len() + 1);
    let mut line = text[..text.len() - content.len()].to_owned();
    let mut is_empty = true;
    for word in words(content) {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH && !is_marker(word)
        {
            lines.push(std::mem::replace(&mut line, " ".repeat(hang)));
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

/// The words of a text. A code span is one word, with its spaces.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut in_code = false;
    for (at, c) in text.char_indices() {
        match c {
            '`' => in_code = !in_code,
            ' ' if !in_code => {
                words.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(&text[start..]);
    words
}

/// Whether a line that began with this word would be something other than text.
fn is_marker(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "+" | "*" | "=" | "==" | "--" | "---")
        || word.starts_with(['#', '>', '|'])
        || (number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
