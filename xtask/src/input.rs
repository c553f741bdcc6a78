//! Files that the commands read.

use anyhow::{Result, anyhow};
use codegen::{SourceFile, printable};
use std::io::ErrorKind;
use std::path::Path;

/// Returns a path as text that is safe to print on a terminal.
pub(crate) fn printable_path(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

/// The content of a file, and its path in printable form.
pub(crate) struct Input {
    name: String,
    content: String,
}

impl Input {
    /// Reads a JSON file.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let current = std::env::current_dir().unwrap_or_default();
        let name = printable_path(path.strip_prefix(current).unwrap_or(path));
        let content = std::fs::read_to_string(path).map_err(|error| match error.kind() {
            ErrorKind::InvalidData => anyhow!("{name} is not UTF-8 text: convert it to UTF-8"),
            _ => anyhow!("cannot read {name}: {error}\n  help: check that it is a JSON file"),
        })?;
        Ok(Input { name, content })
    }

    /// Returns the content of a file that is not written yet.
    pub(crate) fn unwritten(name: &str, content: &str) -> Self {
        Input { name: name.to_owned(), content: content.to_owned() }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn content(&self) -> &str {
        &self.content
    }

    /// Returns the file in the form that the generator takes.
    pub(crate) fn text(&self) -> SourceFile<'_> {
        SourceFile { name: &self.name, content: &self.content }
    }
}
