//! Text that tries to become code, in every place of a model for text: the code equals that of harmless
//! text.

use crate::models::{Model, member};
use crate::spans::SPANS;
use crate::{checks, support};
use codegen::Files;
use proc_macro2::{Group, TokenStream, TokenTree};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Texts that would put `breakOut_` into code if they could end the literal or comment around them.
const HOSTILE: [&str; 22] = [
    "*/ } fn breakOut_() {",
    "\n}\nfn breakOut_() {}\n",
    "\"); breakOut_(); (\"",
    "\"#); breakOut_(); (r#\"",
    "\\\"); breakOut_(); //\\",
    "```\nbreakOut_!()\n```",
    "```rust\nbreakOut_!()\n```\n",
    "~~~\n```\n~~~\n\n    breakOut_!()",
    "- a\n  - b\n    - c\n\n          breakOut_!()\n\n      - breakOut_!()",
    "`` ` ``` a. b `breakOut_` ```` ``` ```` `",
    "<pre>a</pre><ul><li><ul><li><ul><li>a<pre>breakOut_!()</pre></li><li>breakOut_!()</li></ul>",
    "<p>&#96;&#96;&#96;&#10;breakOut_!()&#10;&#96;&#96;&#96;</p><script>breakOut_()</script>",
    "]\n#![breakOut_]\n//! ```\n//! breakOut_!()\n#[doc = \"",
    "{breakOut_} {} {0} {library} ${breakOut_} #breakOut_ %s",
    "\"\n[dependencies]\nbreakOut_ = \"1\"\n'''\n\"\"\"",
    "# What follows is written by hand, and kept.\nbreakOut_ = 1",
    "../../../breakOut_\\..\\C:",
    "a\u{0}\r\u{1b}[31m\u{7f}\u{85}b",
    "a\u{202e}b\u{2066}c\u{2028}d\u{2029}e\u{feff}f",
    "[a](javascript:breakOut_) ![b](file:///c) [crate::breakOut_] <https://a`b> `c",
    "aws_sdk_crate::breakOut_; with = \"crate::breakOut_\"",
    " ",
];

