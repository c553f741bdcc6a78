//! What cargo says of crates.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What cargo says of targets, by package and target.
#[derive(Default)]
pub struct Compiled {
    /// Those that compiled, with their programs, if they are any.
    pub done: BTreeMap<(String, String), Option<PathBuf>>,
    /// The lines of the others in which errors are.
    pub errors: BTreeMap<(String, String), String>,
}

impl Compiled {
    pub fn by(folder: &Path, arguments: &[&str]) -> Self {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--no-default-features", "--offline", "--keep-going", "--message-format=json"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", folder.join("../feature-crates/target"))
            // All of it is new each time.
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .expect("cargo");
        let mut compiled = Compiled::default();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let message: Value = serde_json::from_str(line).expect("a message of cargo");
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let manifest = PathBuf::from(text(&message["manifest_path"]));
            let package = manifest.parent().and_then(Path::file_name).unwrap_or_default();
            let target = text(&message["target"]["name"]);
            let key = (package.to_string_lossy().into_owned(), target);
            match message["reason"].as_str() {
                Some("compiler-artifact") => {
                    let program = message["executable"].as_str().map(PathBuf::from);
                    compiled.done.insert(key, program);
                }
                Some("compiler-message") if message["message"]["level"] == "error" => {
                    let spans = message["message"]["spans"].as_array().into_iter().flatten();
                    let lines = spans.filter(|span| span["is_primary"] == true);
                    let lines = lines.filter_map(|span| span["text"].as_array()).flatten();
                    let lines = lines.map(|line| text(&line["text"]) + "\n");
                    compiled.errors.entry(key).or_default().extend(lines);
                }
                _ => {}
            }
        }
        compiled
    }
}
