//! Notes on members that follow from their traits.

use crate::commonmark::normalize::code_span;
use crate::digest::digest;
use crate::ir::{Note, NoteKind};
use crate::smithy::traits::{DefaultValue, HttpLabel, IdempotencyToken, Length, Pattern, Range};
use crate::smithy::{Member, Model, ShapeKind, Simple};
use serde_json::{Number, Value};
use std::borrow::Cow;

/// The largest number of bytes of a text that documentation shows. Each member of a type repeats
/// it.
const MAX_SHOWN: usize = 1000;

/// The depth of lists and maps in lists and maps that notes describe.
const MAX_DEPTH: usize = 2;

/// Returns the notes of a member.
pub(crate) fn notes(model: &Model, member: &Member, required: bool) -> Vec<Note> {
    let is_token = member.traits.has::<IdempotencyToken>() && !member.traits.has::<HttpLabel>();
    let first = [
        required.then(|| sentence(NoteKind::Required, "Required")),
        is_token.then(|| Note {
            kind: NoteKind::Token,
            text: "yes".to_owned(),
            sentence: Some(
                "The client sets a unique token if this is unset; without the client, it must be set."
                    .to_owned(),
            ),
        }),
    ];
    let mut notes: Vec<_> = first.into_iter().flatten().collect();
    notes.extend(constraints(model, member));
    notes.extend(parts(model, member, MAX_DEPTH));
    notes.extend(member.traits.get().and_then(|DefaultValue(value)| default(&value)));
    notes
}

fn sentence(kind: NoteKind, text: &str) -> Note {
    Note { kind, text: text.to_owned(), sentence: Some(format!("{text}.")) }
}

/// Returns the notes on the constraints of the value itself.
fn constraints(model: &Model, member: &Member) -> Vec<Note> {
    let unit = match &model.shape(&member.target).kind {
        ShapeKind::List(_) => "element",
        ShapeKind::Map(..) => "entry",
        ShapeKind::Simple(Simple::Blob) => "byte",
        _ => "character",
    };
    let length = model.member_trait(member);
    let length = length.and_then(|length| amount(&length, unit));
    let range = model.member_trait(member).and_then(|range| interval(&range));
    let pattern = model.member_trait(member).map(|Pattern(text)| Note {
        kind: NoteKind::Pattern,
        sentence: Some(format!("Pattern: {}.", code_span(&shown(&text)))),
        text: fact(text),
    });
    let length = length.map(|text| sentence(NoteKind::Length, &text));
    let range = range.map(|text| sentence(NoteKind::Range, &text));
    [length, range, pattern].into_iter().flatten().collect()
}

/// Returns the notes on the constraints of the elements of a list, or of the keys and values of a
/// map.
fn parts(model: &Model, member: &Member, levels: usize) -> Vec<Note> {
    if levels == 0 {
        return Vec::new();
    }
    let part = |kind, title: &str, part: &Member| {
        let notes = [constraints(model, part), parts(model, part, levels - 1)].concat();
        let texts = notes.iter().map(|note| match note.kind {
            NoteKind::Pattern => format!("pattern {}", note.text),
            _ => uncapitalized(&note.text),
        });
        let sentences = notes.iter().filter_map(|note| {
            let sentence = note.sentence.as_deref()?;
            let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
            Some(uncapitalized(&sentence.replacen("Pattern:", "pattern", 1)))
        });
        let (texts, sentences) = (Vec::from_iter(texts), Vec::from_iter(sentences));
        let sentence = Some(format!("{title}: {}.", sentences.join(", ")));
        (!notes.is_empty()).then(|| Note { kind, text: texts.join(", "), sentence })
    };
    let parts = match &model.shape(&member.target).kind {
        ShapeKind::List(element) => [part(NoteKind::Elements, "Each", element), None],
        ShapeKind::Map(key, value) => {
            [part(NoteKind::Keys, "Keys", key), part(NoteKind::Values, "Values", value)]
        }
        _ => [None, None],
    };
    parts.into_iter().flatten().collect()
}

/// Converts the first letter of a text to lower case.
fn uncapitalized(text: &str) -> String {
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    first.to_lowercase() + rest
}

/// Returns the note on the default value that the service applies.
fn default(value: &Value) -> Option<Note> {
    let text = match value {
        Value::Null => return None,
        Value::Number(number) => plain(number),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    // An empty text adds nothing to the documentation.
    let sentence = (!text.is_empty()).then(|| format!("Default: {}.", code_span(&shown(&text))));
    let text = if value.is_string() { format!("{text:?}") } else { text };
    Some(Note { kind: NoteKind::Default, text: fact(text), sentence })
}

/// Returns the part of a text that documentation shows.
fn shown(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_SHOWN {
        return Cow::Borrowed(text);
    }
    let end = (0..=MAX_SHOWN).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    Cow::Owned(format!("{}…", &text[..end]))
}

/// Returns the part of a text that documentation shows, with a digest if the text is longer. The
/// comparison of two models finds every change.
fn fact(text: String) -> String {
    if text.len() <= MAX_SHOWN { text } else { format!("{} {}", shown(&text), digest(&text)) }
}

/// Formats a length, such as `1 to 128 characters`.
fn amount(length: &Length, unit: &str) -> Option<String> {
    let units = |count: &str| match (count, unit) {
        ("1", unit) => unit.to_owned(),
        (_, "entry") => "entries".to_owned(),
        (_, unit) => format!("{unit}s"),
    };
    let min = length.min.filter(|min| *min != 0).map(|min| min.to_string());
    Some(match (min, length.max.map(|max| max.to_string())) {
        (Some(min), Some(max)) if min == max => format!("Exactly {max} {}", units(&max)),
        (Some(min), Some(max)) => format!("{min} to {max} {}", units(&max)),
        (Some(min), None) => format!("At least {min} {}", units(&min)),
        (None, Some(max)) => format!("At most {max} {}", units(&max)),
        (None, None) => return None,
    })
}

/// Formats a range, such as `1 to 100`.
fn interval(range: &Range) -> Option<String> {
    let text = |number: &Option<Number>| number.as_ref().map(plain);
    Some(match (text(&range.min), text(&range.max)) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("At least {min}"),
        (None, Some(max)) => format!("At most {max}"),
        (None, None) => return None,
    })
}

/// Formats a number without a fraction of zero: `1.0` and `1` are the same.
fn plain(number: &Number) -> String {
    const EXACT: f64 = 9e15;
    match number.as_f64() {
        Some(value) if number.is_f64() && value.fract() == 0.0 && value.abs() < EXACT => {
            format!("{value:.0}")
        }
        _ => number.to_string(),
    }
}
