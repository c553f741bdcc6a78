//! `cargo xtask diff`: reports of changes between two models.

mod support;

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{assert_exit, model, stderr, stdout, temp_dir, xtask};
use tempfile::TempDir;

/// Compares the project's model with a changed copy.
fn diff(change: impl FnOnce(&mut Value), arguments: &[&str]) -> Output {
    let dir = temp_dir();
    let new = write_changed(&dir, change);
    let paths = [model(), new];
    let mut all = vec!["diff"];
    all.extend(paths.iter().map(|path| path.to_str().expect("text")));
    all.extend(arguments);
    xtask(&all)
}

/// Writes a changed copy of the model.
fn write_changed(dir: &TempDir, change: impl FnOnce(&mut Value)) -> PathBuf {
    let text = std::fs::read_to_string(model()).expect("a model");
    let mut model: Value = serde_json::from_str(&text).expect("JSON");
    change(&mut model["shapes"]);
    let path = dir.path().join("new.json");
    std::fs::write(&path, model.to_string()).expect("a file");
    path
}

fn shape<'a>(shapes: &'a mut Value, name: &str) -> &'a mut Value {
    &mut shapes[format!("com.amazonaws.ivschat#{name}")]
}

/// Makes an input member required, and adds an enum value.
fn require_name_and_add_value(shapes: &mut Value) {
    let name = &mut shape(shapes, "CreateRoomRequest")["members"]["name"];
    name["traits"]["smithy.api#required"] = json!({});
    let value = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a|b"}});
    shape(shapes, "ChatTokenCapability")["members"]["AB"] = value;
}

#[test]
fn documentation_change_has_verdict_none() {
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
fn breaking_and_additive_changes_are_listed_as_text() {
    let output = diff(require_name_and_add_value, &[]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    // Output that is not a terminal has no colours.
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
fn changes_are_listed_as_markdown_and_json() {
    let output = diff(require_name_and_add_value, &["--format", "markdown"]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    let row = "| value Ab, new |  | `a\\|b` | do not break: the enum is non-exhaustive |\n";
    assert!(text.contains("### type ChatTokenCapability\n\n| what | was |"), "{text}");
    assert!(text.contains(row), "{text}");

    let output = diff(require_name_and_add_value, &["--format", "json"]);
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
fn invalid_model_is_reported_with_exit_code_2() {
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
