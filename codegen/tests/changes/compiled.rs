//! The results of cargo for each target.

use crate::support::workspace::Workspace;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The results of a run of cargo, by package and target.
#[derive(Default)]
pub struct Compiled {
    /// The targets that compiled, each with its program if it has one.
    pub done: BTreeMap<(String, String), Option<PathBuf>>,
    /// The lines with errors of the other targets.
    pub errors: BTreeMap<(String, String), String>,
    /// The messages of cargo itself and all errors of the compiler.
    pub log: String,
}

impl Compiled {
    /// Builds the libraries and the examples of a workspace, with clients.
    pub fn by(workspace: &Workspace) -> Self {
        let targets = ["build", "--workspace", "--lib", "--examples"];
        let features = ["--no-default-features", "--features", "client"];
        let messages = ["--keep-going", "--message-format=json"];
        let output = workspace.try_cargo(&[&targets[..], &features, &messages].concat());
        let log = String::from_utf8_lossy(&output.stderr).into_owned();
        let mut compiled = Compiled { log, ..Compiled::default() };
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            compiled.read(&serde_json::from_str(line).expect("a message of cargo"));
        }
        compiled
    }

    /// Adds a message of cargo.
    fn read(&mut self, message: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let manifest = PathBuf::from(text(&message["manifest_path"]));
        let package = manifest.parent().and_then(Path::file_name).unwrap_or_default();
        let target = text(&message["target"]["name"]);
        let key = (package.to_string_lossy().into_owned(), target);
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                let program = message["executable"].as_str().map(PathBuf::from);
                self.done.insert(key, program);
            }
            Some("compiler-message") if message["message"]["level"] == "error" => {
                self.log += &text(&message["message"]["rendered"]);
                let spans = message["message"]["spans"].as_array().into_iter().flatten();
                let lines = spans.filter(|span| span["is_primary"] == true);
                let lines = lines.filter_map(|span| span["text"].as_array()).flatten();
                let lines = lines.map(|line| text(&line["text"]) + "\n");
                self.errors.entry(key).or_default().extend(lines);
            }
            _ => {}
        }
    }
}
