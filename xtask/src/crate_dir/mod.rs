//! The directory of a generated crate: finding the files that differ, and updating them.

mod created_dirs;
mod io_error;
mod lock;
mod paths;
mod recovery;
mod transaction;

pub(crate) use lock::{Lock, lock};
pub(crate) use paths::{GENERATED_DIRS, ensure_regular_file, list};

use anyhow::{Context, Result};
use codegen::Files;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The differences between a directory and the generated files.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Generated files that are missing in the directory or have another content.
    pub(crate) changed: Vec<String>,
    /// Files of the directory that are no longer generated.
    pub(crate) stale: Vec<String>,
    /// The number of files that are up to date.
    pub(crate) unchanged: usize,
}

impl Changes {
    /// Compares a directory with the generated files.
    pub(crate) fn find(dir: &Path, files: &Files) -> Result<Self> {
        let mut changes = Self::in_files(dir, files)?;
        let generated: BTreeSet<_> = files.iter().map(|(path, _)| path).collect();
        for owned in GENERATED_DIRS {
            let mut found = Vec::new();
            paths::list(dir, owned, &mut found)?;
            found.sort();
            changes.stale.extend(found.into_iter().filter(|path| !generated.contains(&**path)));
        }
        Ok(changes)
    }

    /// Compares files with those of a directory. The other files of the directory stay.
    pub(crate) fn in_files(dir: &Path, files: &Files) -> Result<Self> {
        let mut changes = Changes::default();
        for (path, text) in files.iter() {
            ensure_regular_file(dir, path)?;
            let is_current = has_content(&dir.join(path), text);
            if is_current.with_context(|| format!("cannot read {path}"))? {
                changes.unchanged += 1;
            } else {
                changes.changed.push(path.to_owned());
            }
        }
        Ok(changes)
    }

    /// Whether the directory is up to date.
    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.stale.is_empty()
    }

    /// Writes the changed files and removes the stale ones. If that fails, restores all of them.
    pub(crate) fn apply(&self, dir: &Path, files: &Files) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        let text = |path: &String| files.get(path).unwrap_or_default();
        let new: Vec<_> = self.changed.iter().map(|path| (path.as_str(), text(path))).collect();
        transaction::replace(dir, &new, &self.stale)?;
        for path in &self.stale {
            paths::remove_empty_parents(dir, &dir.join(path));
        }
        Ok(())
    }
}

/// Whether a file exists with this content. A file of another length is not read.
fn has_content(path: &Path, text: &str) -> io::Result<bool> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.len() != text.len() as u64 => Ok(false),
        Ok(_) => Ok(fs::read(path)? == text.as_bytes()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
