//! The service that the generator is there for.

mod support;

use support::{generate, read, root};

/// The operations as they are emitted: one with a plain body, one with what is sensitive, one with
/// a label and a body, one with a label and a query, and one that answers in pages.
#[test]
fn operations() {
    let files = generate("ivschat", &read("../model/ivschat.json")).expect("a crate");
    let names = ["create_chat_token", "list_rooms", "send_event", "tag_resource", "untag_resource"];
    for name in names {
        let text = files.get(&format!("src/operation/{name}.rs")).expect("an operation");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("ivschat_{name}"), text);
        });
    }
}

/// What is committed is what the model gives, to the byte.
#[test]
fn the_generated_crate_is_up_to_date() {
    let files = generate("ivschat", &read("../model/ivschat.json")).expect("a crate");
    for (path, text) in files.iter().filter(|(path, _)| *path != "Cargo.toml") {
        let committed = std::fs::read_to_string(root().join("../generated").join(path));
        assert!(committed.is_ok_and(|committed| committed == text), "{path} differs");
    }
}

#[test]
fn generation_is_deterministic_and_independent_of_order() {
    let model = read("../model/ivschat.json");
    let once = generate("ivschat", &model).expect("a crate");
    // Without the feature that keeps the order, the values of serde_json are sorted.
    let sorted: serde_json::Value = serde_json::from_str(&model).expect("JSON");
    let again = generate("ivschat", &sorted.to_string()).expect("a crate");
    assert!(once == again);
}
