//! What must hold of whatever comes of a model.
#![allow(dead_code, reason = "each test file uses a part of it")]

use codegen::{API_FILE, Api, Diagnostics, Files};
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// An identifier that no conversion of names makes, as it is in no case that Rust has. Where it is a
/// token of the code, text became code.
const CANARY: &str = "breakOut_";

/// Whether there are problems, and each is said with a remedy.
pub fn problems(problems: &Diagnostics) -> Result<(), String> {
    let told = problems.to_string();
    if let Some(c) = told.chars().find(|c| is_unprintable(*c)) {
        return Err(format!("{c:?} in a diagnostic: {told:?}"));
    }
    if problems.iter().next().is_none() {
        return Err("it is refused without a reason".to_owned());
    }
    match problems
        .iter()
        .find(|problem| problem.problem().is_empty() || problem.remedy().is_empty())
    {
        Some(problem) => Err(format!("a problem without a remedy: {problem}")),
        None => Ok(()),
    }
}

/// Whether the files are a crate in which text is only text.
pub fn files(files: &Files) -> Result<(), String> {
    for (path, text) in files.iter() {
        file(path, text).map_err(|problem| format!("{path}: {problem}"))?;
    }
    Ok(())
}

/// The same of one file.
pub fn file(path: &str, text: &str) -> Result<(), String> {
    if !is_plain(path) {
        return Err("this is no place for a file".to_owned());
    }
    if let Some(c) = text.chars().find(|c| is_unprintable(*c)) {
        return Err(format!("the character {c:?}"));
    }
    if path.ends_with(".md") {
        return documentation(text, &["", "no_run"]);
    }
    if path.ends_with(".toml") {
        return manifest(text);
    }
    if path == API_FILE {
        return Api::parse(text).map(drop).ok_or("these are no facts".to_owned());
    }
    syn::parse_file(text).map_err(|error| format!("it is not Rust: {error}"))?;
    let tokens: TokenStream = text.parse().map_err(|error| format!("no tokens: {error}"))?;
    if has_canary(tokens.clone()) {
        return Err("text became code".to_owned());
    }
    let mut comments = vec![String::new()];
    doc_comments(tokens, &mut comments);
    comments.iter().try_for_each(|text| documentation(text, &["no_run"]))
}

/// Whether a path is one of plain names that leads to where files of a crate are.
fn is_plain(path: &str) -> bool {
    let is_name = |name: &str| {
        let is_part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.bytes().all(|b| b == b'_' || b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let extension = name.strip_suffix(".rs").or(name.strip_suffix(".md"));
        is_part(extension.or(name.strip_suffix(".toml")).unwrap_or(name))
    };
    let below = path.strip_prefix("src/").or(path.strip_prefix("tests/"));
    [API_FILE, "Cargo.toml"].contains(&path)
        || below.is_some_and(|below| below.split('/').all(is_name))
}

/// Control characters, and those that make text look other than it is.
fn is_unprintable(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn manifest(text: &str) -> Result<(), String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut tables = vec![&table];
    while let Some(table) = tables.pop() {
        if table.contains_key(CANARY) {
            return Err("text became a setting".to_owned());
        }
        tables.extend(table.values().filter_map(toml::Value::as_table));
    }
    Ok(())
}

fn has_canary(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == CANARY,
        TokenTree::Group(group) => has_canary(group.stream()),
        _ => false,
    })
}

/// The doc comments in these tokens: those that follow one another are one text.
fn doc_comments(tokens: TokenStream, comments: &mut Vec<String>) {
    for token in tokens {
        let TokenTree::Group(group) = token else {
            if matches!(&token, TokenTree::Punct(punct) if "#!".contains(punct.as_char())) {
                continue;
            }
            comments.push(String::new());
            continue;
        };
        let inner: Vec<_> = group.stream().into_iter().collect();
        match (inner.as_slice(), comments.last_mut()) {
            (
                [TokenTree::Ident(doc), TokenTree::Punct(_), TokenTree::Literal(text)],
                Some(last),
            ) if doc == "doc" => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&text.to_string()) {
                    last.push_str(&text.value());
                    last.push('\n');
                }
            }
            _ => {
                comments.push(String::new());
                doc_comments(group.stream(), comments);
                comments.push(String::new());
            }
        }
    }
}

/// Whether the examples in a text are the generator's own, which are in these languages, and the rest
/// cannot be anything but text.
fn documentation(text: &str, languages: &[&str]) -> Result<(), String> {
    let mut code: Option<String> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                return Err(format!("an indented example would run: {text}"));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                if &*language != "text" && !languages.contains(&&*language) {
                    return Err(format!("an example that is not the generator's: {text}"));
                }
                code = (&*language != "text").then(String::new);
            }
            Event::Text(text) => {
                if let Some(code) = &mut code {
                    code.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some(code) = code.take() {
                    example(&code)?;
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                return Err(format!("the tag {html}"));
            }
            Event::Start(Tag::Link { dest_url, .. }) if is_active(&dest_url) => {
                return Err(format!("a link to {dest_url}"));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                return Err(format!("the image {dest_url}"));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a link leads to neither a page nor an item.
fn is_active(url: &str) -> bool {
    url.contains(':')
        && !["http://", "https://", "crate::", "mailto:"].iter().any(|start| url.starts_with(start))
        && !url.contains("::")
}

/// Whether an example is code, and text in it is text.
fn example(code: &str) -> Result<(), String> {
    let lines = code.lines().map(|line| line.trim_start().trim_start_matches("# "));
    let code = lines.collect::<Vec<_>>().join("\n");
    match code.parse::<TokenStream>() {
        Ok(tokens) if !has_canary(tokens.clone()) => Ok(()),
        _ => Err(format!("this would run: {code}")),
    }
}
