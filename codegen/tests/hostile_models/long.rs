//! Text that is long: a crate has no more of it than the model, and is made as fast.

use crate::models::{Model, member};
use crate::size::{assert_made, scaled};
use crate::support::generate;
use serde_json::json;

#[test]
fn a_file_that_is_mostly_text() {
    let mut model = Model::new();
    let text = "<p>Some words of <b>documentation</b>, and <code>code. With dots</code>.</p>";
    model.apply("Call", "smithy.api#documentation", json!(text.repeat(scaled(1000))));
    model.input("name", member("smithy.api#String"));
    assert_made("documentation", &model);
    let plain = "words. and `code. of` ".repeat(scaled(1000));
    model.apply("Call", "smithy.api#documentation", json!(plain));
    assert_made("a paragraph", &model);
}

/// The bytes of the crate of a model.
fn size(model: &Model) -> usize {
    let files = generate("hostile", &model.text()).expect("a crate");
    files.iter().map(|(_, text)| text.len()).sum()
}

#[test]
fn a_trait_that_many_members_share_is_not_written_with_each() {
    let mut model = Model::new();
    let pattern =
        |length| json!({"type": "string", "traits": {"smithy.api#pattern": "é".repeat(length)}});
    for number in 0..scaled(40) {
        model.input(&format!("member{number}"), member("a.b#Text"));
    }
    model.add("Text", pattern(500));
    let short = size(&model);
    model.add("Text", pattern(scaled(4000)));
    assert_made("a pattern of many members", &model);
    assert!(size(&model) < short + short / 10);
}

#[test]
fn collections_in_collections_are_described_two_levels_deep() {
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
    let two = size(&model);
    model.input("map", member("a.b#Map14"));
    // What is deeper is in the type, but no more is said of it.
    assert!(size(&model) < two + two / 10);
    for number in 0..scaled(5) {
        model.input(&format!("map{number}"), member("a.b#Map14"));
    }
    assert_made("patterns of maps in maps", &model);
}

#[test]
fn a_change_at_the_end_of_a_long_pattern_is_a_change() {
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
fn tags_with_thousands_of_attributes() {
    let mut model = Model::new();
    let attributes: String = (0..scaled(2000)).map(|number| format!(" a{number}=b")).collect();
    model.apply("Call", "smithy.api#documentation", json!(format!("<p{attributes}>a</p>")));
    model.input("ticks", json!({
        "target": "smithy.api#String",
        "traits": {"smithy.api#documentation": format!("<code>{}</code>", "`".repeat(scaled(5000)))},
    }));
    assert_made("attributes and backticks", &model);
}
