//! HTML in documentation, which becomes CommonMark.

use std::borrow::Cow;
use std::collections::HashMap;

/// How many tags may be open at a time: a converter goes into each by recursion.
const MOST_OPEN: usize = 50;

/// How many tags there may be, each counted as often as tags are open at the most: those that are
/// not closed begin again in every paragraph.
const MOST_WORK: usize = 500_000;

/// How many attributes a tag may have: a parser compares each with all others.
const MOST_ATTRIBUTES: usize = 30;

/// Tags that are never open, and those that end with the next of their kind.
const NEVER_OPEN: [&str; 15] = [
    "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "td", "th", "tr",
    "wbr",
];

/// The text as CommonMark, if it is HTML that could be one's documentation.
pub(crate) fn commonmark(text: &str) -> Cow<'_, str> {
    if !text.trim_start().starts_with('<') || !is_sane(text) {
        return Cow::Borrowed(text);
    }
    match htmd::convert(&name_references(text)) {
        Ok(converted) => Cow::Owned(converted),
        Err(_) => Cow::Borrowed(text),
    }
}

/// Whether tags are neither nested too deep nor too many, and none has too many attributes.
fn is_sane(html: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut tags, mut depth, mut deepest) = (0, 0_usize, 0);
    let mut length = 0;
    for (start, _) in html.match_indices('<') {
        let tag = Measure::of(&html[start + 1..]);
        length += tag.length;
        // Tags that overlap, by which all of a text could be read again and again, are nobody's.
        if tag.attributes > MOST_ATTRIBUTES || length > 2 * html.len() {
            return false;
        }
    }
    for tag in html.split('<').skip(1) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        tags += 1;
        if name.is_empty() || NEVER_OPEN.contains(&name.as_str()) {
            continue;
        }
        let of_name = open.entry(name).or_default();
        if !closes {
            *of_name += 1;
            depth += 1;
        } else if *of_name > 0 {
            *of_name -= 1;
            depth -= 1;
        }
        deepest = deepest.max(depth);
    }
    deepest <= MOST_OPEN && tags * deepest.max(1) <= MOST_WORK
}

/// How much there is of a tag.
#[derive(Default)]
struct Measure {
    length: usize,
    attributes: usize,
}

impl Measure {
    /// The tag that may begin here, read as parsers do. It is read no further than it is sane.
    fn of(html: &str) -> Measure {
        let mut tag = Measure::default();
        if !html.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
            return tag;
        }
        let mut place = Place::Name;
        for byte in html.bytes() {
            tag.length += 1;
            let is_space = byte.is_ascii_whitespace();
            place = match (place, byte) {
                (Place::Quoted(quote), _) if byte == quote => Place::Between,
                (Place::Quoted(_), _) => place,
                (Place::Equals, b'"' | b'\'') => Place::Quoted(byte),
                (_, b'>') => return tag,
                (Place::Equals, _) if is_space => place,
                (Place::Value, _) if is_space => Place::Between,
                (Place::Equals | Place::Value, _) => Place::Value,
                (_, b'/') => Place::Between,
                (Place::Attribute | Place::Behind, b'=') => Place::Equals,
                (Place::Attribute | Place::Behind, _) if is_space => Place::Behind,
                (_, _) if is_space => Place::Between,
                (Place::Name | Place::Attribute, _) => place,
                (Place::Between | Place::Behind, _) => {
                    tag.attributes += 1;
                    Place::Attribute
                }
            };
            if tag.attributes > MOST_ATTRIBUTES {
                break;
            }
        }
        tag
    }
}

/// Where in a tag something stands.
#[derive(Clone, Copy)]
enum Place {
    Name,
    Between,
    Attribute,
    /// Behind the name of an attribute and a space.
    Behind,
    Equals,
    Value,
    Quoted(u8),
}

/// Makes code of `<a>CreateRoom</a>`, an anchor without a target: it refers to something by name.
fn name_references(html: &str) -> String {
    let mut parts = html.split("<a>");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("</a>") {
            Some((name, rest)) => text.push_str(&format!("<code>{name}</code>{rest}")),
            None => text.push_str(part),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(start: &str, attribute: fn(usize) -> String) -> String {
        format!("{start}{}>a</p>", (0..10_000).map(attribute).collect::<String>())
    }

    #[test]
    fn what_nobody_would_write_is_left_as_it_is() {
        let closed = |count: usize| format!("{}a{}", "<i>".repeat(count), "</i>".repeat(count));
        assert_eq!(commonmark(&closed(10)).matches('<').count(), 0);
        for text in [
            closed(100_000),
            "<b>".repeat(100_000),
            "<b></i>".repeat(100_000),
            // Each paragraph would begin with all of it.
            "<b>".repeat(40) + &"<p>a</p>".repeat(20_000),
            attributes("<p", |number| format!(" a{number}=b")),
            attributes("<p", |number| format!(" a{number}")),
            attributes("</p", |number| format!("/a{number}")),
            attributes("<p", |number| format!(" a{number} = \">\"")),
            attributes("<p", |number| format!(" a{number}='<'")),
            attributes("<p x\"", |number| format!(" a{number}=\">\"")),
            attributes("<!--<p a=\"--><p ", |number| format!(" a{number}=\">\"")),
            format!("<p a=\"{}\">", "<p".repeat(100_000)),
        ] {
            assert_eq!(commonmark(&text), text);
        }
        let few = r#"<p><a href="https://a.b/?c=d>e" target='_blank' title = "f" >g</a></p>"#;
        assert_eq!(commonmark(few), r#"[g](https://a.b/?c=d>e "f")"#);
        let long = "<p>a</p><ul><li>b<li>c</ul><br>".repeat(10_000);
        assert!(!commonmark(&long).contains('<'));
    }
}
