//! Diagnostics of models that are invalid or not supported.

mod client;
mod endpoints;
mod protocol;
mod shapes;
#[path = "../support/mod.rs"]
mod support;

use codegen::{Package, Source, SourceFile};
use serde_json::{Value, json};
use support::{assert_snapshot, generate};

// Paths of parts of the model, for `with`.
const INPUT: &str = "shapes/a.b#GetRoomInput/members";
const SERVICE: &str = "shapes/a.b#Rooms";
const TRAITS: &str = "shapes/a.b#Rooms/traits";
const HTTP: &str = "shapes/a.b#GetRoom/traits/smithy.api#http";

/// Returns a minimal valid model.
fn valid_model() -> Value {
    json!({
        "smithy": "2.0",
        "shapes": {
            "a.b#Rooms": {
                "type": "service",
                "version": "1",
                "operations": [{"target": "a.b#GetRoom"}],
                "traits": {
                    "aws.api#service": {"sdkId": "Rooms"},
                    "aws.auth#sigv4": {"name": "rooms"},
                    "aws.protocols#restJson1": {},
                    "smithy.rules#endpointRuleSet": {"parameters": {}, "rules": []},
                },
            },
            "a.b#GetRoom": {
                "type": "operation",
                "input": {"target": "a.b#GetRoomInput"},
                "errors": [{"target": "a.b#NotFound"}],
                "traits": {"smithy.api#http": {"method": "GET", "uri": "/rooms/{name}"}},
            },
            "a.b#GetRoomInput": {
                "type": "structure",
                "members": {
                    "name": {
                        "target": "a.b#RoomName",
                        "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}},
                    },
                },
            },
            "a.b#RoomName": {"type": "string"},
            "a.b#NotFound": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        },
    })
}

/// Returns the valid model with values set at paths such as `shapes/a.b#Rooms/version`.
fn with(changes: &[(&str, Value)]) -> String {
    let mut model = valid_model();
    for (path, value) in changes {
        let mut place = &mut model;
        for key in path.split('/') {
            if place.get(key).is_none() {
                place[key] = json!({});
            }
            place = &mut place[key];
        }
        *place = value.clone();
    }
    serde_json::to_string_pretty(&model).expect("JSON")
}

/// Returns a member, or a reference to a shape.
fn member(target: &str) -> Value {
    json!({"target": target})
}

/// Asserts that the diagnostics of the models, each with a title, equal a snapshot.
fn assert_diagnostics(snapshot: &str, cases: Vec<(&str, String)>) {
    let diagnostics: Vec<_> = cases
        .into_iter()
        .map(|(title, model)| {
            let Err(problems) = generate("rooms", &model) else { panic!("no diagnostic: {title}") };
            format!("# {title}\n{problems}")
        })
        .collect();
    assert_snapshot(snapshot, &diagnostics.join("\n"));
}

#[test]
fn valid_model_is_accepted() {
    generate("rooms", &with(&[])).unwrap();
}

#[test]
fn invalid_partitions_are_reported_at_their_place() {
    for (content, expected) in [
        ("{\n  \"partitions\": {}\n}", "aws.json:2:16\n"),
        ("{\"partitions\": []}", "the partition `aws` is missing\n  --> aws.json\n"),
    ] {
        let source = Source {
            model: SourceFile { name: "model.json", content: &with(&[]) },
            service: None,
            operations: &[],
            tests: None,
            partitions: SourceFile { name: "aws.json", content },
            package: Package { version: "0.1.0", ..Package::default() },
        };
        let Err(problems) = codegen::generate(&source) else { panic!("{content} is accepted") };
        let problems = problems.to_string();
        assert!(problems.contains(expected), "{problems}");
    }
}

#[test]
fn long_service_name_is_shortened_to_a_crate_name() {
    let id = "Long ".repeat(30) + "Name";
    let service = format!("{TRAITS}/aws.api#service");
    let model = with(&[(&service, json!({"sdkId": id}))]);
    let source = Source {
        model: SourceFile { name: "model.json", content: &model },
        service: None,
        operations: &[],
        tests: None,
        partitions: SourceFile {
            name: "partitions.json",
            content: &support::read("../model/partitions.json"),
        },
        package: Package { version: "0.1.0", ..Package::default() },
    };
    let generated = codegen::generate(&source).unwrap_or_else(|problems| panic!("{problems}"));
    let manifest = generated.files.get("Cargo.toml").expect("a manifest");
    let name = manifest.lines().find_map(|line| line.strip_prefix("name = ")).expect("a name");
    assert!(name.starts_with("\"long-long-") && name.len() <= 66, "{name}");
}

#[test]
fn invalid_crate_name_is_refused() {
    for name in ["", "9rooms", "ro oms", "rooms\"", "../rooms", "self", "crate", "räume"] {
        let Err(problems) = generate(name, &with(&[])) else { panic!("{name} is accepted") };
        let problems = problems.to_string();
        assert!(problems.contains("cannot be the name of a crate"), "{name}: {problems}");
    }
}
