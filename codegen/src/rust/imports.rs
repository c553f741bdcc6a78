//! Imports: full paths are replaced by short names with a `use`.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// Shortens the full paths in tokens. Returns the `use` items and the new tokens.
///
/// A path is imported up to its first segment with a capital: `::http::Method::GET` becomes
/// `Method::GET`. Of `std::fmt`, the module is imported: `::std::fmt::Debug` becomes `fmt::Debug`. A
/// path stays full if the file or another import already uses the short name.
///
/// `home` is the module that exports the items of the file. It also decides whether the whole file
/// belongs to the feature `client`.
pub(crate) fn shorten(home: &str, tokens: TokenStream) -> (String, TokenStream) {
    let mut imports = Imports {
        home,
        paths: BTreeMap::new(),
        defined: defined_names(tokens.clone()),
        parameters: BTreeSet::new(),
    };
    imports.collect_parameters(tokens.clone());
    let tokens = imports.tokens(tokens);
    (imports.print(), tokens)
}

/// Paths that exist only with the feature `client`. In a file without that feature, their imports
/// get a `cfg`.
const CLIENT_PATHS: [&str; 8] = [
    "aws_runtime",
    "aws_smithy_runtime",
    "aws_smithy_runtime_api",
    "aws_smithy_types::body",
    "aws_smithy_types::config_bag",
    "crate::auth",
    "crate::client",
    "crate::config",
];

fn is_client_path(path: &str) -> bool {
    let is_within = |prefix: &&str| {
        path.strip_prefix(*prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    CLIENT_PATHS.iter().any(is_within)
}

/// Collects the names that the file defines.
fn defined_names(tokens: TokenStream) -> BTreeSet<String> {
    let mut defined = BTreeSet::new();
    let mut after_keyword = false;
    let mut after_bang = false;
    for token in tokens {
        let is_bang = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!');
        if let TokenTree::Ident(ident) = token {
            if after_keyword {
                defined.insert(ident.to_string());
            }
            let keywords = ["struct", "enum", "trait", "type", "fn", "const", "mod"];
            after_keyword = keywords.iter().any(|keyword| ident == keyword);
        } else {
            // A macro call defines its subject: `name! { /// Docs. Subject { .. } }`.
            if let (true, TokenTree::Group(call)) = (after_bang, &token) {
                let mut subject = call.stream().into_iter();
                defined.extend(subject.find_map(|token| match token {
                    TokenTree::Ident(ident) => Some(ident.to_string()),
                    _ => None,
                }));
            }
            after_keyword = false;
        }
        after_bang = is_bang;
    }
    defined
}

struct Imports<'a> {
    home: &'a str,
    /// The full path of each short name.
    paths: BTreeMap<String, String>,
    defined: BTreeSet<String>,
    /// The names of type parameters, which would hide an import.
    parameters: BTreeSet<String>,
}

impl Imports<'_> {
    /// Collects the type parameters of types, implementations and functions.
    fn collect_parameters(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.collect_parameters(group.stream()),
                TokenTree::Ident(ident) if ident == "impl" => self.parameters_at(&tokens[at + 1..]),
                TokenTree::Ident(ident)
                    if ["enum", "fn", "struct"].iter().any(|it| ident == it) =>
                {
                    self.parameters_at(tokens.get(at + 2..).unwrap_or_default());
                }
                _ => {}
            }
        }
    }

    /// Collects the type parameters in the angle brackets at the beginning of tokens.
    fn parameters_at(&mut self, tokens: &[TokenTree]) {
        let is =
            |token: &TokenTree, c| matches!(token, TokenTree::Punct(punct) if punct.as_char() == c);
        if !tokens.first().is_some_and(|token| is(token, '<')) {
            return;
        }
        for pair in tokens.windows(2).take_while(|pair| !is(&pair[0], '>')) {
            if let [before, TokenTree::Ident(name)] = pair
                && (is(before, '<') || is(before, ','))
            {
                self.parameters.insert(name.to_string());
            }
        }
    }

    /// Shortens the paths in tokens.
    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut output = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let is_start = !continues_path(&output);
            if let Some(path) = parse_path(&tokens[at..]).filter(|_| is_start) {
                match self.import(&path.segments) {
                    Some(short) => output.push(TokenTree::Ident(short)),
                    None => output.extend_from_slice(&tokens[at..at + path.length]),
                }
                at += path.length;
                continue;
            }
            output.push(match token {
                TokenTree::Group(group) => {
                    let mut shortened = Group::new(group.delimiter(), self.tokens(group.stream()));
                    shortened.set_span(group.span());
                    TokenTree::Group(shortened)
                }
                other => other.clone(),
            });
            at += 1;
        }
        output.into_iter().collect()
    }

    /// Imports a path. Returns its short name, or `None` if the short name has another meaning.
    fn import(&mut self, segments: &[Ident]) -> Option<Ident> {
        let short = segments.last()?;
        let name = short.to_string();
        let path = segments.iter().map(Ident::to_string).collect::<Vec<_>>().join("::");
        if self.parameters.contains(&name) {
            return None;
        }
        if self.defined.contains(&name) {
            let is_own = path.rsplit_once("::").is_some_and(|(parent, _)| parent == self.home);
            return is_own.then(|| short.clone());
        }
        let known = self.paths.entry(name).or_insert_with(|| path.clone());
        (*known == path).then(|| short.clone())
    }

    /// Prints the `use` items, one for each parent module, sorted.
    fn print(&self) -> String {
        let mut parents: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in self.paths.values() {
            if let Some((parent, name)) = path.rsplit_once("::") {
                parents.entry(parent).or_default().push(name);
            }
        }
        let mut uses: Vec<_> = parents.into_iter().collect();
        uses.sort_by_key(|(parent, names)| sort_key(parent, names));
        let print = |(parent, names): &(&str, Vec<&str>)| {
            let cfg = match is_client_path(parent) && !is_client_path(self.home) {
                true => "#[cfg(feature = \"client\")]\n",
                false => "",
            };
            cfg.to_owned() + &print_use(parent, names)
        };
        uses.iter().map(print).collect()
    }
}

