//! The files that are read.

use anyhow::{Result, anyhow};
use codegen::{SourceFile, printable};
use std::io::ErrorKind;
use std::path::Path;

/// A path as it is shown: its name may be anything.
pub(crate) fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

/// A file that has been read, and its path as it is shown.
pub(crate) struct Input {
    name: String,
    content: String,
}

impl Input {
    /// Reads a file as a whole.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let here = std::env::current_dir().unwrap_or_default();
        let name = shown(path.strip_prefix(here).unwrap_or(path));
        let content = std::fs::read_to_string(path).map_err(|error| match error.kind() {
            ErrorKind::InvalidData => anyhow!("{name} is not UTF-8 text: save it as that"),
            _ => anyhow!("cannot read {name}, where a JSON file is expected: {error}"),
        })?;
        Ok(Input { name, content })
    }

    /// The file for the generator.
    pub(crate) fn text(&self) -> SourceFile<'_> {
        SourceFile { name: &self.name, content: &self.content }
    }
}
