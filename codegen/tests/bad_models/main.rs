//! What is said of models that are wrong or ask for too much: every problem, where, and what to do.

mod client;
mod endpoints;
mod protocol;
mod shapes;
#[path = "../support/mod.rs"]
mod support;

use codegen::{Package, Source, SourceFile};
use serde_json::{Value, json};
use support::{assert_snapshot, generate};

// Places in the model.
const INPUT: &str = "shapes/a.b#GetRoomInput/members";
const SERVICE: &str = "shapes/a.b#Rooms";
const TRAITS: &str = "shapes/a.b#Rooms/traits";
const HTTP: &str = "shapes/a.b#GetRoom/traits/smithy.api#http";

/// A model that is as small as it can be and right.
fn good() -> Value {
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

/// A model with a change at a place: `/shapes/a.b#Rooms/version`, with `|` for `/` in a key.
fn with(changes: &[(&str, Value)]) -> String {
    let mut model = good();
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

fn member(target: &str) -> Value {
    json!({"target": target})
}

/// Compares what is said of models with a snapshot.
fn tell(snapshot: &str, cases: Vec<(&str, String)>) {
    let told: Vec<_> = cases
        .into_iter()
        .map(|(title, model)| {
            let Err(problems) = generate("rooms", &model) else {
                panic!("nothing is said of {title}")
            };
            format!("# {title}\n{problems}")
        })
        .collect();
    assert_snapshot(snapshot, &told.join("\n"));
}

#[test]
fn the_good_model_is_good() {
    generate("rooms", &with(&[])).unwrap();
}

#[test]
fn partitions_have_problems_of_their_own() {
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
        let Err(problems) = codegen::generate(&source) else { panic!("{content} is fine") };
        let problems = problems.to_string();
        assert!(problems.contains(expected), "{problems}");
    }
}

#[test]
fn service_with_a_long_name_has_a_crate_with_a_short_one() {
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
fn a_name_that_cannot_be_a_crate_is_refused() {
    for name in ["", "9rooms", "ro oms", "rooms\"", "../rooms", "self", "crate", "räume"] {
        let Err(problems) = generate(name, &with(&[])) else { panic!("{name} is a name") };
        let problems = problems.to_string();
        assert!(problems.contains("cannot be the name of a crate"), "{name}: {problems}");
    }
}