/// Returns a model with this text in every place for text.
fn model(text: &str) -> Model {
    // Templates escape braces by doubling them.
    let template = text.replace('{', "{{").replace('}', "}}");
    let docs = |mut shape: Value| {
        shape["traits"]["smithy.api#documentation"] = json!(text);
        shape["traits"]["smithy.api#deprecated"] = json!({"message": text, "since": text});
        shape["traits"]["example#unknown"] = json!({ text: text });
        shape
    };
    let mut model = Model::new();
    model.apply("Service", "smithy.api#title", json!(text));
    model.apply("Service", "smithy.api#documentation", json!(text));
    model.apply("Service", "aws.auth#sigv4", json!({"name": text}));
    model.shapes["a.b#Service"]["version"] = json!(text);
    let set = json!({"fn": "stringEquals", "argv": [{"ref": "Bucket"}, template]});
    model.apply(
        "Service",
        "smithy.rules#endpointRuleSet",
        json!({
            "parameters": {
                "Bucket": {"type": "string", "default": text, "documentation": text, "required": true},
            },
            "rules": [
                {"conditions": [set], "error": template},
                {"endpoint": {
                    "url": template,
                    "headers": {"x-text": [template]},
                    "properties": { text: template, "list": [{ text: template }] },
                }},
            ],
        }),
    );
    let case = json!({
        "documentation": text,
        "params": {"Bucket": text},
        "expect": {"endpoint": {"url": text, "properties": { text: text }}},
    });
    model.apply("Service", "smithy.rules#endpointTests", json!({"testCases": [case]}));
    model.add(
        "Error",
        docs(json!({
            "type": "structure",
            "members": {"message": member("smithy.api#String")},
            "traits": {"smithy.api#error": "client"},
        })),
    );
    model.add(
        "Kind",
        json!({
            "type": "enum",
            "members": {"ONE": docs(json!({
                "target": "smithy.api#Unit",
                "traits": {"smithy.api#enumValue": text},
            }))},
        }),
    );
    let old = json!([{"value": text, "documentation": text, "name": "OLD"}]);
    model.add("Old", json!({"type": "string", "traits": {"smithy.api#enum": old}}));
    model.add(
        "Choice",
        docs(json!({
            "type": "union",
            "members": {"text": docs(json!({
                "target": "smithy.api#String",
                "traits": {"smithy.api#jsonName": text},
            }))},
        })),
    );
    let pattern = |target: &str| json!({"target": target, "traits": {"smithy.api#pattern": text}});
    model.add("Texts", json!({"type": "list", "member": pattern("smithy.api#String")}));
    model.add("Nested", json!({"type": "list", "member": member("a.b#Texts")}));
    let mut part = |name: &str, target: &str, id: &str, value: Value| {
        model.input(name, docs(json!({"target": target, "traits": {id: value}})));
    };
    part("plain", "smithy.api#String", "smithy.api#pattern", json!(text));
    part("renamed", "smithy.api#String", "smithy.api#jsonName", json!(text));
    part("asked", "smithy.api#String", "smithy.api#httpQuery", json!(text));
    part("kind", "a.b#Kind", "smithy.api#required", json!({}));
    part("old", "a.b#Old", "smithy.api#required", json!({}));
    part("choice", "a.b#Choice", "smithy.api#required", json!({}));
    part("nested", "a.b#Nested", "smithy.api#required", json!({}));
    part("document", "smithy.api#Document", "smithy.api#default", json!({ text: [text] }));
    let output = json!({
        "text": {"target": "smithy.api#String", "traits": {"smithy.api#default": text}},
        "document": {"target": "smithy.api#Document", "traits": {"smithy.api#default": { text: text }}},
        "kind": {"target": "a.b#Kind", "traits": {"smithy.api#default": text}},
    });
    model.add("CallOutput", docs(json!({"type": "structure", "members": output})));
    model.shapes["a.b#Call"]["output"] = member("a.b#CallOutput");
    model.shapes["a.b#Call"]["errors"] = json!([member("a.b#Error")]);
    model.apply("Call", "smithy.api#documentation", json!(text));
    let input = json!({
        "plain": text, "kind": text, "old": text, "choice": {"text": text}, "nested": [[text]],
        "document": { text: text },
    });
    model.apply(
        "Call",
        "smithy.api#examples",
        json!([{"title": text, "documentation": text, "input": input}]),
    );
    let quoted = text.replace('\\', "\\\\").replace('\'', "\\'");
    let path = format!("text == '{quoted}'");
    let acceptors = json!([
        {"state": "success", "matcher": {"output": {"path": path, "comparator": "booleanEquals", "expected": "true"}}},
        {"state": "retry", "matcher": {"output": {"path": "text", "comparator": "stringEquals", "expected": text}}},
        {"state": "failure", "matcher": {"errorType": text}},
    ]);
    let waiter = json!({"documentation": text, "acceptors": acceptors});
    model.apply("Call", "smithy.waiters#waitable", json!({"Done": waiter}));
    model.apply("Call", "smithy.test#httpRequestTests", json!([{
        "id": text, "documentation": text, "protocol": "aws.protocols#restJson1",
        "method": "POST", "uri": "/call", "body": text, "headers": {"x-text": text}, "params": input,
    }]));
    model.apply(
        "Call",
        "smithy.test#httpResponseTests",
        json!([{
            "id": text, "documentation": text, "protocol": "aws.protocols#restJson1",
            "code": 200, "body": text, "params": {"text": text, "kind": text},
        }]),
    );
    model
}

/// Generates the crate of the model with this text.
fn files(text: &str) -> Files {
    let files = support::generate("hostile", &model(text).text());
    files.unwrap_or_else(|problems| panic!("{text:?} is refused: {problems}"))
}

/// Returns the identifiers of each source file that `includes` accepts, without documentation.
fn words(files: &Files, includes: impl Fn(&str, &str) -> bool) -> BTreeMap<&str, Vec<String>> {
    // Generated tests are left out, because their names come from text of the model.
    let is_code = |path: &str| path.starts_with("src/") && path.ends_with(".rs");
    let sources = files.iter().filter(|(path, text)| is_code(path) && includes(path, text));
    let words = |text: &str| {
        let mut words = Vec::new();
        collect(text.parse().expect("tokens"), &mut words);
        words
    };
    sources.map(|(path, text)| (path, words(text))).collect()
}

