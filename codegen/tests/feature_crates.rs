//! The crates of all feature models build without warnings, and their tests pass.

mod support;

use support::workspace::Workspace;
use support::{crate_name, generate, models, read, root};

/// Dependencies of tests that call operations.
const DEV_DEPENDENCIES: &str = r#"
[dev-dependencies]
aws-smithy-http-client = { version = "1.5", features = ["test-util"] }
aws-smithy-runtime-api = "1.20"
aws-smithy-types = "1.9"
futures-util = { version = "0.3", default-features = false }
http-body = "1"
tokio = { version = "1", features = ["macros", "rt", "test-util"] }
"#;

#[test]
fn feature_crates_build_without_warnings_and_pass_their_tests() {
    let workspace = Workspace::create("features");
    for (name, _) in models() {
        add(&workspace, &name);
    }
    workspace.cargo(&["clippy", "--workspace", "--", "--deny", "warnings"]);
    workspace.cargo(&[
        "clippy",
        "--workspace",
        "--no-default-features",
        "--",
        "--deny",
        "warnings",
    ]);
    workspace.cargo(&["doc", "--workspace", "--no-deps"]);
    let tests = ["--test", "generated", "--test", "conformance", "--test", "behaviour"];
    let client = ["test", "--workspace", "--no-default-features", "--features", "client"];
    workspace.cargo(&[client.as_slice(), &tests].concat());
}

/// Adds the crate of a feature, with its behaviour tests if it has any.
fn add(workspace: &Workspace, feature: &str) {
    let model = read(format!("tests/models/{feature}.json"));
    let files = generate(&crate_name(feature), &model).expect("a crate");
    workspace.add(feature, &files);
    let behaviour = root().join(format!("tests/behaviour/{feature}.rs"));
    if behaviour.exists() {
        workspace.write_in(feature, "tests/behaviour.rs", &read(&behaviour));
    }
    if behaviour.exists() || files.get("tests/conformance/main.rs").is_some() {
        let manifest = files.get("Cargo.toml").expect("a manifest");
        workspace.write_in(feature, "Cargo.toml", &(manifest.to_owned() + DEV_DEPENDENCIES));
    }
}
