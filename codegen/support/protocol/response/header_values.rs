//! Headers of responses that have several values.

use super::base::{Response, ResponseError};
use super::unreadable::unreadable;

impl Response<'_> {
    /// Reads a list of values with commas between them, if it is there.
    pub(crate) fn header_values<T, E>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<Vec<T>>, ResponseError> {
        let mut list = None;
        for line in self.lines(name) {
            let list = list.get_or_insert_with(Vec::new);
            for element in elements(&line).ok_or_else(|| unreadable(name))? {
                list.push(read(&element).map_err(|_| unreadable(name))?);
            }
        }
        Ok(list)
    }
}

/// The elements of a list, of which those in quotes may have commas. `None` if a quote stays open.
fn elements(line: &str) -> Option<Vec<String>> {
    let mut elements = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let element = match rest.strip_prefix('"') {
            Some(quoted) => {
                let (element, behind) = unquote(quoted)?;
                rest = behind.trim_start().strip_prefix(',').unwrap_or_default();
                element
            }
            None => {
                let (element, behind) = rest.split_once(',').unwrap_or((rest, ""));
                rest = behind;
                element.trim().to_owned()
            }
        };
        elements.push(element);
        rest = rest.trim_start();
    }
    Some(elements)
}

/// The text up to the closing quote, and what follows.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, &quoted[at + 1..])),
            '\\' => text.push(chars.next()?.1),
            c => text.push(c),
        }
    }
    None
}