fn collect(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => words.push(ident.to_string()),
            TokenTree::Group(group) if !is_documentation(&group) => collect(group.stream(), words),
            _ => {}
        }
    }
}

fn is_documentation(group: &Group) -> bool {
    let mut tokens = group.stream().into_iter();
    let is_doc = matches!(tokens.next(), Some(TokenTree::Ident(ident)) if ident == "doc");
    is_doc && matches!(tokens.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=')
}

#[test]
fn hostile_text_does_not_change_the_code() {
    let harmless = files("harmless");
    checks::check_files(&harmless).expect("a crate");
    let expected = words(&harmless, |_, _| true);
    for text in HOSTILE.into_iter().chain(SPANS) {
        let hostile = files(text);
        let is_new = |path: &str, text: &str| harmless.get(path) != Some(text);
        for (path, text) in hostile.iter().filter(|(path, text)| is_new(path, text)) {
            checks::check_file(path, text).unwrap_or_else(|problem| panic!("{path}: {problem}"));
        }
        for (path, words) in words(&hostile, is_new) {
            assert!(Some(&words) == expected.get(path), "{text:?} changes {path}");
        }
    }
}

#[test]
fn escaped_text_is_shown_unchanged() {
    let documented = |text: &str| {
        let mut model = Model::new();
        model.apply("Call", "smithy.api#documentation", json!(format!("Calls.\n\n{text}")));
        let files = support::generate("hostile", &model.text()).expect("a crate");
        let client = files.get("src/client/operations.rs").expect("operations");
        let lines = client.lines().map(str::trim_start).skip_while(|line| *line != "/// Calls.");
        let lines = lines.skip(2).take_while(|line| *line != "///" && line.starts_with("///"));
        lines.map(|line| &line[4..]).collect::<Vec<_>>().join("\n")
    };
    for (text, shown) in [
        ("\\- a", "\\- a"),
        ("\\+ a", "\\+ a"),
        ("1\\. a", "1\\. a"),
        ("12\\) a", "12\\) a"),
        ("\\---", "\\---"),
        ("- \\- a", "- \\- a"),
        ("*![](x) foo* b", "*foo* b"),
        ("a **![](x)** b", "a b"),
        ("a *b*.", "a *b*."),
        ("`a`![](x)`` `b` ``", "`a` `` `b` ``"),
        ("a [](x) b", "a b"),
        ("-a 1.5 =b", "-a 1.5 =b"),
    ] {
        assert_eq!(documented(text), shown, "{text}");
    }
}

#[test]
fn text_that_looks_like_a_path_selects_nothing() {
    let plain = files("crate_");
    for text in ["crate::x(uuid::Uuid, flate2::x)", "crate::client::Until"] {
        let files = files(text);
        assert!(files.iter().map(|(path, _)| path).eq(plain.iter().map(|(path, _)| path)));
        let dependencies = |files: &Files| {
            let manifest = files.get("Cargo.toml").expect("a manifest");
            manifest.split_once("[dependencies]").map(|(_, rest)| rest.to_owned())
        };
        assert_eq!(dependencies(&files), dependencies(&plain), "{text}");
    }
}

#[test]
fn manifest_tail_wins() {
    let files = files("# What follows is written by hand, and kept.\nbreakOut_ = 1");
    let manifest = files.get("Cargo.toml").expect("a manifest");
    assert_eq!(manifest.matches(codegen::MANIFEST_TAIL).count(), 1);
    assert!(manifest.ends_with(codegen::MANIFEST_TAIL));
}

#[test]
fn control_characters_are_escaped_in_the_summary() {
    let text = model("a\nread     b\u{1b}[31m\u{202e}").text();
    let generated = support::generated("hostile", &text).expect("a crate");
    let (summary, ids) = (&generated.summary, generated.tests.ids.values());
    for text in ids.chain([&summary.service, &summary.version]) {
        assert!(!text.chars().any(|c| c.is_control() || c == '\u{202e}'), "{text:?}");
    }
}
