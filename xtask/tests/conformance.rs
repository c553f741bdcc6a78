//! `cargo xtask conformance`: counting the results of protocol tests.

use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Output};

/// Returns a model with one operation and these request tests.
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

/// Returns a request test.
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

/// Runs the command on a model.
fn conformance(dir: &Path, model: &Value, options: &[&str]) -> Output {
    let path = dir.join("model.json");
    std::fs::write(&path, model.to_string()).expect("a file");
    // Share the target directory and the profile with the crates that codegen's tests build, because
    // the dependencies are the same.
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/test-crates/target");
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("conformance")
        .arg(path)
        .args(options)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "1")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .output()
        .expect("the command")
}

/// This is a single test because all runs write to the same directory.
#[test]
fn passed_tests_are_counted_and_failed_tests_are_reported() {
    let dir = tempfile::tempdir().expect("a directory");
    let ada = json!({"name": "Ada"});
    let tests = json!([
        test("Right", r#"{"name": "Ada"}"#, &ada, "client"),
        test("Wrong", r#"{"name": "Eve"}"#, &ada, "client"),
        test("Odd", "{}", &json!({"nobody": 1}), "client"),
        test("OfServers", "{}", &json!({}), "server"),
    ]);
    let output = conformance(dir.path(), &model(&tests), &[]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("skipped server tests: 1\n1 passed, 2 failed\n"), "{text}");
    assert!(text.contains("FAILED Odd\n    its `params` do not fit the members\n"), "{text}");
    let (_, wrong) = text.split_once("FAILED Wrong\n").expect("a failed test");
    assert!(wrong.contains("Ada") && wrong.contains("Eve"), "{text}");

    let output = conformance(dir.path(), &model(&tests), &["--filter", "Right"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("1 passed, 0 failed\n"), "{text}");

    let output = conformance(dir.path(), &json!({"smithy": "2.0"}), &[]);
    assert_eq!(output.status.code(), Some(2));
    let output = conformance(dir.path(), &json!([]), &[]);
    assert_eq!(output.status.code(), Some(2));
}
