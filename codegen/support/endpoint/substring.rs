//! Parts of text.

/// The part of an ASCII text from `start` up to `end`, counted from its end if it is reversed.
pub(super) fn of(text: &str, start: usize, end: usize, reversed: bool) -> Option<String> {
    let range = match reversed {
        true => text.len().checked_sub(end)?..text.len().checked_sub(start)?,
        false => start..end,
    };
    let part = text.get(range).filter(|part| !part.is_empty() && text.is_ascii())?;
    Some(part.to_owned())
}
