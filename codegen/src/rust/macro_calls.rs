//! The layout of macro calls that define an item: `name! { /// Docs. Subject { entry, entry, } }`.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};
use syn::{Item, ItemMacro, MacroDelimiter};

/// Prints such a macro call with one entry on each line. `None` for other items.
pub(crate) fn print(item: &Item) -> Option<String> {
    let Item::Macro(ItemMacro { mac, .. }) = item else {
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

    let mut text = format!("{name}! {{\n");
    attributes.iter().for_each(|line| text.push_str(&format!("    {line}\n")));
    let list: Vec<_> = list.stream().into_iter().collect();
    if list.is_empty() {
        return Some(text + &format!("    {subject} {{}}\n}}\n"));
    }
    text.push_str(&format!("    {subject} {{\n"));
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    for (index, entry) in list.split(is_comma).filter(|entry| !entry.is_empty()).enumerate() {
        let (attributes, entry) = split_attributes(entry);
        if index > 0 && !attributes.is_empty() {
            text.push('\n');
        }
        attributes.iter().for_each(|line| text.push_str(&format!("        {line}\n")));
        text.push_str(&format!("        {},\n", inline(entry)));
    }
    Some(text + "    }\n}\n")
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
            (quote!(required a(A): value(Vec<Vec<T>>)), "required a(A): value(Vec<Vec<T>>)"),
        ];
        for (tokens, text) in cases {
            assert_eq!(inline(&tokens.into_iter().collect::<Vec<_>>()), text);
        }
    }
}
