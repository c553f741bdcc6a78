//! The manifest.

use crate::emit::output::Output;
use crate::ir::{AuthScheme, Manifest, Service, Settings};
use serde_json::Value;
use std::collections::BTreeSet;

/// The line of a manifest behind which it is the maintainer's.
pub const MANIFEST_TAIL: &str = "# What follows is written by hand, and kept.\n";

/// The crates that every crate uses, besides `serde_json`, of which the features differ.
const ALWAYS: [(&str, &str); 4] = [
    ("aws-smithy-types", "\"1.9\""),
    ("bytes", "\"1\""),
    ("http", "\"1\""),
    ("serde", r#"{ version = "1", features = ["derive"] }"#),
];

/// The crates that every client is made of.
const CLIENT: [(&str, &str); 8] = [
    ("aws-credential-types", r#"{ version = "1.3", optional = true }"#),
    ("aws-runtime", r#"{ version = "1.10", optional = true }"#),
    ("aws-smithy-async", r#"{ version = "1.3", optional = true }"#),
    ("aws-smithy-http-client", r#"{ version = "1.5", optional = true }"#),
    ("aws-smithy-runtime", r#"{ version = "1.16", features = ["client"], optional = true }"#),
    (
        "aws-smithy-runtime-api",
        r#"{ version = "1.20", features = ["client", "http-1x"], optional = true }"#,
    ),
    ("aws-types", r#"{ version = "1.7", optional = true }"#),
    ("tracing", r#"{ version = "0.1", default-features = false, optional = true }"#),
];

/// The crates that clients are made of besides, by the file of support code that uses them.
const OF_CLIENT_PARTS: [(&str, &str, &str); 9] = [
    ("client/compression.rs", "flate2", r#"{ version = "1", optional = true }"#),
    ("client/idempotency.rs", "uuid", r#"{ version = "1", features = ["v4"], optional = true }"#),
    (
        "client/paginator.rs",
        "futures-core",
        r#"{ version = "0.3", default-features = false, optional = true }"#,
    ),
    ("client/tree_hash.rs", "sha2", r#"{ version = "0.11", optional = true }"#),
    (
        "events.rs",
        "aws-smithy-http",
        r#"{ version = "0.64", features = ["event-stream"], optional = true }"#,
    ),
    ("events.rs", "http-body-util", r#"{ version = "0.1", optional = true }"#),
    ("client/signed_events.rs", "aws-sigv4", r#"{ version = "1.6", optional = true }"#),
    ("client/waiter.rs", "fastrand", r#"{ version = "2", optional = true }"#),
    ("client/unsigned_payload.rs", "aws-sigv4", r#"{ version = "1.6", optional = true }"#),
];

/// The crates that the types and the protocol are made of besides, in the same way.
const OF_PARTS: [(&str, &str, &str); 5] = [
    ("endpoint/uri.rs", "percent-encoding", "\"2\""),
    ("events.rs", "aws-smithy-eventstream", "\"0.61\""),
    ("events.rs", "futures-core", r#"{ version = "0.3", default-features = false }"#),
    ("protocol/request/content_md5.rs", "md-5", "\"0.11\""),
    ("protocol/request/percent.rs", "percent-encoding", "\"2\""),
];

/// Whether a generated crate may depend on the library of this name.
pub(crate) fn is_dependency(library: &str) -> bool {
    let of_parts = OF_CLIENT_PARTS.iter().chain(&OF_PARTS).map(|(_, name, _)| *name);
    let mut names = CLIENT.iter().chain(&ALWAYS).map(|(name, _)| *name).chain(of_parts);
    names.any(|name| name.replace('-', "_") == library)
}

/// The text of `Cargo.toml`.
pub(crate) fn manifest(service: &Service, manifest: &Manifest, output: &Output) -> String {
    let Manifest { package, version, description, settings, tail, .. } = manifest;
    let description = Value::from(description.as_str());
    let optional = |of: &[(&str, &'static str, &'static str)]| {
        let used = of.iter().filter(|(file, ..)| output.has(file));
        // Two files may use the same crate.
        used.map(|(_, name, requirement)| (*name, *requirement)).collect::<BTreeSet<_>>()
    };
    let of_parts = optional(&OF_PARTS);
    let mut client: Vec<_> = CLIENT.into_iter().chain(optional(&OF_CLIENT_PARTS)).collect();
    client.sort();
    // What the protocol needs is there anyway.
    client.retain(|(name, _)| !of_parts.iter().any(|(other, _)| name == other));
    let mut features: Vec<_> = client.iter().map(|(name, _)| format!("\"dep:{name}\"")).collect();
    if service.auth.contains(&AuthScheme::Bearer) {
        features.push("\"aws-smithy-runtime/http-auth\"".to_owned());
    }
    if output.has("events.rs") {
        features.push("\"aws-runtime/event-stream\"".to_owned());
    }
    let features: String = features.iter().map(|feature| format!("    {feature},\n")).collect();
    // The first for the code of an error whose body breaks off, the second because without it
    // another number may be read than was written.
    let floats = ["json/codec/float.rs", "json/codec/epoch_seconds.rs"];
    let serde_json = match floats.iter().any(|file| output.has(file)) {
        false => r#"{ version = "1", features = ["raw_value"] }"#,
        true => r#"{ version = "1", features = ["float_roundtrip", "raw_value"] }"#,
    };
    let always = ALWAYS.into_iter().chain([("serde_json", serde_json)]);
    let dependencies = client.into_iter().chain(always).chain(of_parts);
    let mut lines: Vec<_> =
        dependencies.map(|(name, requirement)| format!("{name} = {requirement}\n")).collect();
    lines.sort();
    let dependencies = lines.concat();
    let settings = self::settings(settings);
    format!(
        r#"# @generated by cargo xtask codegen. Do not edit above the line that says so.

[package]
name = "{package}"
version = "{version}"
description = {description}
edition = "2024"
rust-version = "1.94.1"
license = "Apache-2.0"
publish = false

[lib]
path = "src/lib.rs"

[features]
default = ["client", "rustls-ring"]
# The client: without it, the crate is types and protocol, and does no I/O.
client = [
{features}    "aws-smithy-async/rt-tokio",
    "aws-smithy-types/rt-tokio",
    "aws-smithy-runtime/rt-tokio",
]
# TLS, with the cryptography of one library or the other.
rustls-ring = ["client", "aws-smithy-http-client/rustls-ring"]
rustls-aws-lc = ["client", "aws-smithy-http-client/rustls-aws-lc"]

[dependencies]
{dependencies}
[dev-dependencies.proptest]
version = "1"
default-features = false
features = ["std"]
{settings}
{MANIFEST_TAIL}{tail}"#
    )
}

/// What the crate was made with, where it is not what is usual, for the next time.
fn settings(settings: &Settings) -> String {
    let text = |text: &String| Value::from(text.as_str()).to_string();
    let model = settings.model.as_ref().map(|path| format!("model = {}\n", text(path)));
    let operations: Vec<_> = settings.operations.iter().map(text).collect();
    let operations =
        (!operations.is_empty()).then(|| format!("operations = [{}]\n", operations.join(", ")));
    let settings: String = [model, operations].into_iter().flatten().collect();
    match settings.is_empty() {
        true => settings,
        false => format!(
            "\n# What it was made with, which is kept until it is told otherwise.\n[package.metadata.codegen]\n{settings}"
        ),
    }
}
