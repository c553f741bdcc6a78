//! Reads the modules of the runtime that are written by hand, and writes them as a constant.

#[allow(dead_code, reason = "the generator looks names up")]
#[path = "../src/emit/runtime/module.rs"]
mod module;
mod parse;
mod print;
#[path = "../src/rust/references.rs"]
mod references;

/// The room of the file in the generator.
mod rust {
    pub(crate) use crate::references;
}

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The text that generated files begin with: the fixture of the runtime has some.
const GENERATED: &str = "// @generated";

fn main() -> io::Result<()> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("runtime/src");
    println!("cargo::rerun-if-changed=runtime/src");
    println!("cargo::rerun-if-changed=build");
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    let mut modules = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        // The root of a generated crate is emitted.
        if let Ok(file) = path.strip_prefix(&root)
            && !text.starts_with(GENERATED)
            && file != Path::new("lib.rs")
        {
            // Paths in the crate have slashes on all systems.
            let parts: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
            let module = parse::module(&parts.join("/"), text);
            let name = |error| io::Error::other(format!("{}: {error}", path.display()));
            modules.push(module.map_err(name)?);
        }
    }
    let text = print::modules(&modules).to_string();
    fs::write(Path::new(&variable("OUT_DIR")?).join("runtime.rs"), text)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    Ok(())
}
