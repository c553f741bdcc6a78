//! `cargo xtask diff`: reports of changes between two models.

mod support;

use codegen::Level;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{assert_exit, model, stderr, stdout, temp_dir, xtask};
use tempfile::TempDir;

/// Returns the version of the workspace's client crate.
fn version() -> String {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).expect("a manifest");
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    line.expect("a version").trim_matches('"').to_owned()
}

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
    let summary = |documentation: &str| {
        format!(
            "changes  0: 0 breaking, 0 new, 0 other; documentation of {documentation}\n\
            verdict  none: only documentation differs, or nothing\nversion  {} stays\n",
            version()
        )
    };
    let output = diff(|_| {}, &[]);
    assert_exit(&output, 0);
    assert_eq!(stdout(&output), summary("0 items"));

    let change = |shapes: &mut Value| {
        shape(shapes, "CreateRoom")["traits"]["smithy.api#documentation"] = json!("Other words.");
    };
    let output = diff(change, &[]);
    assert_exit(&output, 0);
    assert_eq!(stdout(&output), summary("1 item"));
}

#[test]
fn breaking_and_new_changes_are_listed_as_text() {
    let output = diff(require_name_and_add_value, &[]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    // Output that is not a terminal has no colours.
    assert!(!text.contains('\u{1b}'), "{text:?}");
    let expected = "\
changes  3: 2 breaking, 1 new, 0 other; documentation of 0 items
verdict  major: code or stored JSON of callers may not work any longer
version  FROM → TO

Breaking
  breaks  create_room input: traits in Rust changed: Clone, PartialEq, serde, Default, Eq → Clone, PartialEq, serde, Eq
          code that uses the missing trait no longer compiles
          trait-gone, com.amazonaws.ivschat#CreateRoomRequest, old line N, new line 1
  breaks  create_room input name: became required: optional → required
          code that leaves it unset, or reads it as an `Option`, no longer compiles
          became-required, com.amazonaws.ivschat#CreateRoomRequest$name, old line N, new line 1

New
  minor   type ChatTokenCapability value Ab: new value: a|b
          the enum is non-exhaustive
          used by create_chat_token input
          enum-value-new, com.amazonaws.ivschat#ChatTokenCapability$AB, new line 1
";
    let next = Level::Major.next_version(&version()).expect("a version");
    let expected = expected.replace("FROM → TO", &format!("{} → {next}", version()));
    assert_eq!(without_old_lines(&text), expected);
}

/// Replaces the numbers of old lines, which change with the model.
fn without_old_lines(text: &str) -> String {
    let mut parts = text.split("old line ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "old line N" + part.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

#[test]
fn changes_are_listed_as_bullets_in_markdown() {
    let output = diff(require_name_and_add_value, &["--format", "markdown"]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    let bullet = "New:\n\n- `type ChatTokenCapability value Ab`: new value (`a|b`): the enum is non-exhaustive.\n";
    assert!(text.starts_with("Breaking:\n\n- `create_room input`: "), "{text}");
    assert!(text.ends_with(bullet), "{text}");
    let output = diff(|_| {}, &["--format", "markdown"]);
    assert_eq!(stdout(&output), "No changes but documentation.\n");
}

#[test]
fn changes_are_listed_with_ids_in_json() {
    let output = diff(require_name_and_add_value, &["--format", "json"]);
    assert_exit(&output, 1);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!((&json["verdict"], &json["services"]), (&json!("major"), &Value::Null));
    assert_eq!(json["version"][0], version());
    let mut row = json["rows"][1].clone();
    let line = row["changes"][0]["old_line"].take();
    assert!(line.as_u64().is_some_and(|line| line > 1), "{json:#}");
    let change = json!({
        "id": "became-required",
        "group": "operation", "name": "create_room", "part": "input", "member": "name",
        "kind": "changed", "fact": "nullability", "was": "optional", "is": "required",
        "parts": [], "shape": "com.amazonaws.ivschat#CreateRoomRequest$name",
        "target": "com.amazonaws.ivschat#RoomName", "old_line": null, "new_line": 1,
    });
    let expected = json!({
        "id": "became-required", "level": "major", "breaks": true,
        "why": "code that leaves it unset, or reads it as an `Option`, no longer compiles",
        "used_by": [], "changes": [change],
    });
    assert_eq!(row, expected);
}

/// A shape that many members have is one row.
#[test]
fn change_of_shared_shape_is_one_row_with_its_places() {
    let change = |shapes: &mut Value| {
        shape(shapes, "RoomName")["traits"]["smithy.api#length"]["max"] = json!(9);
        let error =
            json!({"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}});
        shapes["com.amazonaws.ivschat#Full"] = error;
        for operation in ["CreateRoom", "UpdateRoom"] {
            let errors = shape(shapes, operation)["errors"].as_array_mut().expect("errors");
            errors.push(json!({"target": "com.amazonaws.ivschat#Full"}));
        }
    };
    let output = diff(change, &[]);
    let text = stdout(&output);
    let shared = "members with com.amazonaws.ivschat#RoomName: limit is tighter: At most 128 characters → At most 9 characters";
    assert_eq!(text.matches("limit is tighter").count(), 1, "{text}");
    assert!(text.contains(shared), "{text}");
    assert!(text.contains("in create_room input name, "), "{text}");
    assert!(text.contains("2 operations, error Full: new error of the operation\n"), "{text}");
    assert!(text.contains("in create_room, update_room\n"), "{text}");
}

#[test]
fn member_that_several_structures_get_is_one_row() {
    let change = |shapes: &mut Value| {
        for name in ["CreateRoomRequest", "UpdateRoomRequest"] {
            shape(shapes, name)["members"]["note"] = json!({"target": "smithy.api#String"});
        }
    };
    let text = stdout(&diff(change, &[]));
    assert!(text.contains("  2 items, input note: new input: optional String\n"), "{text}");
    assert!(text.contains("  in create_room input, update_room input\n"), "{text}");
}

#[test]
fn withdrawn_endpoints_are_one_row_with_their_regions() {
    let change = |shapes: &mut Value| {
        let traits = &mut shape(shapes, "AmazonInteractiveVideoServiceChat")["traits"];
        let rules = &mut traits["smithy.rules#endpointRuleSet"];
        let url = r##""endpoint":{"url":"https://ivschat-fips.{Region}.{PartitionResult#dnsSuffix}","properties":{},"headers":{}},"type":"endpoint""##;
        let error = r#""error":"no FIPS","type":"error""#;
        let text = rules.to_string();
        assert!(text.contains(url), "{text}");
        *rules = serde_json::from_str(&text.replace(url, error)).expect("JSON");
    };
    let output = diff(change, &[]);
    let text = stdout(&output);
    assert!(text.contains("verdict  minor"), "{text}");
    assert_eq!(text.matches("endpoint is withdrawn: ").count(), 1, "{text}");
    assert!(text.contains("us-east-1 with FIPS, us-gov-west-1 with FIPS"), "{text}");
}

#[test]
fn models_of_two_services_are_named_first() {
    let other = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/changes/model.json");
    let output = xtask(&["diff", other.to_str().expect("text"), model().to_str().expect("text")]);
    assert_exit(&output, 1);
    let first = "services example.changes#Changes and com.amazonaws.ivschat#";
    assert!(stdout(&output).starts_with(first), "{}", stdout(&output));
    // The version of the crate of one service says nothing about another.
    assert!(stdout(&output).contains("\nversion  raise the first number"), "{}", stdout(&output));
}

#[test]
fn changes_that_reach_a_subset_are_listed_and_the_others_counted() {
    let dir = temp_dir();
    let out = dir.path().join("crate");
    let options = ["--operations", "CreateChatToken"];
    assert_exit(&support::codegen(&out, &options), 0);
    let out = out.to_str().expect("text");
    let output = diff(require_name_and_add_value, &["--out", out]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    let summary = "reported what reaches CreateChatToken; other changes of the service: 2\n\
        changes  1: 0 breaking, 1 new, 0 other; documentation of 0 items\n";
    assert!(text.starts_with(summary), "{text}");
    assert!(text.contains("version  0.1.0 → 0.1.1\n"), "{text}");

    // No change reaches the subset.
    let change = |shapes: &mut Value| {
        shape(shapes, "RoomName")["traits"]["smithy.api#length"]["max"] = json!(9);
    };
    assert_exit(&diff(change, &["--out", out]), 0);
    assert_exit(&diff(change, &[]), 1);

    // The operation is gone.
    let change = |shapes: &mut Value| {
        let service = shape(shapes, "AmazonInteractiveVideoServiceChat");
        let operations = service["operations"].as_array_mut().expect("operations");
        operations
            .retain(|operation| operation["target"] != "com.amazonaws.ivschat#CreateChatToken");
    };
    let output = diff(change, &["--out", out]);
    assert_exit(&output, 2);
    assert!(
        stderr(&output).contains("none of the operations CreateChatToken"),
        "{}",
        stderr(&output)
    );
    assert_exit(&diff(|_| {}, &["--out", dir.path().to_str().expect("text")]), 2);
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
