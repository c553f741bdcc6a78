//! `cargo xtask update`: merges of published models, and the texts that stay out.

mod support;

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{assert_exit, codegen, model, stderr, stdout, temp_dir, xtask};
use tempfile::TempDir;

const NAMESPACE: &str = "com.amazonaws.ivschat";
const DOCUMENTATION: &str = "smithy.api#documentation";
const THEIRS: &str = "<p>Their words.</p>";

/// A crate in a directory of its own, with its model and the published one.
struct Crate {
    dir: TempDir,
}

impl Crate {
    /// Generates a crate from a model.
    fn generate(model: &str) -> Self {
        Self::with_options(model, &[])
    }

    fn with_options(model: &str, options: &[&str]) -> Self {
        let generated = Crate { dir: temp_dir() };
        fs::write(generated.path("model.json"), model).expect("a file");
        let model = generated.path("model.json");
        let model = ["--model", model.to_str().expect("text")];
        assert_exit(&codegen(&generated.path("crate"), &[&model, options].concat()), 0);
        generated
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    /// Updates the model from a published one.
    fn update(&self, published: &Value, options: &[&str]) -> Output {
        let path = self.path("published.json");
        fs::write(&path, published.to_string()).expect("a file");
        let out = self.path("crate");
        let fixed = ["update", path.to_str().expect("text"), "--out", out.to_str().expect("text")];
        xtask(&[&fixed[..], options].concat())
    }
}

/// Returns the project's model.
fn ours() -> String {
    fs::read_to_string(model()).expect("a model")
}

fn parse(model: &str) -> Value {
    serde_json::from_str(model).expect("JSON")
}

/// Returns a model as AWS publishes it: with other documentation, and with deprecated idioms.
fn published(model: &str) -> Value {
    let mut model = parse(model);
    for shape in model["shapes"].as_object_mut().expect("shapes").values_mut() {
        if shape["type"] == "enum" {
            let members = shape["members"].as_object().expect("members");
            let definition = |(name, member): (&String, &Value)| {
                let value = &member["traits"]["smithy.api#enumValue"];
                json!({"name": name, "value": value, "documentation": THEIRS})
            };
            let definitions = members.iter().map(definition).collect::<Value>();
            *shape = json!({"type": "string", "traits": {"smithy.api#enum": definitions}});
        }
    }
    replace_texts(&mut model);
    model
}

/// Replaces the texts in a value by theirs, and removes our idiom and our examples.
fn replace_texts(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(replace_texts),
        Value::Object(members) => {
            for id in ["input", "output", "examples"] {
                members.remove(&format!("smithy.api#{id}"));
            }
            for (key, value) in members {
                match value {
                    Value::String(text) if [DOCUMENTATION, "documentation"].contains(&&**key) => {
                        *text = THEIRS.to_owned();
                    }
                    value => replace_texts(value),
                }
            }
        }
        _ => {}
    }
}

/// Returns the model before it had some of its operations.
fn older(model: &str, gone: &[&str]) -> String {
    let mut model = parse(model);
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    for operation in gone {
        for name in ["", "Request", "Response"].map(|part| format!("{NAMESPACE}#{operation}{part}"))
        {
            shapes.remove(&name);
        }
    }
    for shape in shapes.values_mut().filter(|shape| shape["type"] == "service") {
        let is_gone = |operation: &Value| {
            let target = operation["target"].as_str().expect("a target");
            gone.iter().any(|name| target == format!("{NAMESPACE}#{name}"))
        };
        shape["operations"].as_array_mut().expect("operations").retain(|it| !is_gone(it));
    }
    model.to_string()
}

fn diff(old: &Path, new: &Path) -> Output {
    xtask(&["diff", old.to_str().expect("text"), new.to_str().expect("text")])
}

