//! Long names, and names that are equal in Rust.

use crate::models::{Model, member, structure};
use crate::size::{assert_accepted, assert_refused, scaled};
use crate::support::generate;
use serde_json::{Value, json};

/// Returns a model in which every named item has a long name with one of these suffixes.
fn with_long_names(suffixes: &[&str]) -> Model {
    let name = "aB".repeat(scaled(600));
    let mut model = Model::new();
    for suffix in suffixes {
        let named = |prefix: &str| format!("{prefix}{name}{suffix}");
        let traits = |id: &str, value: Value| {
            let mut traits = json!({});
            traits[id] = value;
            traits
        };
        model.add(&named("Unused"), json!({"type": "string"}));
        model.add(&named("Text"), json!({"type": "string"}));
        let values = json!({named("VALUE"): member("smithy.api#Unit")});
        model.add(&named("Enum"), json!({"type": "enum", "members": values}));
        let mut union = structure(&named("member"), member("smithy.api#String"));
        union["members"][named("member")]["traits"] = traits("smithy.api#jsonName", json!(suffix));
        union["type"] = json!("union");
        model.add(&named("Union"), union);
        let id = |kind: &str| format!("a.b#{kind}{name}{suffix}");
        for kind in ["Text", "Enum", "Union"] {
            let traits = traits("smithy.api#jsonName", json!(format!("{kind}{suffix}")));
            model.input(&named(kind), json!({"target": id(kind), "traits": traits}));
        }
        let query = traits("smithy.api#httpQuery", json!(named("query")));
        let query = json!({"target": "smithy.api#String", "traits": query});
        model.input(&named("query"), query);
        let error = traits("smithy.api#error", json!("client"));
        model.add(&named("Error"), json!({"type": "structure", "traits": error}));
        let uri = json!({"method": "POST", "uri": format!("/{suffix}")});
        let mut operation = model.shapes["a.b#Call"].clone();
        operation["traits"] = traits("smithy.api#http", uri);
        operation["errors"] = json!([member(&id("Error"))]);
        model.add(&named("Call"), operation);
        let operations = model.shapes["a.b#Service"]["operations"].as_array_mut();
        operations.expect("operations").push(member(&id("Call")));
    }
    model
}

/// Returns the lines that define types and modules.
fn definitions(files: &codegen::Files) -> Vec<String> {
    let lines = files.iter().flat_map(|(_, text)| text.lines());
    let defines =
        |line: &&str| ["pub struct ", "pub enum ", "mod "].iter().any(|b| line.starts_with(b));
    lines.filter(defines).map(str::to_owned).collect()
}

#[test]
fn long_names_are_shortened_in_files_and_identifiers() {
    let model = with_long_names(&["One", "Two"]);
    assert_accepted("long names", &model);
    let files = generate("hostile", &model.text()).expect("a crate");
    for (path, _) in files.iter() {
        let name = path.rsplit('/').next().unwrap_or_default();
        assert!(name.len() <= 140, "{path}");
    }
    // Definitions are short.
    let definitions = definitions(&files);
    assert!(definitions.iter().all(|line| line.len() < 160));
    crate::checks::check_files(&files).expect("a crate");
    // Names on the wire are not shortened.
    let query = format!("query{}One", "aB".repeat(scaled(600)));
    assert!(files.iter().any(|(_, text)| text.contains(&format!("{query:?}"))));
    // A shortened name does not depend on the other names of the model.
    let alone = self::definitions(
        &generate("hostile", &with_long_names(&["One"]).text()).expect("a crate"),
    );
    assert!(alone.iter().all(|line| definitions.contains(line)));
}

#[test]
fn long_name_in_json_is_refused_if_used() {
    let name = "a".repeat(scaled(1001));
    let mut model = Model::new();
    model.input(&name, member("smithy.api#String"));
    assert_refused("a member with a long name", &model.text(), "more than 1000 bytes");
    let mut model = Model::new();
    let traits = json!({"smithy.api#jsonName": name});
    model.input("x", json!({"target": "smithy.api#String", "traits": traits}));
    assert_refused("a long name in JSON", &model.text(), "more than 1000 bytes");
    // No operation uses the structure.
    let mut model = Model::new();
    model.add("Unused", structure(&name, member("smithy.api#String")));
    assert_accepted("a long unused name", &model);
}

#[test]
fn thousands_of_names_equal_in_rust_are_accepted() {
    // Names differ in the number of underscores, which Rust names do not keep.
    let name = |number: usize| -> String {
        (0..16).map(|bit| if number >> bit & 1 == 0 { "a_" } else { "a__" }).collect()
    };
    let mut model = Model::new();
    for number in 0..scaled(100) {
        model.input(&name(number), member("smithy.api#String"));
    }
    assert_accepted("members of the same name", &model);
    let mut model = Model::new();
    for number in 0..scaled(100) {
        model.add(&name(number), json!({"type": "structure"}));
        model.input(&format!("m{number}"), member(&format!("a.b#{}", name(number))));
    }
    assert_accepted("types of the same name", &model);
}
