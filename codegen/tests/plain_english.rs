//! The English of the code: openings of doc comments, names of tests and of constants.
//!
//! CONTRIBUTING.md has the whole rule. These tests check the part that a program can check.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders that have Rust.
const FOLDERS: &[&str] = &["codegen", "generated/examples", "generated/tests", "xtask"];

/// Words that open a clause without a main verb, as in "What a path leads to".
const CLAUSE_WORDS: [&str; 8] = ["How", "Of", "That", "What", "When", "Where", "Which", "Why"];

/// Words that open a clause in place of the subject of a test.
const CLAUSE_PREFIXES: [&str; 5] = ["how_", "of_", "that_", "what_", "where_"];

/// Names of limits, which are `MAX_*`.
const LIMIT_PREFIXES: [&str; 3] = ["DEEPEST", "LONGEST", "MOST"];

/// Returns the lines of a Rust file that break the rule, each with its number.
fn findings(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut is_inside, mut is_fenced, mut is_test) = (false, false, false);
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        let breaks_rule = if let Some(doc) = doc_comment(line) {
            let opens = !is_inside && !is_fenced;
            is_inside = !doc.is_empty();
            is_fenced ^= doc.starts_with("```");
            opens && CLAUSE_WORDS.contains(&first_word(doc))
        } else {
            let is_test_before = is_test;
            (is_inside, is_fenced) = (false, false);
            let is_attribute = line.starts_with("#[");
            is_test = is_attribute && (is_test || is_test_attribute(line));
            (is_test_before && has_clause_name(line)) || has_limit_name(line)
        };
        if breaks_rule {
            found.push((number, line));
        }
    }
    found
}

/// Returns the text of a line of a doc comment.
fn doc_comment(line: &str) -> Option<&str> {
    let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
    (!text.starts_with('/')).then(|| text.trim())
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Returns the name of the item that a line declares with a keyword.
fn declared<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    let is_modifier = |word: &&str| word.starts_with("pub") || *word == "async";
    let mut words = line.split_whitespace().skip_while(is_modifier);
    words.next().filter(|word| *word == keyword)?;
    words.next()
}

/// Whether a line is an attribute such as `#[test]` or `#[tokio::test(start_paused = true)]`.
fn is_test_attribute(line: &str) -> bool {
    let name = line.trim_start_matches("#[").split([']', '(']).next().unwrap_or_default();
    name == "test" || name.ends_with("::test")
}

fn has_clause_name(line: &str) -> bool {
    let starts = |name: &str| CLAUSE_PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    declared(line, "fn").is_some_and(starts)
}

fn has_limit_name(line: &str) -> bool {
    let starts = |name: &str| LIMIT_PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    declared(line, "const").is_some_and(starts)
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root of the repository")
}

/// Lists the Rust files of a folder, or the file of the path.
fn rust_files(path: PathBuf, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a readable folder") {
            rust_files(entry.expect("a readable entry").path(), files);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        files.push(path);
    }
}

#[test]
fn files_are_in_plain_english() {
    let mut files = Vec::new();
    for path in FOLDERS {
        rust_files(repository().join(path), &mut files);
    }
    files.sort();
    let mut report = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a readable file");
        let path = file.strip_prefix(repository()).expect("a file of the repository");
        for (number, line) in findings(&text) {
            report.push(format!("{}:{number}: {line}", path.display()));
        }
    }
    assert!(report.is_empty(), "{}", report.join("\n"));
}

#[test]
fn clause_openings_and_names_are_found() {
    // Each line with whether it breaks the rule.
    let lines = [
        ("//! Titles.", false),
        ("//!", false),
        ("//! What a title is.", true),
        ("", false),
        ("/// Returns the title.", false),
        ("/// That is a second line.", false),
        ("///", false),
        ("/// How it is found.", true),
        ("///", false),
        ("/// ```", false),
        ("/// What();", false),
        ("/// ```", false),
        ("fn of_model() {}", false),
        ("#[tokio::test(start_paused = true)]", false),
        ("#[ignore = \"slow\"]", false),
        ("async fn what_it_is() {}", true),
        ("pub(crate) const MOST_TITLES: usize = 1;", true),
        ("const MAX_TITLES: usize = 1;", false),
    ];
    let text: String = lines.map(|(line, _)| format!("    {line}\n")).concat();
    let expected: Vec<_> =
        lines.into_iter().filter(|(_, breaks_rule)| *breaks_rule).map(|(line, _)| line).collect();
    let found: Vec<_> = findings(&text).into_iter().map(|(_, line)| line).collect();
    assert_eq!(found, expected);
}
