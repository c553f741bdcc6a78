//! The layout of macro calls that define an item: `name! { /// Docs. Subject { entry, entry, } }`.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};
use quote::ToTokens;
use syn::{Item, ItemMacro, MacroDelimiter};

/// Prints such a macro call with one entry on each line. `None` for other items.
pub(crate) fn print(item: &Item) -> Option<String> {
    let Item::Macro(ItemMacro { mac, attrs, .. }) = item else {
        return None;
    };
    let MacroDelimiter::Brace(_) = mac.delimiter else {
        return None;
    };
    let name = mac.path.get_ident()?;
    let tokens: Vec<_> = mac.tokens.clone().into_iter().collect();
    let (attributes, rest) = split_attributes(&tokens);
    let [TokenTree::Ident(subject), TokenTree::Group(list)] = rest else {
        return None;
    };

    let outer: Vec<_> = attrs.iter().flat_map(ToTokens::into_token_stream).collect();
    let (outer, _) = split_attributes(&outer);
    let mut text: String = outer.iter().map(|line| format!("{line}\n")).collect();
    text.push_str(&format!("{name}! {{\n"));
    attributes.iter().for_each(|line| text.push_str(&format!("    {line}\n")));
    let list: Vec<_> = list.stream().into_iter().collect();
    if list.is_empty() {
        return Some(text + &format!("    {subject} {{}}\n}}\n"));
    }
    text.push_str(&format!("    {subject} {{\n"));
    for (index, entry) in entries(&list).into_iter().enumerate() {
        let (attributes, entry) = split_attributes(entry);
        if index > 0 && !attributes.is_empty() {
            text.push('\n');
        }
        attributes.iter().for_each(|line| text.push_str(&format!("        {line}\n")));
        text.push_str(&format!("        {},\n", inline(entry)));
    }
    Some(text + "    }\n}\n")
}

/// Splits tokens at the commas outside of angle brackets.
fn entries(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let (mut depth, mut before) = (0, ' ');
    let ends_entry = |token: &TokenTree| {
        let c = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match c {
            '<' => depth += 1,
            '>' if !matches!(before, '-' | '=') => depth -= 1,
            _ => {}
        }
        before = c;
        c == ',' && depth == 0
    };
    tokens.split(ends_entry).filter(|entry| !entry.is_empty()).collect()
}

/// Splits tokens into the lines of their leading attributes and the rest.
fn split_attributes(tokens: &[TokenTree]) -> (Vec<String>, &[TokenTree]) {
    let mut lines = Vec::new();
    let mut rest = tokens;
    while let [TokenTree::Punct(hash), TokenTree::Group(attribute), tail @ ..] = rest
        && hash.as_char() == '#'
    {
        lines.push(self::attribute(attribute));
        rest = tail;
    }
    (lines, rest)
}

/// Prints an attribute on one line. A `doc` attribute becomes a comment.
fn attribute(attribute: &Group) -> String {
    let tokens: Vec<_> = attribute.stream().into_iter().collect();
    if let [TokenTree::Ident(name), _, TokenTree::Literal(text)] = tokens.as_slice()
        && name == "doc"
        && let Ok(text) = syn::parse_str::<syn::LitStr>(&text.to_string())
    {
        return format!("///{}", text.value());
    }
    format!("#[{}]", inline(&tokens))
}

/// Prints tokens on one line, with the spaces of usual Rust code.
fn inline(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    // Whether the next word needs a space before it.
    let mut needs_space = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                let inner: Vec<_> = group.stream().into_iter().collect();
                if needs_space && text.ends_with([':', ',', '=']) {
                    text.push(' ');
                }
                text.push_str(&format!("{open}{}{close}", inline(&inner)));
                needs_space = true;
            }
            TokenTree::Punct(punct) => {
                let ends = punct.spacing() == Spacing::Alone;
                match punct.as_char() {
                    // `-` is the sign of a number: entries have no operators.
                    other @ ('=' | '#' | '-') if needs_space => text.extend([' ', other]),
                    ':' if needs_space && text.ends_with(':') => text.push_str(" :"),
                    other => text.push(other),
                }
                let closes = matches!(punct.as_char(), ',' | ':' | '=')
                    || (punct.as_char() == '>' && text.ends_with("=>"));
                needs_space = ends && closes && !text.ends_with("::") && !text.ends_with("..=");
            }
            word => {
                if needs_space {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
                needs_space = true;
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn comma_between_type_arguments_does_not_end_an_entry() {
        let tokens: Vec<_> = quote!(a: B<C, D<E>>, F => g, h: I,).into_iter().collect();
        let entries: Vec<_> = entries(&tokens).into_iter().map(inline).collect();
        assert_eq!(entries, ["a: B<C, D<E>>", "F => g", "h: I"]);
    }

    #[test]
    fn tokens_of_an_entry_are_spaced_as_in_code() {
        let cases = [
            (quote!(optional tags: map(text, text)), "optional tags: map(text, text)"),
            (
                quote!(a: (Length(1..=2), Each(Length(..=3)))),
                "a: (Length(1..=2), Each(Length(..=3)))",
            ),
            (quote!(A => is_a), "A => is_a"),
            (quote!(optional #[a(b = "c")] d: text), "optional #[a(b = \"c\")] d: text"),
            (quote!(A = "a"), "A = \"a\""),
            (quote!(A: B = -5), "A: B = -5"),
            (quote!(x: list(crate::a::B<C, D>)), "x: list(crate::a::B<C, D>)"),
            (quote!(x: ::a::B), "x: ::a::B"),
            (quote!(required a(A): value(Vec<Vec<T>>)), "required a(A): value(Vec<Vec<T>>)"),
        ];
        for (tokens, text) in cases {
            assert_eq!(inline(&tokens.into_iter().collect::<Vec<_>>()), text);
        }
    }
}
