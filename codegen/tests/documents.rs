//! The documents of the repository: their code compiles, and their paths exist.

use std::fs;
use std::path::Path;

/// The documents.
const DOCUMENTS: [&str; 6] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "codegen/README.md",
    "generated/README.md",
];

/// The folders that paths in documents are relative to, besides the folder of the document.
const BASES: [&str; 3] = ["", "codegen/src", "generated"];

/// The folder whose files `cargo test` compiles, and whose code documents may show.
const EXAMPLES: &str = "generated/examples";

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root of the repository")
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).expect("a readable file")
}

/// Returns the blocks of Rust code in a document, but for those with `ignore`.
fn rust_blocks(document: &str) -> Vec<&str> {
    let blocks = document.split("```rust\n").skip(1);
    blocks.filter_map(|rest| rest.split("```").next()).collect()
}

/// Returns the lines of code, without indentation.
fn unindented(code: &str) -> String {
    code.lines().map(|line| format!("{}\n", line.trim())).collect()
}

/// Returns the texts between single backticks, outside of code blocks.
fn code_spans(document: &str) -> Vec<&str> {
    let prose = document.split("```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect()
}

/// Whether a text has the form of a path of the repository.
fn is_path(text: &str) -> bool {
    let is_in_path = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.contains('/')
        && !text.contains("//")
        && !text.starts_with("target/")
        && text.chars().all(is_in_path)
}

/// Returns the targets of links to files.
fn file_links(document: &str) -> Vec<&str> {
    let targets = document.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    targets.filter(|target| !target.is_empty() && !target.contains("://")).collect()
}

/// Asserts that every path, resolved against one of these folders, exists.
fn assert_exist(document: &str, mut paths: Vec<&str>, folders: &[&Path]) {
    let exists = |path: &str| {
        let mut resolved = folders.iter().map(|folder| repository().join(folder).join(path));
        resolved.any(|path| path.exists())
    };
    paths.retain(|path| !exists(path));
    assert!(paths.is_empty(), "{document} has paths of no file: {paths:?}");
}

#[test]
fn rust_code_is_code_of_an_example() {
    let examples = fs::read_dir(repository().join(EXAMPLES)).expect("a readable folder");
    let examples = examples.map(|entry| fs::read_to_string(entry.expect("an entry").path()));
    let examples: Vec<_> =
        examples.map(|text| unindented(&text.expect("a readable example"))).collect();
    for document in DOCUMENTS {
        for block in rust_blocks(&read(document)) {
            let is_code = examples.iter().any(|example| example.contains(&unindented(block)));
            assert!(is_code, "{document}: not in {EXAMPLES}:\n{block}");
        }
    }
    assert_eq!(rust_blocks(&read("README.md")).len(), 1);
}

#[test]
fn paths_in_code_spans_exist() {
    for document in DOCUMENTS {
        let folder = Path::new(document).parent().expect("a folder");
        let folders: Vec<_> = BASES.iter().map(Path::new).chain([folder]).collect();
        let text = read(document);
        let paths = code_spans(&text).into_iter().filter(|span| is_path(span)).collect();
        assert_exist(document, paths, &folders);
    }
}

#[test]
fn targets_of_links_exist() {
    for document in DOCUMENTS {
        let folder = Path::new(document).parent().expect("a folder");
        assert_exist(document, file_links(&read(document)), &[folder]);
    }
}

/// Returns the code in a cell of a table.
fn code_of_cell(cell: &str) -> Vec<String> {
    let is_code = |span: &&str| span.contains(['.', '(']);
    let spans = code_spans(cell).into_iter().filter(is_code);
    spans.map(without_spaces).collect()
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The code is compiled with both crates, so that the rows are true.
#[test]
fn rows_of_the_migration_table_are_code_of_both_crates() {
    let code = read("xtask/peer/src/migration.rs");
    let (official, ours) = code.split_once("pub mod ours").expect("two modules");
    let (official, ours) = (without_spaces(official), without_spaces(ours));
    let page = read("generated/src/docs/coming_from_aws_sdk.md");
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 20);
    for row in rows {
        let cells = row.trim_matches(['|', ' ']).split_once(" | ");
        let (theirs, here) = cells.expect("a row of two cells");
        for code in code_of_cell(theirs) {
            assert!(official.contains(&code), "not in the module `official`: {code}");
            assert!(
                !here.starts_with("the same") || ours.contains(&code),
                "not in the module `ours`: {code}"
            );
        }
        for code in code_of_cell(here) {
            assert!(ours.contains(&code), "not in the module `ours`: {code}");
        }
    }
}

#[test]
fn commands_of_readme_are_steps_of_ci() {
    let (readme, ci) = (read("README.md"), read(".ci/run"));
    let block = readme.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next());
    let commands = block.expect("a block of commands").lines();
    let commands: Vec<_> = commands.filter_map(|line| line.split('#').next()).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        let step = format!("step {}", command.trim_end());
        assert!(ci.lines().any(|line| line == step), "{step}");
    }
}
