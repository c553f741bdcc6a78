//! References: the paths and the methods that code names.

use proc_macro2::{Delimiter, Ident, Punct, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::UseTree;

/// A path as it is written: `crate::a::B`, `super::c`, `Name` or `external::d::E`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Path<T = String> {
    pub text: T,
    /// Whether it names a macro that is called.
    pub bang: bool,
    /// Whether the code is compiled with the feature `client` only.
    pub client: bool,
}

/// The references of some code.
#[derive(Debug, Default)]
pub(crate) struct References {
    pub paths: BTreeSet<Path>,
    /// Methods that are called on a value.
    pub names: BTreeSet<String>,
    /// The paths that names stand for by imports.
    pub imports: BTreeMap<String, String>,
    /// Names of modules that the code declares, and whether they belong to the feature `client`.
    pub modules: Vec<(String, bool)>,
}

/// A name that is imported.
#[derive(Debug)]
pub(crate) struct Import<T = String> {
    pub path: T,
    /// The name in the module.
    pub name: T,
    /// Whether no item names it: a trait that is imported for its methods.
    pub for_methods: bool,
}

impl References {
    /// Returns the references of tokens.
    pub(crate) fn of(tokens: TokenStream) -> Self {
        let mut references = References::default();
        references.add(tokens, false);
        references
    }

    /// Adds the references of tokens.
    pub(crate) fn add(&mut self, tokens: TokenStream, client: bool) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut client_item = client;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            at += 1;
            match token {
                TokenTree::Punct(hash) if hash.as_char() == '#' => {
                    client_item |= rest.get(1).is_some_and(is_client_attribute);
                }
                TokenTree::Ident(ident) if ident == "mod" => {
                    if let Some(TokenTree::Ident(name)) = rest.get(1) {
                        self.modules.push((name.to_string(), client_item));
                    }
                }
                // The name of a function that is defined is no reference.
                TokenTree::Ident(ident) if ident == "fn" => at += 1,
                TokenTree::Ident(ident) if ident == "use" => self.import(&rest[1..]),
                TokenTree::Ident(_) => at += self.path(rest, client_item) - 1,
                // A range, or the rest of a structure.
                TokenTree::Punct(dot) if is_dot(dot) && rest.get(1).is_some_and(is_dot_token) => {
                    at += 1;
                }
                TokenTree::Punct(dot) if is_dot(dot) => {
                    if let [_, TokenTree::Ident(name), behind, ..] = rest
                        && is_call(behind)
                    {
                        self.names.insert(name.to_string());
                    }
                    // A field is no path.
                    at += usize::from(matches!(rest.get(1), Some(TokenTree::Ident(_))));
                }
                // A function of a trait, as in `<T as Trait>::function`.
                TokenTree::Punct(_) if behind_type(&tokens, at - 1) => {
                    at += 1 + usize::from(matches!(rest.get(2), Some(TokenTree::Ident(_))));
                }
                TokenTree::Punct(end) if matches!(end.as_char(), ';' | ',') => client_item = client,
                TokenTree::Group(group) => {
                    self.add(group.stream(), client_item);
                    if group.delimiter() == Delimiter::Brace {
                        client_item = client;
                    }
                }
                TokenTree::Literal(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    /// Notes the names of an import, whose paths are added as any others are.
    fn import(&mut self, tokens: &[TokenTree]) {
        let is_end =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
        let tree = tokens.iter().take_while(|token| !is_end(token)).cloned().collect();
        if let Ok(tree) = syn::parse2::<UseTree>(tree) {
            for import in leaves(&tree) {
                self.imports.insert(import.name, import.path);
            }
        }
    }

    /// Adds the path at the beginning of tokens, and returns the number of its tokens.
    fn path(&mut self, tokens: &[TokenTree], client: bool) -> usize {
        let mut text = String::new();
        let mut at = 0;
        while let Some(TokenTree::Ident(segment)) = tokens.get(at) {
            push(&mut text, segment);
            at += 1;
            if !is_colons(tokens, at) {
                break;
            }
            at += 2;
            if let Some(length) = arguments(&tokens[at..]) {
                self.add(tokens[at..at + length].iter().cloned().collect(), client);
                at += length;
                if !is_colons(tokens, at) {
                    break;
                }
                at += 2;
            }
        }
        if let Some(TokenTree::Group(group)) = tokens.get(at)
            && group.delimiter() == Delimiter::Brace
            && at.checked_sub(2).is_some_and(|colons| is_colons(tokens, colons))
        {
            self.group(&text, group.stream(), client);
            return at + 1;
        }
        let bang = matches!(tokens.get(at), Some(TokenTree::Punct(bang)) if bang.as_char() == '!');
        self.paths.insert(Path { text, bang, client });
        at
    }

    /// Adds the paths in the braces of an import.
    fn group(&mut self, prefix: &str, tokens: TokenStream, client: bool) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        for entry in tokens.split(is_comma) {
            let mut text = prefix.to_owned();
            let mut nested = false;
            for token in entry {
                match token {
                    TokenTree::Ident(name) if name == "self" => {}
                    TokenTree::Ident(name) if name == "as" => break,
                    TokenTree::Ident(name) => push(&mut text, name),
                    TokenTree::Group(group) => {
                        self.group(&text, group.stream(), client);
                        nested = true;
                    }
                    _ => {}
                }
            }
            if !nested && !entry.is_empty() {
                self.paths.insert(Path { text, bang: true, client });
            }
        }
    }
}

/// Returns the names that an import brings.
pub(crate) fn leaves(tree: &UseTree) -> Vec<Import> {
    let mut imports = Vec::new();
    collect(tree, "", &mut imports);
    imports
}

fn collect(tree: &UseTree, prefix: &str, imports: &mut Vec<Import>) {
    match tree {
        UseTree::Path(path) => {
            let mut prefix = prefix.to_owned();
            push(&mut prefix, &path.ident);
            collect(&path.tree, &prefix, imports);
        }
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| collect(tree, prefix, imports));
        }
        _ => imports.extend(leaf(tree, prefix)),
    }
}

