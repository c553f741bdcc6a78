//! Models that are large: the time that they take grows no faster than they do.
//!
//! A test run tries small ones, which a debug build can do at once. `HOSTILE_SCALE=100` makes them a
//! hundred times as large; a release build is for that. With `--nocapture`, each says what it took.

use crate::models::{Model, member, required, structure};
use crate::support::generate;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A number, as many times as large as asked for.
pub fn scaled(number: usize) -> usize {
    let scale = std::env::var("HOSTILE_SCALE").map(|scale| scale.parse().expect("a number"));
    number * scale.unwrap_or(1)
}

/// Generates a crate, or tells why there is none.
pub fn attempt(what: &str, model: &str) -> Result<(), String> {
    let start = Instant::now();
    let result = generate("hostile", model);
    let took = start.elapsed();
    let size = model.len() / 1000;
    println!(
        "{what}: {size} kB, {} in {took:.2?}",
        if result.is_ok() { "made" } else { "refused" }
    );
    assert!(took < Duration::from_secs(60), "{what} took {took:?}");
    result.map(drop).map_err(|problems| problems.to_string())
}

pub fn assert_made(what: &str, model: &Model) {
    attempt(what, &model.text()).unwrap_or_else(|problems| panic!("{what}: {problems:.2000}"));
}

pub fn assert_refused(what: &str, model: &str, problem: &str) {
    let Err(told) = attempt(what, model) else { panic!("{what} is made") };
    assert!(told.contains(problem), "{what}: {told:.2000}");
}

#[test]
fn many_shapes() {
    let mut model = Model::new();
    for number in 0..scaled(300) {
        let next = format!("a.b#Shape{}", number / 2);
        model.add(&format!("Shape{number}"), structure("next", member(&next)));
        model.input(&format!("member{number}"), member(&format!("a.b#Shape{number}")));
    }
    assert_made("shapes that a call uses", &model);
}

#[test]
fn many_operations() {
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
    assert_made("operations", &model);
}

#[test]
fn shapes_that_nothing_uses() {
    let mut model = Model::new();
    for number in 0..scaled(1000) {
        model.add(&format!("Shape{number}"), structure("next", member("a.b#Shape0")));
    }
    assert_made("shapes that nothing uses", &model);
}

#[test]
fn thousands_of_targets_that_do_not_exist() {
    let mut model = Model::new();
    for number in 0..scaled(500) {
        model.add(&format!("Shape{number}"), structure("next", member("a.b#Shapes")));
        model.add(
            &format!("Other{number}"),
            structure("next", member(&format!("a.b#Shape{number}x"))),
        );
    }
    assert_refused("targets that do not exist", &model.text(), "does not exist");
}

#[test]
fn thousands_of_operations_that_do_not_exist() {
    let mut model = Model::new();
    let missing = (0..scaled(500)).map(|number| member(&format!("a.b#Missing{number}")));
    model.shapes["a.b#Service"]["operations"] = missing.collect();
    assert_refused("operations that do not exist", &model.text(), "does not exist");
    let mut model = Model::new();
    let mut operations = Vec::new();
    for number in 0..scaled(300) {
        let operation = json!({"type": "operation", "input": member(&format!("a.b#No{number}"))});
        model.add(&format!("Call{number}"), operation);
        operations.push(member(&format!("a.b#Call{number}")));
    }
    model.shapes["a.b#Service"]["operations"] = json!(operations);
    assert_refused("inputs that do not exist", &model.text(), "does not exist");
}

#[test]
fn operations_that_share_thousands_of_members_and_errors() {
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
fn a_chain_of_structures() {
    for (what, link) in [("optional", member as fn(&str) -> Value), ("required", required)] {
        let mut model = Model::new();
        let length = scaled(600);
        for number in 0..length {
            let next = format!("a.b#Link{}", number + 1);
            model.add(&format!("Link{number}"), structure("next", link(&next)));
        }
        model.add(&format!("Link{length}"), json!({"type": "structure"}));
        model.input("first", link("a.b#Link0"));
        assert_refused(&format!("a chain of {what} members"), &model.text(), "nest");
    }
}

#[test]
fn a_tree_of_required_members_that_doubles() {
    let mut model = Model::new();
    for number in 0..40 {
        let next = required(&format!("a.b#Level{}", number + 1));
        let both = json!({"type": "structure", "members": {"left": next, "right": next}});
        model.add(&format!("Level{number}"), both);
    }
    model.add("Level40", json!({"type": "structure"}));
    model.input("root", required("a.b#Level0"));
    assert_made("required members that double", &model);
}

#[test]
fn a_ring_of_structures() {
    let mut model = Model::new();
    let length = scaled(600);
    for number in 0..length {
        let next = format!("a.b#Link{}", (number + 1) % length);
        model.add(&format!("Link{number}"), structure("next", member(&next)));
    }
    model.input("first", member("a.b#Link0"));
    assert_refused("a ring of structures", &model.text(), "nest");
}

#[test]
fn a_chain_of_mixins() {
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
fn mixins_that_double() {
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
    assert_made("mixins that double", &model);
}

#[test]
fn enums_of_many_values() {
    let mut model = Model::new();
    let values = (0..scaled(200)).map(|number| json!({"value": format!("value-{number}")}));
    let traits = json!({"smithy.api#enum": values.collect::<Vec<_>>()});
    model.add("Many", json!({"type": "string", "traits": traits}));
    model.input("many", member("a.b#Many"));
    assert_made("values of an enum", &model);
}
