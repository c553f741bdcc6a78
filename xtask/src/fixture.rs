//! The fixture of the runtime: the modules that a service with every trait adds to it.

use crate::crate_dir::{GENERATED_DIRS, list};
use crate::input::Input;
use crate::workspace::{partitions, root};
use anyhow::{Context, Result};
use codegen::{Files, Source};
use std::fs;

/// The directory of the runtime, relative to [`root`].
pub(crate) const RUNTIME: &str = "codegen/runtime";

/// The beginning of generated files of Rust.
const HEADER: &str = "// @generated";

/// Generates the files of the fixture. Files that are written by hand are among them as they are.
pub(crate) fn files() -> Result<Files> {
    let dir = root().join(RUNTIME);
    let model = Input::read(&dir.join("model.json"))?;
    let generated = codegen::generate(&Source {
        model: model.text(),
        service: None,
        operations: &[],
        tests: None,
        partitions: partitions()?.text(),
        package: codegen::Package { name: Some("codegen-runtime"), ..codegen::Package::default() },
    })?;
    let mut files = Files::default();
    for (path, text) in generated.files.iter() {
        let is_module = path.starts_with("src/") && path.ends_with(".rs") && path != "src/lib.rs";
        if is_module || path.starts_with("tests/") {
            files.insert(path, text.to_owned());
        }
    }
    for owned in GENERATED_DIRS {
        let mut paths = Vec::new();
        list(&dir, owned, &mut paths)?;
        for path in paths.into_iter().filter(|path| path.ends_with(".rs")) {
            let text = fs::read_to_string(dir.join(&path));
            let text = text.with_context(|| format!("cannot read {RUNTIME}/{path}"))?;
            if !text.starts_with(HEADER) {
                files.insert(path, text);
            }
        }
    }
    Ok(files)
}
