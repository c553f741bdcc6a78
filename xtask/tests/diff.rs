//! `cargo xtask diff` as a maintainer runs it.

mod support;

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{assert_exit, folder, model, stderr, stdout, xtask};
use tempfile::TempDir;

/// Compares the model with what a change makes of it.
fn diff(change: impl FnOnce(&mut Value), arguments: &[&str]) -> Output {
    let folder = folder();
    let new = changed(&folder, change);
    let paths = [model(), new];
    let mut all = vec!["diff"];
    all.extend(paths.iter().map(|path| path.to_str().expect("text")));
    all.extend(arguments);
    xtask(&all)
}

fn changed(folder: &TempDir, change: impl FnOnce(&mut Value)) -> PathBuf {
    let text = std::fs::read_to_string(model()).expect("a model");
    let mut model: Value = serde_json::from_str(&text).expect("JSON");
    change(&mut model["shapes"]);
    let path = folder.path().join("new.json");
    std::fs::write(&path, model.to_string()).expect("a file");
    path
}

fn shape<'a>(shapes: &'a mut Value, name: &str) -> &'a mut Value {
    &mut shapes[format!("com.amazonaws.ivschat#{name}")]
}

/// A required input, and an enum value.
fn two_changes(shapes: &mut Value) {
    let name = &mut shape(shapes, "CreateRoomRequest")["members"]["name"];
    name["traits"]["smithy.api#required"] = json!({});
    let value = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a|b"}});
    shape(shapes, "ChatTokenCapability")["members"]["AB"] = value;
}

#[test]
fn nothing_changes_but_documentation() {
    let output = diff(|_| {}, &[]);
    assert_exit(&output, 0);
    let nothing = "verdict: none (0 changes, 0 breaking; 0 changes of documentation)\n";
    assert_eq!(stdout(&output), nothing);

    let change = |shapes: &mut Value| {
        shape(shapes, "CreateRoom")["traits"]["smithy.api#documentation"] = json!("Other words.");
    };
    let output = diff(change, &[]);
    assert_exit(&output, 0);
    let text = stdout(&output);
    assert_eq!(text, "verdict: none (0 changes, 0 breaking; 1 change of documentation)\n");
}

#[test]
fn changes_are_listed() {
    let output = diff(two_changes, &[]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    // No colours where there is no terminal.
    assert!(!text.contains('\u{1b}'), "{text:?}");
    let expected = "\
operation create_room
  breaks  input, traits: Clone, PartialEq, serde, Default → Clone, PartialEq, serde
          code that uses the missing trait no longer compiles
  breaks  input name, nullability: optional → required
          code that leaves it unset, or reads it as an `Option`, no longer compiles
type ChatTokenCapability
  minor   value Ab, new: a|b
          the enum is non-exhaustive
verdict: major (3 changes, 2 breaking; 0 changes of documentation)
";
    assert_eq!(text, expected);
}

#[test]
fn changes_are_markdown_or_json() {
    let output = diff(two_changes, &["--format", "markdown"]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    let row = "| value Ab, new |  | `a\\|b` | do not break: the enum is non-exhaustive |\n";
    assert!(text.contains("### type ChatTokenCapability\n\n| what | was |"), "{text}");
    assert!(text.contains(row), "{text}");

    let output = diff(two_changes, &["--format", "json"]);
    assert_exit(&output, 1);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(json["verdict"], "major");
    let row = json!({
        "group": "operation", "name": "create_room", "part": "input", "member": "name",
        "kind": "changed", "fact": "nullability", "was": "optional", "is": "required",
        "level": "major", "breaks": true,
        "why": "code that leaves it unset, or reads it as an `Option`, no longer compiles",
    });
    assert!(json["changes"].as_array().expect("changes").contains(&row), "{json:#}");
}

#[test]
fn a_model_that_cannot_be_read_is_said() {
    let missing = Path::new("missing.json");
    let output = xtask(&["diff", model().to_str().expect("text"), "missing.json"]);
    assert_exit(&output, 2);
    assert!(stderr(&output).starts_with("error: cannot read "), "{}", stderr(&output));
    assert!(stderr(&output).contains(missing.to_str().expect("text")), "{}", stderr(&output));

    let change = |shapes: &mut Value| {
        shape(shapes, "CreateRoom")["input"]["target"] = json!("com.amazonaws.ivschat#Gone");
    };
    let output = diff(change, &[]);
    assert_exit(&output, 2);
    assert!(stderr(&output).contains("`com.amazonaws.ivschat#Gone` does not exist"));
    assert_exit(&xtask(&["diff", "only-one.json"]), 2);
}