/// Returns the import at the end of a path.
fn leaf(tree: &UseTree, prefix: &str) -> Option<Import> {
    let (ident, name) = match tree {
        UseTree::Name(name) => (&name.ident, &name.ident),
        UseTree::Rename(rename) => (&rename.ident, &rename.rename),
        _ => return None,
    };
    let mut path = prefix.to_owned();
    if ident != "self" {
        push(&mut path, ident);
    }
    let name = match name == "self" {
        true => path.rsplit("::").next()?.to_owned(),
        false => name.to_string(),
    };
    Some(Import { path, name, for_methods: false })
}

/// Adds a segment to the text of a path.
fn push(path: &mut String, segment: &Ident) {
    if !path.is_empty() {
        path.push_str("::");
    }
    path.push_str(&segment.to_string());
}

/// Returns whether a group is `[cfg(..)]` of the feature `client`, or of one that requires it.
fn is_client_attribute(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    let text = group.stream().to_string().replace(' ', "");
    text.starts_with("cfg(")
        && !text.starts_with("cfg(not(feature=\"client\"")
        && ["\"client\"", "\"rustls-"].iter().any(|feature| text.contains(feature))
}

fn is_dot(punct: &Punct) -> bool {
    punct.as_char() == '.'
}

fn is_dot_token(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if is_dot(punct))
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    tokens.get(at..at + 2).is_some_and(|tokens| tokens.iter().all(is_colon))
}

/// Returns the number of the tokens from `<` to the `>` that closes it.
fn arguments(tokens: &[TokenTree]) -> Option<usize> {
    let mut depth = 0;
    let mut arrow = false;
    for (at, token) in tokens.iter().enumerate() {
        let c = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match c {
            '<' => depth += 1,
            '>' if !arrow => depth -= 1,
            _ => {}
        }
        arrow = c == '-';
        if depth == 0 {
            return (at > 0).then_some(at + 1);
        }
    }
    None
}

/// Returns whether `::` at this place follows the arguments of a type: `List::<T>::new`.
fn behind_type(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    is_colons(tokens, at)
        && matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '>')
}

/// Returns whether a token begins the arguments of a call, or the types before them.
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

    fn references(code: &str) -> References {
        References::of(code.parse().expect("tokens"))
    }

    fn has(references: &References, path: &str) -> bool {
        references.paths.iter().any(|found| found.text == path)
    }

    #[test]
    fn path_in_any_form_is_found() {
        let found = references(
            r#"
            use crate::{a::b::C, a::d, a::d::E};
            use super::f::G as H;
            fn m(i: crate::i::J<Option<crate::k::L>>, n: crate::o::P, q: ::r::S) { T::new(); U::<fn() -> V>::new() }
            "#,
        );
        for path in ["crate::a::b::C", "crate::a::d", "crate::a::d::E", "super::f::G"] {
            assert!(has(&found, path), "{path}");
        }
        for path in ["crate::i::J", "crate::k::L", "crate::o::P", "r::S", "T::new", "U::new"] {
            assert!(has(&found, path), "{path}");
        }
    }

    #[test]
    fn text_that_looks_like_a_path_is_no_reference() {
        let found =
            references(r#"#[deprecated(note = "crate::a::B")] const C: &str = "crate::d::E";"#);
        assert!(found.paths.iter().all(|path| !path.text.starts_with("crate")));
    }

    #[test]
    fn method_is_a_name_that_is_called() {
        let found = references("self.a.b(c).d::<E>(); f(g); Self { ..h::I::j(k) }");
        assert!(has(&found, "h::I::j"));
        assert!(["b", "d"].iter().all(|name| found.names.contains(*name)));
        assert!(!found.names.contains("a") && !found.names.contains("f"));
    }

    #[test]
    fn item_of_the_client_ends_at_its_braces() {
        let found = references(r#"#[cfg(feature = "client")] impl a::B { } fn c() -> d::E {}"#);
        let client = |path: &str| {
            let mut paths = found.paths.iter();
            paths.find(|found| found.text == path).map(|found| found.client)
        };
        assert_eq!(client("a::B"), Some(true));
        assert_eq!(client("d::E"), Some(false));
    }
}
