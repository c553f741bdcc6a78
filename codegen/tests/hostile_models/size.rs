//! Large models: the time to generate a crate grows no faster than the model.
//!
//! By default the models are small enough for a debug build. `HOSTILE_SCALE=100` makes them a hundred
//! times as large; use a release build for that. `--nocapture` shows the time of each.

use crate::models::{Model, member, required, structure};
use crate::support::generate;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Returns a number multiplied by `HOSTILE_SCALE`.
pub fn scaled(number: usize) -> usize {
    let scale = std::env::var("HOSTILE_SCALE").map(|scale| scale.parse().expect("a number"));
    number * scale.unwrap_or(1)
}

/// Generates a crate in at most a minute, or returns the diagnostics.
pub fn attempt(title: &str, model: &str) -> Result<(), String> {
    let start = Instant::now();
    let result = generate("hostile", model);
    let took = start.elapsed();
    let size = model.len() / 1000;
    println!(
        "{title}: {size} kB, {} in {took:.2?}",
        if result.is_ok() { "accepted" } else { "refused" }
    );
    assert!(took < Duration::from_secs(60), "{title} took {took:?}");
    result.map(drop).map_err(|problems| problems.to_string())
}

/// Asserts that a model becomes a crate.
pub fn assert_accepted(title: &str, model: &Model) {
    attempt(title, &model.text()).unwrap_or_else(|problems| panic!("{title}: {problems:.2000}"));
}

/// Asserts that a model is refused with this problem.
pub fn assert_refused(title: &str, model: &str, problem: &str) {
    let Err(problems) = attempt(title, model) else { panic!("{title} is accepted") };
    assert!(problems.contains(problem), "{title}: {problems:.2000}");
}

#[test]
fn many_used_shapes_are_accepted() {
    let mut model = Model::new();
    for number in 0..scaled(300) {
        let next = format!("a.b#Shape{}", number / 2);
        model.add(&format!("Shape{number}"), structure("next", member(&next)));
        model.input(&format!("member{number}"), member(&format!("a.b#Shape{number}")));
    }
    assert_accepted("used shapes", &model);
}

#[test]
fn many_operations_are_accepted() {
    let mut model = Model::new();
    let mut operations = Vec::new();
    for number in 0..scaled(20) {
        let id = format!("Call{number}");
        let traits = json!({"smithy.api#http": {"method": "POST", "uri": format!("/{number}")}});
        let mut operation = model.shapes["a.b#Call"].clone();
        operation["traits"] = traits;
        operations.push(member(&format!("a.b#{id}")));
        model.add(&id, operation);
    }
    model.shapes["a.b#Service"]["operations"] = json!(operations);
    assert_accepted("operations", &model);
}

#[test]
fn many_unused_shapes_are_accepted() {
    let mut model = Model::new();
    for number in 0..scaled(1000) {
        model.add(&format!("Shape{number}"), structure("next", member("a.b#Shape0")));
    }
    assert_accepted("unused shapes", &model);
}

#[test]
fn thousands_of_missing_targets_are_refused() {
    let mut model = Model::new();
    for number in 0..scaled(500) {
        model.add(&format!("Shape{number}"), structure("next", member("a.b#Shapes")));
        model.add(
            &format!("Other{number}"),
            structure("next", member(&format!("a.b#Shape{number}x"))),
        );
    }
    assert_refused("missing targets", &model.text(), "does not exist");
}

#[test]
fn thousands_of_missing_operations_are_refused() {
    let mut model = Model::new();
    let missing = (0..scaled(500)).map(|number| member(&format!("a.b#Missing{number}")));
    model.shapes["a.b#Service"]["operations"] = missing.collect();
    assert_refused("missing operations", &model.text(), "does not exist");
    let mut model = Model::new();
    let mut operations = Vec::new();
    for number in 0..scaled(300) {
        let operation = json!({"type": "operation", "input": member(&format!("a.b#No{number}"))});
        model.add(&format!("Call{number}"), operation);
        operations.push(member(&format!("a.b#Call{number}")));
    }
    model.shapes["a.b#Service"]["operations"] = json!(operations);
    assert_refused("missing inputs", &model.text(), "does not exist");
}

