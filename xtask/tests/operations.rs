//! `cargo xtask codegen --operations`: crates with some operations, and the settings they record.

mod support;

use std::fs;
use std::path::Path;
use support::{assert_exit, codegen, model, stderr, stdout, temp_dir};

/// Reads a file of the crate.
fn file(out: &Path, path: &str) -> String {
    fs::read_to_string(out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn selected_operation_brings_only_the_shapes_it_reaches() {
    let dir = temp_dir();
    let out = dir.path();
    let output = codegen(out, &["--operations", "CreateChatToken"]);
    assert_exit(&output, 0);
    assert!(stdout(&output).contains(": 1 operation, 4 types, 4 errors"), "{}", stdout(&output));
    let operations = file(out, "src/operation.rs");
    assert!(operations.contains("pub mod create_chat_token;"), "{operations}");
    assert!(!operations.contains("create_room"), "{operations}");
    assert!(out.join("src/types/chat_token_capability.rs").exists());
    // The runtime code of other operations is left out too.
    assert!(!out.join("src/client/paginator.rs").exists());
    assert!(!out.join("src/types/room_summary.rs").exists());
}

#[test]
fn settings_are_recorded_and_options_replace_them() {
    let dir = temp_dir();
    let out = dir.path().join("crate");
    let copy = dir.path().join("copy.json");
    fs::copy(model(), &copy).expect("a model");
    let copy = copy.to_str().expect("text");
    let options = ["--model", copy, "--operations", "ListRooms,CreateRoom", "--crate-name", "mine"];
    assert_exit(&codegen(&out, &options), 0);
    let manifest = file(&out, "Cargo.toml");
    assert!(manifest.contains("operations = [\"CreateRoom\", \"ListRooms\"]"), "{manifest}");
    assert!(manifest.contains("name = \"mine\""), "{manifest}");

    assert_exit(&codegen(&out, &["--check"]), 0);
    let output = codegen(&out, &[]);
    assert!(stdout(&output).contains("wrote    0 files"), "{}", stdout(&output));

    // Names replace the recorded names, and `*` selects all operations.
    let output = codegen(&out, &["--operations", "CreateRoom,CreateRoom"]);
    assert!(stdout(&output).contains(": 1 operation,"), "{}", stdout(&output));
    let output = codegen(&out, &["--operations", "*"]);
    assert!(stdout(&output).contains(": 17 operations,"), "{}", stdout(&output));
    assert!(!file(&out, "Cargo.toml").contains("operations = ["));

    // The recorded model no longer exists.
    fs::remove_file(copy).expect("a file");
    let output = codegen(&out, &["--check"]);
    assert_exit(&output, 2);
    assert!(stderr(&output).contains("cannot read"), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("cannot be read: pass another with `--model`"),
        "{}",
        stderr(&output)
    );
    assert_exit(&codegen(&out, &["--model", model().to_str().expect("text")]), 0);
    assert!(!file(&out, "Cargo.toml").contains("metadata.codegen"));
}

/// Without `--model`, the workspace's crate is generated from the workspace's model, whatever model an
/// earlier run read.
#[test]
fn workspace_crate_records_no_model() {
    let dir = temp_dir();
    let copy = dir.path().join("copy.json");
    fs::copy(model(), &copy).expect("a model");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let options = ["--model", copy.to_str().expect("text"), "--check"];
    assert_exit(&codegen(&workspace.join("generated"), &options), 0);
}

#[test]
fn api_changes_since_the_last_run_are_reported() {
    let dir = temp_dir();
    let out = dir.path();
    let output = codegen(out, &["--operations", "CreateRoom"]);
    assert!(!stdout(&output).contains("changed "), "{}", stdout(&output));
    let output = codegen(out, &["--operations", "CreateRoom,GetRoom", "--check"]);
    assert_exit(&output, 1);
    assert!(stdout(&output).contains("; verdict minor\n"), "{}", stdout(&output));
    let output = codegen(out, &["--operations", "GetRoom"]);
    let text = stdout(&output);
    assert!(text.contains("; verdict major\n"), "{text}");
    assert!(text.contains("\n           breaks  create_room: operation is gone"), "{text}");
    assert!(!stdout(&codegen(out, &[])).contains("changed "));
    // An API file that cannot be parsed is not compared.
    fs::write(out.join("src/api.jsonl"), "nonsense").expect("a file");
    let output = codegen(out, &[]);
    assert_exit(&output, 0);
    assert!(stdout(&output).contains("changed  unknown"), "{}", stdout(&output));
}

#[test]
fn unknown_operation_is_refused_with_the_nearest_name() {
    let dir = temp_dir();
    let out = dir.path().join("crate");
    let output = codegen(&out, &["--operations", "CreateRom,DeletMessage,Fly"]);
    assert_exit(&output, 2);
    let text = stderr(&output);
    for (name, help) in [
        ("CreateRom", "did you mean `CreateRoom`"),
        ("DeletMessage", "did you mean `DeleteMessage`"),
        ("Fly", "the operations are CreateChatToken, CreateLoggingConfiguration, "),
    ] {
        let problem = format!("the service has no operation \"{name}\"");
        let (_, rest) = text.split_once(&problem).unwrap_or_else(|| panic!("{name}: {text}"));
        let remedy = rest.lines().find(|line| line.contains("help: ")).expect("help");
        assert!(remedy.contains(help), "{remedy}");
    }
    for invalid in ["", "CreateRoom,", "*,CreateRoom"] {
        let output = codegen(&out, &["--operations", invalid]);
        assert_exit(&output, 2);
        assert!(stderr(&output).contains("names separated by commas"), "{}", stderr(&output));
    }
    assert!(!out.exists());
    assert_exit(&codegen(&out, &["--operations", "CreateRoom, GetRoom"]), 0);
}
