//! The crate of Amazon IVS Chat.

mod support;

use codegen::{API_FILE, Api, Diff, Files};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use support::{assert_snapshot, generate, read, root};

#[test]
fn ivschat_operations_match_their_snapshots() {
    let files = generate("ivschat", &read("../model/ivschat.json")).expect("a crate");
    let mut operations = 0;
    for (path, text) in files.iter() {
        let Some(name) = path.strip_prefix("src/operation/") else { continue };
        let name = name.trim_end_matches(".rs");
        // `structure.snap` has a builder.
        if name.ends_with("/builders") {
            continue;
        }
        assert_snapshot(&format!("ivschat_{name}"), text);
        operations += 1;
    }
    assert_eq!(operations, 17);
}

/// The committed files are exactly the generated files.
#[test]
fn generated_crate_is_up_to_date() {
    let folder = root().join("../generated");
    let files = generate("ivschat", &read("../model/ivschat.json")).expect("a crate");
    let mut generated = BTreeSet::new();
    for (path, text) in files.iter() {
        let committed = read(folder.join(path));
        if path == "Cargo.toml" {
            // The end of the manifest is written by hand.
            assert!(committed.starts_with(text), "{path} differs");
        } else {
            assert!(committed == text, "{path} differs");
            generated.insert(folder.join(path));
        }
    }
    let mut committed = BTreeSet::new();
    collect_files(&folder.join("src"), &mut committed);
    collect_files(&folder.join("tests/generated"), &mut committed);
    assert_eq!(committed, generated);
}

fn collect_files(folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect_files(&path, files);
        } else {
            files.insert(path);
        }
    }
}

/// Published models express the same API in another way: enums as a trait on strings, documentation in
/// HTML, and no traits that mark inputs and outputs.
#[test]
fn model_in_published_style_gives_the_same_code() {
    let model = read("../model/ivschat.json");
    let mut other: Value = serde_json::from_str(&model).expect("JSON");
    for shape in other["shapes"].as_object_mut().expect("shapes").values_mut() {
        let traits = shape["traits"].take();
        let mut traits = traits.as_object().cloned().unwrap_or_default();
        traits.remove("smithy.api#input");
        traits.remove("smithy.api#output");
        if let Some(text) = traits.get_mut("smithy.api#documentation") {
            *text = json!(format!("<p>{}</p>", text.as_str().unwrap_or_default()));
        }
        if shape["type"] == "enum" {
            let members = shape["members"].take();
            let values = members.as_object().expect("members").iter().map(|(name, member)| {
                json!({"name": name, "value": member["traits"]["smithy.api#enumValue"]})
            });
            traits.insert("smithy.api#enum".to_owned(), values.collect());
            *shape = json!({"type": "string"});
        }
        shape["traits"] = Value::Object(traits);
    }
    let once = generate("ivschat", &model).expect("a crate");
    let again = generate("ivschat", &other.to_string()).expect("a crate");
    let code = |files: &Files| {
        let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.is_empty();
        let lines = |text: &str| text.lines().filter(is_code).collect::<Vec<_>>().join("\n");
        let files = files.iter().filter(|(path, _)| path.ends_with(".rs"));
        files.map(|(path, text)| (path.to_owned(), lines(text))).collect::<Vec<_>>()
    };
    assert!(other["shapes"]["com.amazonaws.ivschat#ResourceType"]["type"] == "string");
    assert!(code(&once) == code(&again));
    let api = |files: &Files| Api::parse(files.get(API_FILE).expect("a file")).expect("facts");
    let Diff { rows, documentation, .. } = api(&once).diff(&api(&again));
    assert_eq!(rows, []);
    assert!(documentation > 0);
}

#[test]
fn generation_is_deterministic_and_independent_of_order() {
    let model = read("../model/ivschat.json");
    let once = generate("ivschat", &model).expect("a crate");
    // Without its feature `preserve_order`, serde_json sorts the keys of objects.
    let sorted: serde_json::Value = serde_json::from_str(&model).expect("JSON");
    let again = generate("ivschat", &sorted.to_string()).expect("a crate");
    assert!(once == again);
}
