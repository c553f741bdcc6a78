//! What code mentions: paths of the crate, and methods.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::HashSet;
use std::str::FromStr;

/// What the paths that count begin with.
const ROOTS: [&str; 3] = ["crate", "self", "super"];

/// The paths and the methods that some code mentions.
#[derive(Default)]
pub(crate) struct Mentions {
    /// Paths that begin with `crate`, and all that they begin with.
    paths: HashSet<String>,
    methods: HashSet<String>,
}

impl Mentions {
    /// Whether a path, or one that begins with it, is mentioned.
    pub(crate) fn path(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Whether a method of this name is called.
    pub(crate) fn method(&self, name: &str) -> bool {
        self.methods.contains(name)
    }

    /// How much is mentioned.
    pub(crate) fn count(&self) -> usize {
        self.paths.len() + self.methods.len()
    }

    /// Adds what tokens mention. `module` is the path of the module that they are in.
    pub(crate) fn add(&mut self, module: &str, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            at += 1;
            match token {
                TokenTree::Ident(ident) if ROOTS.iter().any(|root| ident == root) => {
                    at += self.follow(module, rest) - 1;
                }
                TokenTree::Group(group) => self.add(module, group.stream()),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    let path = text.trim_matches('"');
                    // Attributes of serde have paths in strings.
                    if path.starts_with("crate::")
                        && let Ok(tokens) = TokenStream::from_str(path)
                    {
                        self.add(module, tokens);
                    }
                }
                TokenTree::Punct(dot) if dot.as_char() == '.' => {
                    if let [_, TokenTree::Ident(name), behind, ..] = rest
                        && is_call(behind)
                    {
                        self.methods.insert(name.to_string());
                    }
                }
                _ => {}
            }
        }
    }

    /// Follows a path that begins with one of the roots, and tells how many tokens it takes.
    fn follow(&mut self, module: &str, tokens: &[TokenTree]) -> usize {
        let mut path = String::from("crate");
        let mut parts = 0;
        let mut at = 0;
        while let Some(TokenTree::Ident(segment)) = tokens.get(at) {
            match segment.to_string().as_str() {
                "crate" => {}
                "self" => path = module.to_owned(),
                "super" if parts == 0 => path = parent(module).to_owned(),
                "super" => path = parent(&path).to_owned(),
                name => {
                    path = format!("{path}::{name}");
                    self.paths.insert(path.clone());
                }
            }
            parts += 1;
            at += 1;
            if !is_colons(tokens, at) {
                return at;
            }
            at += 2;
        }
        if let Some(TokenTree::Group(group)) = tokens.get(at) {
            self.group(&path, group.stream());
            at += 1;
        }
        at
    }

    /// The names in the braces of an import.
    fn group(&mut self, path: &str, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        for entry in tokens.split(is_comma) {
            let mut path = path.to_owned();
            for token in entry {
                match token {
                    TokenTree::Ident(name) if name == "self" => {}
                    TokenTree::Ident(name) if name == "as" => break,
                    TokenTree::Ident(name) => {
                        path = format!("{path}::{name}");
                        self.paths.insert(path.clone());
                    }
                    TokenTree::Group(group) => self.group(&path, group.stream()),
                    _ => {}
                }
            }
        }
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once("::").map_or("crate", |(parent, _)| parent)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    tokens.get(at..at + 2).is_some_and(|tokens| tokens.iter().all(is_colon))
}

/// Whether these are the arguments of a call, or the types that come before them.
fn is_call(behind: &TokenTree) -> bool {
    match behind {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
        TokenTree::Punct(colon) => colon.as_char() == ':',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(module: &str, code: &str) -> Mentions {
        let mut mentions = Mentions::default();
        mentions.add(module, code.parse().expect("tokens"));
        mentions
    }

    #[test]
    fn paths_are_followed_in_all_their_forms() {
        let code = r#"
            use crate::{a::b::C, a::d, a::d::E};
            use super::f::G as H;
            #[serde(with = "crate::i::J::<Option<crate::k::L>>")]
            fn m(n: crate::o::P) {}
        "#;
        let found = mentions("crate::json::codec", code);
        for path in ["a", "a::b::C", "a::d::E", "json::f::G", "i::J", "k::L", "o", "o::P"] {
            assert!(found.path(&format!("crate::{path}")), "{path}");
        }
        assert!(!found.path("crate::json::f::H"));
    }

    #[test]
    fn methods_are_those_that_are_called() {
        let found = mentions("crate", "self.a.b(c).d::<E>(); f(g)");
        assert!(found.method("b") && found.method("d"));
        assert!(!found.method("a") && !found.method("f"));
    }
}
