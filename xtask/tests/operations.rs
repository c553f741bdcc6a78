//! `cargo xtask codegen --operations`: crates with a part of a service, and what they remember.

mod support;

use std::fs;
use std::path::Path;
use support::{assert_exit, codegen, folder, model, stderr, stdout};

fn file(out: &Path, path: &str) -> String {
    fs::read_to_string(out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_crate_has_the_operations_and_what_they_reach() {
    let folder = folder();
    let out = folder.path();
    let output = codegen(out, &["--operations", "CreateChatToken"]);
    assert_exit(&output, 0);
    assert!(stdout(&output).contains(": 1 operation, 4 types, 4 errors"), "{}", stdout(&output));
    let operations = file(out, "src/operation.rs");
    assert!(operations.contains("pub mod create_chat_token;"), "{operations}");
    assert!(!operations.contains("create_room"), "{operations}");
    assert!(out.join("src/types/chat_token_capability.rs").exists());
    // Support code of other operations is not there either.
    assert!(!out.join("src/client/paginator.rs").exists());
    assert!(!out.join("src/types/room_summary.rs").exists());
}

#[test]
fn a_crate_remembers_what_it_was_made_with() {
    let folder = folder();
    let out = folder.path().join("crate");
    let copy = folder.path().join("copy.json");
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

    // It is told otherwise: the names that are given take the place of the others, and `*` is all.
    let output = codegen(&out, &["--operations", "CreateRoom,CreateRoom"]);
    assert!(stdout(&output).contains(": 1 operation,"), "{}", stdout(&output));
    let output = codegen(&out, &["--operations", "*"]);
    assert!(stdout(&output).contains(": 17 operations,"), "{}", stdout(&output));
    assert!(!file(&out, "Cargo.toml").contains("operations = ["));

    // The model is gone.
    fs::remove_file(copy).expect("a file");
    let output = codegen(&out, &["--check"]);
    assert_exit(&output, 2);
    assert!(stderr(&output).contains("cannot read"), "{}", stderr(&output));
    assert!(stderr(&output).contains("name the model with --model"), "{}", stderr(&output));
    assert_exit(&codegen(&out, &["--model", model().to_str().expect("text")]), 0);
    assert!(!file(&out, "Cargo.toml").contains("metadata.codegen"));
}

/// With no option, the crate of the workspace is that of its model, whatever it was made from before.
#[test]
fn the_crate_of_the_workspace_remembers_no_model() {
    let folder = folder();
    let copy = folder.path().join("copy.json");
    fs::copy(model(), &copy).expect("a model");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let options = ["--model", copy.to_str().expect("text"), "--check"];
    assert_exit(&codegen(&workspace.join("generated"), &options), 0);
}

#[test]
fn what_changed_since_the_last_time_is_said() {
    let folder = folder();
    let out = folder.path();
    let output = codegen(out, &["--operations", "CreateRoom"]);
    assert!(!stdout(&output).contains("changed "), "{}", stdout(&output));
    let output = codegen(out, &["--operations", "CreateRoom,GetRoom", "--check"]);
    assert_exit(&output, 1);
    assert!(stdout(&output).contains("changed  verdict: minor"), "{}", stdout(&output));
    let output = codegen(out, &["--operations", "GetRoom"]);
    let text = stdout(&output);
    assert!(text.contains("changed  verdict: major"), "{text}");
    assert!(text.contains("operation create_room\n           breaks  gone"), "{text}");
    assert!(!stdout(&codegen(out, &[])).contains("changed "));
    // What cannot be read is not compared.
    fs::write(out.join("src/api.jsonl"), "nonsense").expect("a file");
    let output = codegen(out, &[]);
    assert_exit(&output, 0);
    assert!(stdout(&output).contains("changed  what is not known"), "{}", stdout(&output));
}

#[test]
fn an_unknown_operation_is_refused_with_the_nearest() {
    let folder = folder();
    let out = folder.path().join("crate");
    let output = codegen(&out, &["--operations", "CreateRom,DeletMessage,Fly"]);
    assert_exit(&output, 2);
    let text = stderr(&output);
    for (name, help) in [
        ("CreateRom", "did you mean `CreateRoom`"),
        ("DeletMessage", "did you mean `DeleteMessage`"),
        ("Fly", "it has CreateChatToken, CreateLoggingConfiguration, "),
    ] {
        let problem = format!("the service has no operation \"{name}\"");
        let (_, rest) = text.split_once(&problem).unwrap_or_else(|| panic!("{name}: {text}"));
        let remedy = rest.lines().find(|line| line.contains("help: ")).expect("help");
        assert!(remedy.contains(help), "{remedy}");
    }
    for odd in ["", "CreateRoom,", "*,CreateRoom"] {
        let output = codegen(&out, &["--operations", odd]);
        assert_exit(&output, 2);
        assert!(stderr(&output).contains("names with commas"), "{}", stderr(&output));
    }
    assert!(!out.exists());
    assert_exit(&codegen(&out, &["--operations", "CreateRoom, GetRoom"]), 0);
}
