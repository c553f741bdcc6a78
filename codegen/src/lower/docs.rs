//! Documentation: what the model says, with names turned into Rust's, and what follows from traits.

use super::closure::Closure;
use super::markdown::{blocks, code_span, is_list};
use super::names::{field_name, method_name};
use crate::ir::{Docs, Note, spaces};
use crate::smithy::traits::{Bounds, id};
use crate::smithy::{Member, ShapeKind, Simple, Traits};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What the names in a text may refer to.
pub(super) struct Context {
    links: Rc<BTreeMap<String, String>>,
    /// The members of all structures.
    all: Rc<BTreeSet<String>>,
    members: BTreeMap<String, String>,
}

impl Context {
    /// The operations and types of a service.
    pub(super) fn new(closure: &Closure<'_>) -> Self {
        let operations = closure.operations.keys().map(|(name, _)| {
            let method = method_name(name);
            ((*name).to_owned(), format!("[`{method}`](crate::Client::{method})"))
        });
        let types = closure.types.iter().map(|id| (id, "types"));
        let errors = closure.errors.iter().map(|id| (id, "types::error"));
        let types = types.chain(errors).map(|(id, module)| {
            let ident = closure.type_ident(id);
            (id.name().to_owned(), format!("[`{ident}`](crate::{module}::{ident})"))
        });
        let all = closure.member_names().map(str::to_owned).collect();
        let links = types.chain(operations).collect();
        Context { links: Rc::new(links), all: Rc::new(all), members: BTreeMap::new() }
    }

    /// The same context, with the members of a structure.
    pub(super) fn within(&self, members: &[&Member]) -> Context {
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
pub(super) fn docs(traits: &Traits, context: &Context, fallback: &str) -> Docs {
    let documentation: String = traits.get(id::DOCUMENTATION).unwrap_or_default();
    text(&documentation, context, fallback)
}

/// A text as documentation, or `fallback` if there is none.
pub(super) fn text(text: &str, context: &Context, fallback: &str) -> Docs {
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
        sentence.ends_with('.') && !abbreviated
    };
    match spaces(paragraph).into_iter().find(is_end) {
        Some(end) => (paragraph[..end].to_owned(), Some(paragraph[end..].trim_start().to_owned())),
        None => (paragraph.to_owned(), None),
    }
}

/// What else there is to say of a member.
pub(super) fn notes(closure: &Closure<'_>, member: &Member, required: bool) -> Vec<Note> {
    let shape = closure.model.shape(&member.target);
    let unit = match &shape.kind {
        ShapeKind::List(_) => "element",
        ShapeKind::Map(..) => "entry",
        ShapeKind::Simple(Simple::Blob) => "byte",
        _ => "character",
    };
    let is_token = member.traits.has(id::IDEMPOTENCY_TOKEN) && !member.traits.has(id::HTTP_LABEL);
    let length: Option<Bounds> = closure.model.member_trait(member, id::LENGTH);
    let range: Option<Bounds> = closure.model.member_trait(member, id::RANGE);
    let pattern: Option<String> = closure.model.member_trait(member, id::PATTERN);
    let default = member.traits.get::<Value>(id::DEFAULT).filter(|value| !value.is_null());
    let default = default.map(|default| match default.as_str() {
        Some(text) => text.to_owned(),
        None => default.to_string(),
    });
    let notes = [
        required.then_some(Note::Required),
        is_token.then_some(Note::Token),
        length.and_then(|length| amount(&length, unit)).map(Note::Length),
        range.and_then(|range| interval(&range)).map(Note::Range),
        pattern.map(|pattern| Note::Pattern(code_span(&pattern))),
        default.filter(|text| !text.is_empty()).map(|text| Note::Default(code_span(&text))),
    ];
    notes.into_iter().flatten().collect()
}

/// `1 to 128 characters`
fn amount(bounds: &Bounds, unit: &str) -> Option<String> {
    let units = |count: &str| match (count, unit) {
        ("1", unit) => unit.to_owned(),
        (_, "entry") => "entries".to_owned(),
        (_, unit) => format!("{unit}s"),
    };
    let text = |number: &Option<serde_json::Number>| number.as_ref().map(ToString::to_string);
    let min = text(&bounds.min).filter(|min| min != "0");
    Some(match (min, text(&bounds.max)) {
        (Some(min), Some(max)) if min == max => format!("Exactly {max} {}", units(&max)),
        (Some(min), Some(max)) => format!("{min} to {max} {}", units(&max)),
        (Some(min), None) => format!("At least {min} {}", units(&min)),
        (None, Some(max)) => format!("At most {max} {}", units(&max)),
        (None, None) => return None,
    })
}

/// `1 to 100`
fn interval(bounds: &Bounds) -> Option<String> {
    Some(match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("At least {min}"),
        (None, Some(max)) => format!("At most {max}"),
        (None, None) => return None,
    })
}

/// A fallback for what the model does not document.
pub(super) fn fallback(what: &str, name: &str) -> String {
    format!("{what} {}.", code_span(name))
}
