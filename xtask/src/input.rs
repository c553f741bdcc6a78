//! The files that are read.

use anyhow::{Context, Result};
use codegen::Text;
use std::path::Path;

/// A file that has been read, and its path as it is shown.
pub(crate) struct Input {
    name: String,
    content: String,
}

impl Input {
    /// Reads a file as a whole.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let here = std::env::current_dir().unwrap_or_default();
        let name = path.strip_prefix(here).unwrap_or(path).display().to_string();
        let content = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {name}, where a JSON file is expected"))?;
        Ok(Input { name, content })
    }

    /// The file for the generator.
    pub(crate) fn text(&self) -> Text<'_> {
        Text { name: &self.name, content: &self.content }
    }
}