#[test]
fn update_of_older_model_ends_with_the_facts_of_the_new_one() {
    let gone =
        ["DeleteMessage", "DisconnectUser", "ListTagsForResource", "SendEvent", "UpdateRoom"];
    let old = older(&ours(), &gone);
    let crate_ = Crate::generate(&old);
    let new = published(&ours());

    let output = crate_.update(&new, &["--check"]);
    assert_exit(&output, 1);
    assert!(stdout(&output).contains("differs  "), "{}", stdout(&output));
    assert_eq!(crate_.read("model.json"), old);

    let output = crate_.update(&new, &[]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    assert!(text.starts_with("changes  "), "{text}");
    assert!(text.contains("send_event: new operation: POST /SendEvent\n"), "{text}");
    let undocumented = format!("\nWithout documentation of ours\n  {NAMESPACE}#DeleteMessage\n");
    assert!(text.contains(&undocumented), "{text}");
    assert!(text.contains("## 0.1.1, unreleased\n\nNew:\n\n- `"), "{text}");
    assert!(text.contains("set the version 0.1.1 in Cargo.toml\n"), "{text}");
    for file in ["model.json", "texts.json"] {
        assert!(!crate_.read(file).contains("Their words"), "{file}");
    }
    let merged = parse(&crate_.read("model.json"));
    let documentation = |model: &Value, name: &str| {
        model["shapes"][format!("{NAMESPACE}#{name}")]["traits"][DOCUMENTATION].clone()
    };
    assert_eq!(documentation(&merged, "GetRoom"), documentation(&parse(&ours()), "GetRoom"));
    assert_eq!(documentation(&merged, "SendEvent"), Value::Null);

    // The crate is generated from the merged model, and nothing is left to merge.
    let output = codegen(&crate_.path("crate"), &[]);
    assert_exit(&output, 0);
    assert!(stdout(&output).contains("; verdict minor\n"), "{}", stdout(&output));
    let warning = format!("lack documentation, the first is {NAMESPACE}#DeleteMessage\n");
    assert!(stdout(&output).contains(&warning), "{}", stdout(&output));
    assert_exit(&diff(&crate_.path("model.json"), &crate_.path("published.json")), 0);
    let output = crate_.update(&new, &[]);
    assert_exit(&output, 1);
    assert!(stdout(&output).contains(&undocumented), "{}", stdout(&output));
    assert!(stdout(&output).contains("checked  the model is up to date\n"), "{}", stdout(&output));

    // Once all is documented, the update has nothing to say.
    fs::write(crate_.path("model.json"), ours()).expect("a file");
    let output = crate_.update(&new, &["--check"]);
    assert_exit(&output, 0);
    assert!(stdout(&output).ends_with("checked  the model is up to date\n"), "{}", stdout(&output));
    let output = codegen(&crate_.path("crate"), &[]);
    assert!(!stdout(&output).contains("warning"), "{}", stdout(&output));
}

#[test]
fn update_of_a_subset_reports_what_reaches_it() {
    let crate_ = Crate::with_options(&older(&ours(), &["SendEvent"]), &["--operations", "GetRoom"]);
    let output = crate_.update(&published(&ours()), &[]);
    assert_exit(&output, 1);
    let summary = "reported what reaches GetRoom; other changes of the service: 1\nchanges  0: ";
    assert!(stdout(&output).starts_with(summary), "{}", stdout(&output));
    assert!(crate_.read("model.json").contains("#SendEventRequest"));
    assert!(stdout(&codegen(&crate_.path("crate"), &[])).contains("\nwrote    0 files"));
}

#[test]
fn current_model_is_unchanged_byte_for_byte() {
    let crate_ = Crate::generate(&ours());
    assert_exit(&crate_.update(&published(&ours()), &[]), 0);
    assert!(crate_.read("model.json") == ours());
}

#[test]
fn changed_published_texts_are_listed_by_place() {
    let crate_ = Crate::generate(&ours());
    let mut new = published(&ours());
    assert_exit(&crate_.update(&new, &[]), 0);
    let shape = &mut new["shapes"][format!("{NAMESPACE}#CreateRoomRequest")];
    shape["members"]["name"]["traits"][DOCUMENTATION] = json!("<p>Other words.</p>");
    let place =
        format!("\nPublished documentation changed\n  {NAMESPACE}#CreateRoomRequest$name\n");
    for options in [&["--check"][..], &[]] {
        let output = crate_.update(&new, options);
        assert_exit(&output, 0);
        assert!(stdout(&output).contains(&place), "{}", stdout(&output));
    }
    // The next merge compares with the texts of this one.
    let output = crate_.update(&new, &[]);
    assert!(!stdout(&output).contains("documentation changed"), "{}", stdout(&output));
    assert!(!crate_.read("texts.json").contains("words"));
}

#[test]
fn invalid_published_model_changes_no_file() {
    let crate_ = Crate::generate(&ours());
    let mut new = published(&ours());
    new["shapes"][format!("{NAMESPACE}#CreateRoom")]["input"]["target"] = json!("a#Gone");
    let output = crate_.update(&new, &[]);
    assert_exit(&output, 2);
    assert!(stderr(&output).contains("`a#Gone` does not exist"), "{}", stderr(&output));
    assert_eq!(crate_.read("model.json"), ours());
    assert!(!crate_.path("texts.json").exists());

    let nothing = crate_.path("nothing");
    let path = crate_.path("published.json");
    let [path, nothing] = [path, nothing].map(|path| path.to_str().expect("text").to_owned());
    assert_exit(&xtask(&["update", &path, "--out", &nothing]), 2);
}
