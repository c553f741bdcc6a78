//! `cargo xtask conformance`

use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Output};

/// A model with these tests of the requests of its one operation.
fn model(tests: &Value) -> Value {
    json!({
        "smithy": "2.0",
        "shapes": {
            "a.b#Rooms": {
                "type": "service",
                "version": "1",
                "operations": [{"target": "a.b#Enter"}],
                "traits": {
                    "aws.api#service": {"sdkId": "Rooms"},
                    "aws.auth#sigv4": {"name": "rooms"},
                    "aws.protocols#restJson1": {},
                },
            },
            "a.b#Enter": {
                "type": "operation",
                "input": {"target": "a.b#EnterInput"},
                "traits": {
                    "smithy.api#http": {"method": "POST", "uri": "/enter"},
                    "smithy.test#httpRequestTests": tests,
                },
            },
            "a.b#EnterInput": {
                "type": "structure",
                "members": {"name": {"target": "smithy.api#String"}},
            },
        },
    })
}

fn test(id: &str, body: &str, params: &Value, applies_to: &str) -> Value {
    json!({
        "id": id,
        "protocol": "aws.protocols#restJson1",
        "method": "POST",
        "uri": "/enter",
        "body": body,
        "bodyMediaType": "application/json",
        "params": params,
        "appliesTo": applies_to,
    })
}

fn conformance(folder: &Path, model: &Value, more: &[&str]) -> Output {
    let path = folder.join("model.json");
    std::fs::write(&path, model.to_string()).expect("a file");
    // The target folder and the profile of the crates that codegen's tests build: their dependencies
    // are the same.
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/test-crates/target");
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("conformance")
        .arg(path)
        .args(more)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "1")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .output()
        .expect("the command")
}

/// One test, for the crates of all models are made in one place.
#[test]
fn what_passes_is_counted_and_what_fails_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let ada = json!({"name": "Ada"});
    let tests = json!([
        test("Right", r#"{"name": "Ada"}"#, &ada, "client"),
        test("Wrong", r#"{"name": "Eve"}"#, &ada, "client"),
        test("Odd", "{}", &json!({"nobody": 1}), "client"),
        test("OfServers", "{}", &json!({}), "server"),
    ]);
    let output = conformance(folder.path(), &model(&tests), &[]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("tests for servers, left out: 1\n1 passed, 2 failed\n"), "{text}");
    assert!(text.contains("FAILED Odd\n    its `params` do not fit the members\n"), "{text}");
    let (_, wrong) = text.split_once("FAILED Wrong\n").expect("a failed test");
    assert!(wrong.contains("Ada") && wrong.contains("Eve"), "{text}");

    let output = conformance(folder.path(), &model(&tests), &["--filter", "Right"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("1 passed, 0 failed\n"), "{text}");

    let output = conformance(folder.path(), &json!({"smithy": "2.0"}), &[]);
    assert_eq!(output.status.code(), Some(2));
    let output = conformance(folder.path(), &json!([]), &[]);
    assert_eq!(output.status.code(), Some(2));
}