/// Returns the key by which rustfmt sorts a `use` item: the crate's own paths come first, and a list in
/// braces comes last among the paths of its parent.
fn sort_key<'p>(parent: &'p str, names: &[&'p str]) -> (bool, Vec<&'p str>) {
    let last = match names {
        [name] => name,
        _ => "{",
    };
    (!parent.starts_with("crate"), parent.split("::").chain([last]).collect())
}

fn print_use(parent: &str, names: &[&str]) -> String {
    if let [name] = names {
        return format!("use {parent}::{name};\n");
    }
    let line = format!("use {parent}::{{{}}};\n", names.join(", "));
    if line.len() <= 101 {
        return line;
    }
    let mut lines = format!("use {parent}::{{\n   ");
    let mut width = 3;
    for name in names {
        if width + name.len() + 2 > 100 {
            lines.push_str("\n   ");
            width = 3;
        }
        lines.push_str(&format!(" {name},"));
        width += name.len() + 2;
    }
    lines + "\n};\n"
}

struct Path {
    segments: Vec<Ident>,
    /// The number of tokens.
    length: usize,
}

/// Parses the full path at the start of tokens, up to its first segment with a capital.
fn parse_path(tokens: &[TokenTree]) -> Option<Path> {
    let mut segments = Vec::new();
    let mut at = 0;
    if let TokenTree::Ident(first) = tokens.first()? {
        if first != "crate" {
            return None;
        }
        segments.push(first.clone());
        at = 1;
    }
    while let [TokenTree::Punct(a), TokenTree::Punct(b), TokenTree::Ident(segment), ..] =
        &tokens[at..]
        && a.as_char() == ':'
        && b.as_char() == ':'
    {
        segments.push(segment.clone());
        at += 3;
        // `Result` and `Error` of `std::fmt` need the name of their module.
        let is_fmt = matches!(&*segments, [root, module] if root == "std" && module == "fmt");
        if is_fmt || segment.to_string().starts_with(|c: char| c.is_ascii_uppercase()) {
            break;
        }
    }
    (segments.len() > 1).then_some(Path { segments, length: at })
}

/// Returns true if `::` after these tokens would continue a path.
fn continues_path(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Punct(arrow), TokenTree::Punct(end)] if end.as_char() == '>' => {
            !matches!(arrow.as_char(), '-' | '=')
        }
        [.., TokenTree::Punct(quote), TokenTree::Ident(_)] if quote.as_char() == '\'' => false,
        [.., TokenTree::Punct(punct)] => punct.as_char() == '>',
        [.., TokenTree::Ident(ident)] => !is_keyword(&ident.to_string()),
        _ => false,
    }
}

/// Returns true for the keywords that may precede a path.
fn is_keyword(text: &str) -> bool {
    ["as", "dyn", "for", "impl", "in", "let", "match", "mut", "return", "where", "else", "if"]
        .contains(&text)
}
