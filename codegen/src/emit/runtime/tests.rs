//! Tests of the selection, with small runtimes.

use super::*;
use crate::rust::references::References;

/// Returns the files that a crate takes of a runtime.
fn files(runtime: &[(&str, &str)], module: &str, code: &str) -> Vec<(String, String)> {
    let modules = runtime.iter().map(|(file, text)| parse::module(file, (*text).to_owned()));
    let modules: Vec<_> = modules.collect::<Result<_, _>>().expect("Rust");
    let references = References::of(code.parse().expect("tokens"));
    let emitted = [Emitted { module: module.to_owned(), references }];
    let files = select_from(modules.leak(), &emitted).files.into_iter();
    let text = |text: String| text.trim_start_matches(HEADER).trim_start().to_owned();
    files.map(|(path, content)| (path, text(content))).collect()
}

#[test]
fn modules_of_the_runtime_are_embedded() {
    assert!(index::MODULES.iter().any(|module| module.path == "crate::client::call"));
}

#[test]
fn item_is_taken_with_what_it_names() {
    let text = "//! Docs.\n\nuse std::fmt;\n\n/// One.\nfn one() {\n    two();\n}\n\nfn two() {}\n\n// A reason.\nfn three(_: fmt::Error) {}\n";
    let files = files(&[("a.rs", text)], "crate::b", "fn c() { crate::a::one() }");
    let expected = "//! Docs.\n\n/// One.\nfn one() {\n    two();\n}\n\nfn two() {}\n";
    assert_eq!(files, [("src/a.rs".to_owned(), expected.to_owned())]);
}

#[test]
fn method_is_taken_if_it_is_called() {
    let text = "pub struct A;\n\nimpl A {\n    /// Docs.\n    pub(crate) fn one(&self) {}\n\n    pub(crate) fn two(&self) {}\n\n    pub fn three(&self) {}\n}\n";
    let files = files(&[("a.rs", text)], "crate::b", "fn c(a: crate::a::A) { a.two() }");
    let expected = "pub struct A;\n\nimpl A {\n    pub(crate) fn two(&self) {}\n\n    pub fn three(&self) {}\n}\n";
    assert_eq!(files[0].1, expected);
}

#[test]
fn import_keeps_the_names_that_are_used() {
    let runtime = [
        ("a.rs", "mod d;\nmod e;\n\npub use d::D;\npub(crate) use e::{E, F};\n"),
        ("a/d.rs", "pub struct D;\n"),
        ("a/e.rs", "pub struct E;\n\npub struct F;\n"),
    ];
    let files = files(&runtime, "crate::b", "fn c(_: crate::a::F) {}");
    assert_eq!(files[0].1, "mod e;\n\npub(crate) use e::F;\n");
    assert_eq!(files[1], ("src/a/e.rs".to_owned(), "pub struct F;\n".to_owned()));
}

#[test]
fn implementation_is_taken_with_its_type_and_its_trait() {
    let text =
        "trait One {}\n\ntrait Two {}\n\nstruct A;\n\nimpl One for A {}\n\nimpl Two for A {}\n";
    let files =
        files(&[("a.rs", text)], "crate::b", "fn c(_: crate::a::A) where A: crate::a::Two {}");
    assert_eq!(files[0].1, "trait Two {}\n\nstruct A;\n\nimpl Two for A {}\n");
}

#[test]
fn dependency_of_the_client_alone_is_optional() {
    let runtime = [
        ("client.rs", "pub fn call() {\n    bytes::call();\n    flate2::call();\n}\n"),
        ("json.rs", "pub fn read() {\n    bytes::read();\n}\n"),
    ];
    let modules = runtime.map(|(file, text)| parse::module(file, text.to_owned()).expect("Rust"));
    let code = "#[cfg(feature = \"client\")] mod client; fn a() { crate::client::call(); crate::json::read() }";
    let references = References::of(code.parse().expect("tokens"));
    let emitted = [Emitted { module: "crate".to_owned(), references }];
    let dependencies = select_from(Vec::from(modules).leak(), &emitted).dependencies;
    let expected = ["bytes = \"1\"", "flate2 = { version = \"1\", optional = true }"];
    assert_eq!(dependencies.lines, expected);
    assert_eq!(dependencies.client[0], "dep:flate2");
}
