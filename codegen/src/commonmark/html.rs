//! Conversion of HTML documentation to CommonMark.

use std::borrow::Cow;
use std::collections::HashMap;

/// The most open tags. The converter recurses once for each.
const MAX_DEPTH: usize = 50;

/// The most tags times their greatest depth. A parser reopens unclosed tags in every paragraph, and
/// its work grows with this product.
const MAX_WORK: usize = 500_000;

/// The most attributes of a tag. A parser compares each attribute with all others.
const MAX_ATTRIBUTES: usize = 30;

/// Tags that do not nest: void elements, and elements that the next one of their kind closes.
const NOT_NESTED: [&str; 15] = [
    "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "td", "th", "tr",
    "wbr",
];

/// Converts HTML to CommonMark. Returns other text unchanged, and HTML that exceeds a limit.
pub(crate) fn to_commonmark(text: &str) -> Cow<'_, str> {
    if !text.trim_start().starts_with('<') || !is_within_limits(text) {
        return Cow::Borrowed(text);
    }
    match htmd::convert(&convert_name_references(text)) {
        Ok(converted) => Cow::Owned(converted),
        Err(_) => Cow::Borrowed(text),
    }
}

/// Whether the sizes and the nesting of tags are within their limits.
fn is_within_limits(html: &str) -> bool {
    has_small_tags(html) && has_little_nesting(html)
}

/// Whether no tag has too many attributes, and tags hardly overlap. Overlapping tags could make a
/// parser read the text again and again.
fn has_small_tags(html: &str) -> bool {
    let mut length = 0;
    for (start, _) in html.match_indices('<') {
        let tag = TagSize::measure(&html[start + 1..]);
        length += tag.length;
        if tag.attributes > MAX_ATTRIBUTES || length > 2 * html.len() {
            return false;
        }
    }
    true
}

/// Whether the number of open tags, and its product with the number of tags, are within their
/// limits.
fn has_little_nesting(html: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut tags, mut depth, mut max_depth) = (0, 0_usize, 0);
    for tag in html.split('<').skip(1) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        tags += 1;
        if name.is_empty() || NOT_NESTED.contains(&name.as_str()) {
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
        max_depth = max_depth.max(depth);
    }
    max_depth <= MAX_DEPTH && tags * max_depth.max(1) <= MAX_WORK
}

/// The size of a tag.
#[derive(Default)]
struct TagSize {
    /// The number of bytes.
    length: usize,
    attributes: usize,
}

impl TagSize {
    /// Measures the tag that may begin here, by the rules of HTML parsers. Stops when the tag has
    /// too many attributes.
    fn measure(html: &str) -> Self {
        let mut tag = TagSize::default();
        if !html.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
            return tag;
        }
        let mut part = TagPart::Name;
        for byte in html.bytes() {
            tag.length += 1;
            let is_space = byte.is_ascii_whitespace();
            part = match (part, byte) {
                (TagPart::Quoted(quote), _) if byte == quote => TagPart::Between,
                (TagPart::Quoted(_), _) => part,
                (TagPart::Equals, b'"' | b'\'') => TagPart::Quoted(byte),
                (_, b'>') => return tag,
                (TagPart::Equals, _) if is_space => part,
                (TagPart::Value, _) if is_space => TagPart::Between,
                (TagPart::Equals | TagPart::Value, _) => TagPart::Value,
                (_, b'/') => TagPart::Between,
                (TagPart::Attribute | TagPart::AfterAttribute, b'=') => TagPart::Equals,
                (TagPart::Attribute | TagPart::AfterAttribute, _) if is_space => {
                    TagPart::AfterAttribute
                }
                (_, _) if is_space => TagPart::Between,
                (TagPart::Name | TagPart::Attribute, _) => part,
                (TagPart::Between | TagPart::AfterAttribute, _) => {
                    tag.attributes += 1;
                    TagPart::Attribute
                }
            };
            if tag.attributes > MAX_ATTRIBUTES {
                break;
            }
        }
        tag
    }
}

/// The part of a tag that a byte belongs to.
#[derive(Clone, Copy)]
enum TagPart {
    Name,
    /// Before the next attribute.
    Between,
    Attribute,
    /// After the name of an attribute and a space, where `=` may follow.
    AfterAttribute,
    Equals,
    Value,
    Quoted(u8),
}

/// Replaces each `<a>CreateRoom</a>` by `<code>`. An anchor without a target refers to a shape by
/// name.
fn convert_name_references(html: &str) -> String {
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
    fn html_beyond_limits_is_unchanged() {
        let closed = |count: usize| format!("{}a{}", "<i>".repeat(count), "</i>".repeat(count));
        assert_eq!(to_commonmark(&closed(10)).matches('<').count(), 0);
        for text in [
            closed(100_000),
            "<b>".repeat(100_000),
            "<b></i>".repeat(100_000),
            // Each paragraph would reopen all of these tags.
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
            assert_eq!(to_commonmark(&text), text);
        }
        let few = r#"<p><a href="https://a.b/?c=d>e" target='_blank' title = "f" >g</a></p>"#;
        assert_eq!(to_commonmark(few), r#"[g](https://a.b/?c=d>e "f")"#);
        let long = "<p>a</p><ul><li>b<li>c</ul><br>".repeat(10_000);
        assert!(!to_commonmark(&long).contains('<'));
    }
}
