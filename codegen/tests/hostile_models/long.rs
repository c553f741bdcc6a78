//! Long text: the size of the crate and the time to generate it stay proportional to the model.

use crate::models::{Model, member};
use crate::size::{assert_accepted, scaled};
use crate::support::generate;
use serde_json::json;

#[test]
fn long_documentation_is_accepted() {
    let mut model = Model::new();
    let text = "<p>Some words of <b>documentation</b>, and <code>code. With dots</code>.</p>";
    model.apply("Call", "smithy.api#documentation", json!(text.repeat(scaled(1000))));
    model.input("name", member("smithy.api#String"));
    assert_accepted("documentation", &model);
    let plain = "words. and `code. of` ".repeat(scaled(1000));
    model.apply("Call", "smithy.api#documentation", json!(plain));
    assert_accepted("a paragraph", &model);
}

/// Returns the size of the crate in bytes.
fn crate_size(model: &Model) -> usize {
    let files = generate("hostile", &model.text()).expect("a crate");
    files.iter().map(|(_, text)| text.len()).sum()
}

#[test]
fn pattern_shared_by_many_members_is_written_once() {
    let mut model = Model::new();
    let pattern =
        |length| json!({"type": "string", "traits": {"smithy.api#pattern": "é".repeat(length)}});
    for number in 0..scaled(40) {
        model.input(&format!("member{number}"), member("a.b#Text"));
    }
    model.add("Text", pattern(500));
    let short = crate_size(&model);
    model.add("Text", pattern(scaled(4000)));
    assert_accepted("a pattern of many members", &model);
    assert!(crate_size(&model) < short + short / 10);
}

#[test]
fn nested_collections_are_documented_two_levels_deep() {
    let mut model = Model::new();
    let traits = json!({"smithy.api#pattern": "a".repeat(scaled(1000))});
    model.add("Text", json!({"type": "string", "traits": traits}));
    let mut value = "a.b#Text".to_owned();
    for number in 0..15 {
        let map = json!({"type": "map", "key": member("a.b#Text"), "value": member(&value)});
        model.add(&format!("Map{number}"), map);
        value = format!("a.b#Map{number}");
    }
    model.input("map", member("a.b#Map1"));
    let two = crate_size(&model);
    model.input("map", member("a.b#Map14"));
    // Deeper levels show in the type, but not in the documentation.
    assert!(crate_size(&model) < two + two / 10);
    for number in 0..scaled(5) {
        model.input(&format!("map{number}"), member("a.b#Map14"));
    }
    assert_accepted("patterns of maps in maps", &model);
}

#[test]
fn change_at_the_end_of_a_long_pattern_changes_the_facts() {
    let facts = |end: &str| {
        let mut model = Model::new();
        let traits = json!({"smithy.api#pattern": "a".repeat(2000) + end});
        model.input("text", json!({"target": "smithy.api#String", "traits": traits}));
        let files = generate("hostile", &model.text()).expect("a crate");
        files.get(codegen::API_FILE).map(str::to_owned)
    };
    assert!(facts("b") != facts("c") && facts("b") == facts("b"));
}

#[test]
fn tags_with_thousands_of_attributes_are_accepted() {
    let mut model = Model::new();
    let attributes: String = (0..scaled(2000)).map(|number| format!(" a{number}=b")).collect();
    model.apply("Call", "smithy.api#documentation", json!(format!("<p{attributes}>a</p>")));
    model.input("ticks", json!({
        "target": "smithy.api#String",
        "traits": {"smithy.api#documentation": format!("<code>{}</code>", "`".repeat(scaled(5000)))},
    }));
    assert_accepted("attributes and backticks", &model);
}
