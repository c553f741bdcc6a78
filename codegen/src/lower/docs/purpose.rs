//! The purpose of an operation, for the table of calls.

use crate::ir::Docs;
use heck::ToSnakeCase;

/// Returns the purpose of an operation: `create a room` for an operation with the summary `Creates a
/// room.` An operation without documentation has the purpose that its name says.
pub(crate) fn purpose(docs: Option<&Docs>, name: &str) -> String {
    let summary = docs.and_then(|docs| docs.0.first());
    let Some(summary) = summary else { return name.to_snake_case().replace('_', " ") };
    let summary = summary.trim_end_matches('.');
    let (first, rest) = summary.split_once(' ').unwrap_or((summary, ""));
    match infinitive(first) {
        Some(verb) => format!("{verb} {rest}").trim_end().to_owned(),
        None => summary.to_owned(),
    }
}

/// Returns the infinitive of a verb such as `Creates` or `Applies`, or `None` for another word.
fn infinitive(word: &str) -> Option<String> {
    let is_word = word.chars().all(|c| c.is_ascii_alphabetic()) && !word.ends_with("ss");
    let verb = word.strip_suffix('s').filter(|_| is_word)?;
    let verb = match verb.strip_suffix('e') {
        Some(stem) if stem.ends_with('i') => format!("{}y", stem.trim_end_matches('i')),
        Some(stem) if ["ch", "sh", "ss", "x", "zz"].iter().any(|end| stem.ends_with(end)) => {
            stem.to_owned()
        }
        _ => verb.to_owned(),
    };
    Some(verb.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summary_becomes_what_a_caller_wants_to_do() {
        let purpose = |summary: &str| purpose(Some(&Docs(vec![summary.to_owned()])), "GetRoom");
        assert_eq!(purpose("Creates a room."), "create a room");
        assert_eq!(purpose("Applies a patch."), "apply a patch");
        assert_eq!(purpose("Publishes a page."), "publish a page");
        assert_eq!(purpose("Stops."), "stop");
        assert_eq!(purpose("Use this to stop."), "Use this to stop");
        assert_eq!(purpose("Access a room."), "Access a room");
        assert_eq!(super::purpose(None, "GetRoom"), "get room");
    }
}