#[test]
fn operations_that_share_thousands_of_errors_are_refused() {
    let mut model = Model::new();
    let mut operations = Vec::new();
    let mut errors = Vec::new();
    for number in 0..scaled(500) {
        let id = format!("a.b#Call{number}");
        let mut operation = model.shapes["a.b#Call"].clone();
        operation["traits"]["smithy.api#http"]["uri"] = json!(format!("/{number}"));
        model.shapes.insert(id.clone(), operation);
        operations.push(member(&id));
        let error = format!("a.b#Error{number}");
        let traits = json!({"smithy.api#error": "client"});
        model.shapes.insert(error.clone(), json!({"type": "structure", "traits": traits}));
        errors.push(member(&error));
    }
    model.shapes["a.b#Service"]["operations"] = json!(operations);
    model.shapes["a.b#Service"]["errors"] = json!(errors);
    assert_refused("operations that share errors", &model.text(), "members and errors in all");
}

#[test]
fn long_chain_of_structures_is_refused() {
    for (kind, link) in [("optional", member as fn(&str) -> Value), ("required", required)] {
        let mut model = Model::new();
        let length = scaled(600);
        for number in 0..length {
            let next = format!("a.b#Link{}", number + 1);
            model.add(&format!("Link{number}"), structure("next", link(&next)));
        }
        model.add(&format!("Link{length}"), json!({"type": "structure"}));
        model.input("first", link("a.b#Link0"));
        assert_refused(&format!("a chain of {kind} members"), &model.text(), "nest");
    }
}

#[test]
fn tree_of_required_members_of_exponential_size_is_accepted() {
    let mut model = Model::new();
    for number in 0..40 {
        let next = required(&format!("a.b#Level{}", number + 1));
        let both = json!({"type": "structure", "members": {"left": next, "right": next}});
        model.add(&format!("Level{number}"), both);
    }
    model.add("Level40", json!({"type": "structure"}));
    model.input("root", required("a.b#Level0"));
    assert_accepted("a tree of exponential size", &model);
}

#[test]
fn long_cycle_of_structures_is_refused() {
    let mut model = Model::new();
    let length = scaled(600);
    for number in 0..length {
        let next = format!("a.b#Link{}", (number + 1) % length);
        model.add(&format!("Link{number}"), structure("next", member(&next)));
    }
    model.input("first", member("a.b#Link0"));
    assert_refused("a cycle of structures", &model.text(), "nest");
}

#[test]
fn long_chain_of_mixins_is_handled() {
    let mut model = Model::new();
    for number in 0..scaled(100) {
        let mut shape = structure(&format!("member{number}"), member("smithy.api#String"));
        shape["traits"] = json!({"smithy.api#mixin": {}});
        if number > 0 {
            shape["mixins"] = json!([member(&format!("a.b#Mixin{}", number - 1))]);
        }
        model.add(&format!("Mixin{number}"), shape);
    }
    let _ = attempt("a chain of mixins", &model.text());
}

#[test]
fn mixins_of_exponential_number_are_accepted() {
    let mut model = Model::new();
    for number in 0..40 {
        let mut mixin = json!({"type": "resource", "traits": {"smithy.api#mixin": {}}});
        match number {
            0 => mixin["operations"] = json!([member("a.b#Call")]),
            _ => {
                let before = member(&format!("a.b#Mixin{}", number - 1));
                mixin["mixins"] = json!([before, before]);
            }
        }
        model.add(&format!("Mixin{number}"), mixin);
    }
    assert_accepted("mixins of exponential number", &model);
}

#[test]
fn enum_with_many_values_is_accepted() {
    let mut model = Model::new();
    let values = (0..scaled(200)).map(|number| json!({"value": format!("value-{number}")}));
    let traits = json!({"smithy.api#enum": values.collect::<Vec<_>>()});
    model.add("Many", json!({"type": "string", "traits": traits}));
    model.input("many", member("a.b#Many"));
    assert_accepted("values of an enum", &model);
}
