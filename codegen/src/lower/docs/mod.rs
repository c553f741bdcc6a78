//! Documentation: what the model says, with names turned into Rust's.

pub(crate) mod constraint_traits;
pub(crate) mod deprecation;

use super::closure::Closure;
use crate::commonmark::normalize::{blocks, code_span, escape_beginning, is_list};
use crate::ir::{Docs, spaces};
use crate::rust::names::field_name;
use crate::smithy::traits::id;
use crate::smithy::{Member, Traits};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What the names in a text may refer to.
pub(crate) struct Context {
    links: Rc<BTreeMap<String, String>>,
    /// The members of all structures.
    all: Rc<BTreeSet<String>>,
    members: BTreeMap<String, String>,
}

impl Context {
    /// The operations and types of a service.
    pub(crate) fn new(closure: &Closure<'_>) -> Self {
        let operations = closure.operations.keys().map(|(name, id)| {
            let method = &closure.names.operation(id).method;
            ((*name).to_owned(), format!("[`{method}`](crate::Client::{method})"))
        });
        let types = closure.types.iter().map(|id| (id, "types"));
        let errors = closure.errors.iter().map(|id| (id, "types::error"));
        let types = types.chain(errors).map(|(id, module)| {
            let ident = closure.names.type_ident(id);
            (id.name().to_owned(), format!("[`{ident}`](crate::{module}::{ident})"))
        });
        let all = closure.member_names().map(str::to_owned).collect();
        let links = types.chain(operations).collect();
        Context { links: Rc::new(links), all: Rc::new(all), members: BTreeMap::new() }
    }

    /// The same context, with the members of a structure.
    pub(crate) fn within(&self, members: &[&Member]) -> Context {
        let members = members.iter().map(|member| (member.name.clone(), field_name(&member.name)));
        let (links, all) = (Rc::clone(&self.links), Rc::clone(&self.all));
        Context { links, all, members: members.collect() }
    }

    /// A name in a text: a link if it is known, code if not.
    fn code(&self, name: &str) -> String {
        if let Some(member) = self.members.get(name) {
            return code_span(member);
        }
        match self.links.get(name) {
            Some(link) => link.clone(),
            // A member of another structure.
            None if self.all.contains(name) => code_span(&field_name(name)),
            None => code_span(name),
        }
    }
}

/// The documentation that traits have, or `fallback`.
pub(crate) fn docs(traits: &Traits, context: &Context, fallback: &str) -> Docs {
    let documentation: String = traits.get(id::DOCUMENTATION).unwrap_or_default();
    text(&documentation, context, fallback)
}

/// A text as documentation, or `fallback` if there is none.
pub(crate) fn text(text: &str, context: &Context, fallback: &str) -> Docs {
    let mut blocks = blocks(text, &|name| context.code(name));
    blocks.retain(|block| !block.is_empty());
    if blocks.first().is_some_and(|block| is_list(block) || block.starts_with("```text\n")) {
        // A summary stands on a line.
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

/// Splits a paragraph behind its first sentence.
fn split_summary(paragraph: &str) -> (String, Option<String>) {
    let is_end = |at: &usize| {
        let sentence = &paragraph[..*at];
        let abbreviated =
            ["e.g.", "i.e.", "etc.", "vs."].iter().any(|abbr| sentence.ends_with(abbr));
        // A number at the beginning has the meaning of its point taken.
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

/// A fallback for what the model does not document.
pub(crate) fn fallback(what: &str, name: &str) -> String {
    format!("{what} {}.", code_span(name))
}
