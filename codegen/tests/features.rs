//! Snapshots of the code of each feature, generated from a small model.

mod support;

use support::{assert_snapshot, crate_name, generate, models, read};

/// Asserts that the files whose paths begin with one of `paths` equal the snapshot of the feature.
fn assert_feature(name: &str, paths: &[&str]) {
    let model = read(format!("tests/models/{name}.json"));
    let files = generate(&crate_name(name), &model).unwrap_or_else(|problems| panic!("{problems}"));
    let shown: Vec<_> = files
        .iter()
        .filter(|(path, _)| paths.iter().any(|prefix| is_shown(path, prefix)))
        .map(|(path, text)| format!("//// {path}\n{text}"))
        .collect();
    for prefix in paths {
        assert!(files.iter().any(|(path, _)| path.starts_with(prefix)), "no file {prefix}");
    }
    assert_snapshot(name, &shown.join("\n"));
}

/// Whether a path is shown: it begins with `prefix`, and builders are shown if they are named.
fn is_shown(path: &str, prefix: &str) -> bool {
    path.starts_with(prefix) && (!path.ends_with("/builders.rs") || path == prefix)
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
    auth_bearer: "src/auth.rs", "src/auth/schemes.rs", "src/lib.rs", "Cargo.toml";
    auth_choice: "src/auth.rs", "src/auth/schemes.rs", "src/operation/";
    auth_none: "src/auth.rs", "src/auth/schemes.rs";
    big_numbers: "src/operation/", "src/primitives.rs";
    checksum: "src/operation/", "Cargo.toml";
    compression: "src/operation/", "Cargo.toml";
    constraints: "src/operation/", "src/types/";
    deep_types: "src/lib.rs", "src/types/layer1.rs", "tests/generated/main.rs";
    defaults: "src/operation/", "src/types/";
    deprecated: "src/operation/", "src/operation/get_room/builders.rs", "src/types.rs", "src/types/", "src/client/operations.rs", "tests/generated/round_trips.rs";
    document: "src/operation/", "src/primitives.rs";
    documentation: "src/operation/explain.rs", "src/client/operations.rs";
    endpoint_calls: "src/operation/", "src/config/service.rs", "src/endpoint.rs", "src/endpoint/rules.rs", "src/protocol/request/labels.rs";
    endpoint_diagram: "src/endpoint", "tests/generated/endpoints.rs";
    endpoint_functions: "src/endpoint", "tests/generated/endpoints.rs";
    endpoint_rules: "src/endpoint", "tests/generated/endpoints.rs";
    endpoint_without_rules: "src/endpoint.rs", "src/endpoint/rules.rs", "tests/generated/endpoints.rs";
    enum_maps: "src/operation/", "src/protocol/response/headers.rs";
    enum_shape: "src/types/", "src/operation/paint.rs";
    enum_trait: "src/types/", "src/operation/paint.rs";
    error_dispatch: "src/types/error", "src/operation/", "src/error/service.rs";
    error_members: "src/types/error", "src/operation/";
    event_stream: "src/operation/", "src/types.rs", "src/types/answers.rs", "src/types/words.rs", "src/primitives.rs", "Cargo.toml", "tests/conformance/event_streams.rs";
    examples: "src/client/operations.rs", "src/docs/";
    header_error: "src/types/error/", "src/protocol/error_body.rs";
    headers: "src/operation/", "src/types/error/", "src/protocol/", "tests/conformance/re";
    idempotency_token: "src/operation/", "Cargo.toml";
    int_enum: "src/operation/", "src/types/", "src/primitives.rs";
    json_names: "src/operation/", "src/types/inner.rs", "src/types/done.rs", "src/types/events.rs", "src/types/error/";
    label: "src/operation/", "src/protocol/request.rs", "src/protocol/request/";
    label_types: "src/operation/", "src/protocol/request.rs", "src/protocol/request/";
    mixins: "src/types/";
    name_collisions: "src/types", "src/operation.rs", "src/operation/", "src/error/service.rs", "src/client/operations.rs", "src/client/waiters.rs";
    naming_obstacles: "src/types", "src/operation/", "src/operation/config/builders.rs", "src/operation/move_operation/builders.rs", "src/builder/required.rs", "src/client/operations.rs";
    pagination: "src/client/paginated.rs", "src/client.rs", "src/operation/list_named/builders.rs";
    payloads: "src/operation/", "src/protocol/response.rs";
    query_list: "src/operation/", "src/protocol/request.rs", "src/protocol/request/";
    query_types: "src/operation/", "src/protocol/request.rs", "src/protocol/request/";
    recursive_structure: "src/types/", "tests/generated/round_trips.rs";
    required_and_default: "src/operation/", "tests/generated/round_trips.rs", "src/types/nested.rs", "src/builder/required.rs";
    resources: "src/operation.rs", "src/operation/close_hotel.rs";
    response_code: "src/operation/";
    retryable: "src/operation/", "src/types/error/", "src/docs/errors.md";
    sensitive: "src/operation/", "src/types/";
    service_id: "src/config/service.rs", "Cargo.toml";
    sparse: "src/operation/", "src/json/codec";
    streams: "src/operation/", "src/operation/upload/builders.rs", "Cargo.toml";
    structure: "src/operation/", "src/types/", "src/json/codec", "Cargo.toml";
    timestamps: "src/operation/", "src/json/codec";
    union: "src/operation/", "src/types/";
    union_unit: "src/operation/", "src/types/", "tests/generated/round_trips.rs";
    waiters: "src/operation/get_room/builders.rs", "src/client/waiters.rs", "src/client.rs", "src/docs/guide.md", "Cargo.toml";
}
