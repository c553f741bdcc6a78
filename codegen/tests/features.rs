//! For each feature a small model, and what becomes of it.

mod support;

use std::path::Path;
use std::process::{Command, Output};
use support::{assert_snapshot, generate, models, read, root};

/// Compares the files of a feature's crate with the snapshot, those whose paths begin like this.
fn assert_feature(name: &str, paths: &[&str]) {
    let model = read(format!("tests/models/{name}.json"));
    let files = generate(&crate_name(name), &model).unwrap_or_else(|problems| panic!("{problems}"));
    let shown: Vec<_> = files
        .iter()
        .filter(|(path, _)| paths.iter().any(|prefix| path.starts_with(prefix)))
        .map(|(path, text)| format!("//// {path}\n{text}"))
        .collect();
    for prefix in paths {
        assert!(files.iter().any(|(path, _)| path.starts_with(prefix)), "no file {prefix}");
    }
    assert_snapshot(name, &shown.join("\n"));
}

fn crate_name(feature: &str) -> String {
    format!("feature-{}", feature.replace('_', "-"))
}

macro_rules! features {
    ($($name:ident: $($path:literal),*;)*) => {
        $(
            #[test]
            fn $name() {
                assert_feature(stringify!($name), &[$($path),*]);
            }
        )*

        #[test]
        fn every_model_has_a_test() {
            let models: Vec<_> = models().into_iter().map(|(name, _)| name).collect();
            assert_eq!(models, [$(stringify!($name)),*]);
        }
    };
}

features! {
    auth_bearer: "src/auth.rs", "src/lib.rs", "Cargo.toml";
    auth_choice: "src/auth.rs", "src/operation/";
    auth_none: "src/auth.rs";
    big_numbers: "src/operation/", "src/primitives.rs";
    checksum: "src/operation/", "Cargo.toml";
    compression: "src/operation/", "Cargo.toml";
    constraints: "src/operation/", "src/types/";
    deep_types: "src/lib.rs", "src/types/layer1.rs", "tests/generated/main.rs";
    defaults: "src/operation/", "src/types/";
    document: "src/operation/", "src/primitives.rs";
    documentation: "src/operation/explain.rs", "src/client/operations.rs";
    endpoint_calls: "src/operation/", "src/config/service.rs", "src/endpoint.rs", "src/protocol/request/host_label.rs";
    endpoint_diagram: "src/endpoint", "tests/generated/endpoints.rs";
    endpoint_functions: "src/endpoint", "tests/generated/endpoints.rs";
    endpoint_rules: "src/endpoint", "tests/generated/endpoints.rs";
    endpoint_without_rules: "src/endpoint.rs", "tests/generated/endpoints.rs";
    enum_shape: "src/types/", "src/operation/paint.rs";
    enum_trait: "src/types/", "src/operation/paint.rs";
    error_dispatch: "src/types/error", "src/operation/", "src/error.rs";
    event_stream: "src/operation/", "src/types.rs", "src/types/answers.rs", "src/types/words.rs", "src/primitives.rs", "Cargo.toml";
    examples: "src/client/operations.rs", "src/docs/";
    headers: "src/operation/", "src/types/error/", "src/protocol/", "tests/conformance/re";
    idempotency_token: "src/operation/", "Cargo.toml";
    int_enum: "src/operation/", "src/types/", "src/primitives.rs";
    label: "src/operation/", "src/protocol/request.rs";
    label_types: "src/operation/", "src/protocol/request.rs";
    mixins: "src/types/";
    naming_obstacles: "src/types", "src/operation/", "src/builder/required.rs", "src/client/operations.rs";
    pagination: "src/client/paginated.rs", "src/client.rs";
    payloads: "src/operation/", "src/protocol/response.rs";
    query_list: "src/operation/", "src/protocol/request.rs";
    query_types: "src/operation/", "src/protocol/request.rs";
    recursive_structure: "src/types/", "tests/generated/round_trips.rs";
    required_and_default: "src/operation/", "tests/generated/round_trips.rs", "src/types/nested.rs", "src/builder/required.rs";
    resources: "src/operation.rs", "src/operation/close_hotel.rs";
    response_code: "src/operation/";
    retryable: "src/operation/";
    sensitive: "src/operation/", "src/types/";
    sparse: "src/operation/", "src/json/codec.rs";
    streams: "src/operation/", "Cargo.toml";
    structure: "src/operation/", "src/types/", "src/json/codec.rs", "Cargo.toml";
    timestamps: "src/operation/", "src/json/codec.rs";
    union: "src/operation/", "src/types/";
    union_unit: "src/operation/", "src/types/", "tests/generated/round_trips.rs";
    waiters: "src/client/waiters.rs", "src/client.rs", "src/docs/guide.md", "Cargo.toml";
}

