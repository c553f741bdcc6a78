//! Documentation of items.

pub(crate) mod constraint_traits;
pub(crate) mod deprecation;
pub(crate) mod links;
pub(crate) mod purpose;

use crate::commonmark::normalize::{blocks, code_span, escape_beginning, is_list};
use crate::ir::{Docs, spaces};
use crate::smithy::Traits;
use crate::smithy::traits::Documentation;
use links::DocScope;

/// Returns the documentation that traits give an item, or `fallback` if they give none.
pub(crate) fn docs(traits: &Traits, scope: &DocScope<'_>, fallback: &str) -> Docs {
    let documentation = traits.get().map(|Documentation(text)| text).unwrap_or_default();
    text(&documentation, scope, fallback)
}

/// Converts CommonMark of a model to documentation, or returns `fallback` if the text is empty.
pub(crate) fn text(text: &str, scope: &DocScope<'_>, fallback: &str) -> Docs {
    let mut blocks = blocks(text, &|name| scope.resolve(name));
    blocks.retain(|block| !block.is_empty());
    if blocks.first().is_some_and(|block| is_list(block) || block.starts_with("```text\n")) {
        // The summary is a paragraph.
        blocks.insert(0, fallback.to_owned());
    }
    match blocks.first().map(|first| split_summary(first)) {
        Some((summary, rest)) => {
            blocks.splice(..1, [summary].into_iter().chain(rest));
        }
        None => blocks.push(fallback.to_owned()),
    }
    Docs(blocks)
}

/// Splits a paragraph after its first sentence.
fn split_summary(paragraph: &str) -> (String, Option<String>) {
    let is_end = |at: &usize| {
        let sentence = &paragraph[..*at];
        let abbreviated =
            ["e.g.", "i.e.", "etc.", "vs."].iter().any(|abbr| sentence.ends_with(abbr));
        // `\.` is the escaped point of a number at the start, which would begin a list.
        sentence.ends_with('.') && !sentence.ends_with("\\.") && !abbreviated
    };
    match spaces(paragraph).into_iter().find(is_end) {
        Some(end) => {
            let rest = paragraph[end..].trim_start().to_owned();
            (paragraph[..end].to_owned(), Some(escape_beginning(rest)))
        }
        None => (paragraph.to_owned(), None),
    }
}

/// Returns the documentation of an item that the model does not document, such as ``The type
/// `Room`.``
pub(crate) fn fallback(what: &str, name: &str) -> String {
    format!("{what} {}.", code_span(name))
}
