//! Checks of generated files and diagnostics: text of a model stays text.
#![allow(dead_code, reason = "each test crate uses some of the checks")]

use codegen::{API_FILE, Api, Diagnostics, Files};
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// An identifier in a case that no conversion of names produces. If it is a token of the code, text of
/// the model became code.
const CANARY: &str = "breakOut_";

/// Checks that the model has diagnostics, each with a remedy and safe to print.
pub fn check_diagnostics(problems: &Diagnostics) -> Result<(), String> {
    let text = problems.to_string();
    if let Some(c) = text.chars().find(|c| is_unprintable(*c)) {
        return Err(format!("{c:?} in a diagnostic: {text:?}"));
    }
    if problems.iter().next().is_none() {
        return Err("the model is refused without a diagnostic".to_owned());
    }
    match problems
        .iter()
        .find(|problem| problem.problem().is_empty() || problem.remedy().is_empty())
    {
        Some(problem) => Err(format!("a diagnostic without a problem or a remedy: {problem}")),
        None => Ok(()),
    }
}

/// Checks all files of a crate.
pub fn check_files(files: &Files) -> Result<(), String> {
    for (path, text) in files.iter() {
        check_file(path, text).map_err(|problem| format!("{path}: {problem}"))?;
    }
    Ok(())
}

/// Checks that a file of a crate is valid, and that text of the model is only text in it.
pub fn check_file(path: &str, text: &str) -> Result<(), String> {
    if !is_plain(path) {
        return Err("the path is not one of a generated crate".to_owned());
    }
    if let Some(c) = text.chars().find(|c| is_unprintable(*c)) {
        return Err(format!("the character {c:?}"));
    }
    if path == "src/docs/service.md" {
        return check_documentation(text, &[]);
    }
    if path.ends_with(".md") {
        return check_documentation(text, &["", "no_run", "toml"]);
    }
    if path.ends_with(".toml") {
        return check_manifest(text);
    }
    if path == API_FILE {
        return Api::parse(text)
            .map(drop)
            .ok_or("the facts of the API cannot be parsed".to_owned());
    }
    syn::parse_file(text).map_err(|error| format!("invalid Rust: {error}"))?;
    let tokens: TokenStream = text.parse().map_err(|error| format!("invalid tokens: {error}"))?;
    if has_canary(tokens.clone()) {
        return Err("text of the model became code".to_owned());
    }
    let mut comments = vec![String::new()];
    collect_doc_comments(tokens, &mut comments);
    comments.iter().try_for_each(|text| check_documentation(text, &["no_run"]))
}

/// Whether a path has only plain names, and lies where a generated crate has files.
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

/// Whether a character is a control character, or can make text look like other text.
fn is_unprintable(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Checks that a manifest is valid, and that text of the model is not a key in it.
fn check_manifest(text: &str) -> Result<(), String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut tables = vec![&table];
    while let Some(table) = tables.pop() {
        if table.contains_key(CANARY) {
            return Err("text of the model became a key".to_owned());
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

/// Collects the doc comments of tokens. Consecutive ones are joined.
fn collect_doc_comments(tokens: TokenStream, comments: &mut Vec<String>) {
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
                collect_doc_comments(group.stream(), comments);
                comments.push(String::new());
            }
        }
    }
}

/// Checks that the examples in a text are the generator's own, in one of `languages`, and that the rest
/// is only text.
fn check_documentation(text: &str, languages: &[&str]) -> Result<(), String> {
    let mut code: Option<String> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                return Err(format!("an indented code block runs as an example: {text}"));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                if &*language != "text" && !languages.contains(&&*language) {
                    return Err(format!("an example of the model: {text}"));
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
                    check_example(&code)?;
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

/// Whether a link refers to neither a web page nor an item, as `javascript:` does.
fn is_active(url: &str) -> bool {
    url.contains(':')
        && !["http://", "https://", "crate::", "mailto:"].iter().any(|start| url.starts_with(start))
        && !url.contains("::")
}

/// Checks that an example is Rust, and that text of the model is only text in it.
fn check_example(code: &str) -> Result<(), String> {
    let lines = code.lines().map(|line| line.trim_start().trim_start_matches("# "));
    let code = lines.collect::<Vec<_>>().join("\n");
    match code.parse::<TokenStream>() {
        Ok(tokens) if !has_canary(tokens.clone()) => Ok(()),
        _ => Err(format!("text of the model runs in an example: {code}")),
    }
}