/// The crate of each feature passes clippy without a warning, with the client and without, and the
/// tests that come with it.
#[test]
fn every_feature_compiles() {
    let folder = root().join("../target/feature-crates");
    for (name, _) in models() {
        let _ = std::fs::remove_dir_all(folder.join(&name));
        let model = read(format!("tests/models/{name}.json"));
        let files = generate(&crate_name(&name), &model).expect("a crate");
        for (path, text) in files.iter() {
            let path = folder.join(&name).join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        let behaves = add_behaviour(&name, &folder.join(&name));
        if behaves || files.get("tests/conformance/main.rs").is_some() {
            let manifest = folder.join(&name).join("Cargo.toml");
            let text = std::fs::read_to_string(&manifest).expect("a manifest");
            std::fs::write(manifest, text + DEV_DEPENDENCIES).expect("a manifest");
        }
    }
    let workspace = "[workspace]\nmembers = [\"*\"]\nexclude = [\"target\"]\nresolver = \"3\"\n\
                     \n[profile.dev]\ndebug = false\n";
    std::fs::write(folder.join("Cargo.toml"), workspace).expect("a manifest");
    // The same versions as everywhere, and nothing to fetch.
    std::fs::copy(root().join("../Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");

    cargo(&folder, &["clippy", "--workspace", "--", "--deny", "warnings"]);
    cargo(&folder, &["clippy", "--workspace", "--no-default-features", "--", "--deny", "warnings"]);
    cargo(&folder, &["doc", "--workspace", "--no-deps"]);
    let tests = ["--test", "generated", "--test", "conformance", "--test", "behaviour"];
    let client = ["test", "--workspace", "--no-default-features", "--features", "client"];
    cargo(&folder, &[client.as_slice(), &tests].concat());
    a_forgotten_member_is_named(&folder);
}

/// What tests of calls need.
const DEV_DEPENDENCIES: &str = r#"
[dev-dependencies]
aws-smithy-http-client = { version = "1.5", features = ["test-util"] }
aws-smithy-runtime-api = "1.20"
aws-smithy-types = "1.9"
futures-util = { version = "0.3", default-features = false }
tokio = { version = "1", features = ["macros", "rt"] }
"#;

/// The features of which it is tested what calls do.
fn behaviours() -> Vec<String> {
    let has_tests = |name: &String| root().join(format!("tests/behaviour/{name}.rs")).exists();
    models().into_iter().map(|(name, _)| name).filter(has_tests).collect()
}

/// Adds the tests of what calls do to the crate of a feature, if there are any.
fn add_behaviour(feature: &str, folder: &Path) -> bool {
    let has_tests = behaviours().contains(&feature.to_owned());
    if has_tests {
        let tests = read(format!("tests/behaviour/{feature}.rs"));
        std::fs::write(folder.join("tests/behaviour.rs"), tests).expect("a file");
    }
    has_tests
}

/// A call that lacks a required member does not compile, and the compiler says which it is.
fn a_forgotten_member_is_named(folder: &Path) {
    let program = "fn main() { feature_sensitive::operation::log_in::LogInInput::builder()\
                   .user(\"ada\").build(); }";
    let examples = folder.join("sensitive/examples");
    std::fs::create_dir_all(&examples).expect("a folder");
    std::fs::write(examples.join("forgotten.rs"), program).expect("a file");
    let arguments =
        ["check", "--package", "feature-sensitive", "--example", "forgotten"].as_slice();
    let output = run_cargo(folder, &[arguments, &["--no-default-features"]].concat());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(errors.contains("a required member is not set: `Unset<Password>`"), "{errors}");
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = run_cargo(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}\n{errors}", arguments.join(" "));
}

fn run_cargo(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args([arguments[0], "--offline", "--quiet"])
        .args(&arguments[1..])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // All of it is new each time.
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTDOCFLAGS", "--deny warnings")
        .output()
        .expect("cargo")
}
