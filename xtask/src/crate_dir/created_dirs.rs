//! Directories that a run creates, and removes again if they stay empty.

use super::io_error::explain;
use anyhow::Result;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The created directories, parents first.
#[derive(Default)]
pub(super) struct CreatedDirs(Vec<PathBuf>);

impl CreatedDirs {
    /// Creates a directory and its missing parents.
    pub(super) fn create(&mut self, dir: &Path) -> Result<()> {
        let missing = dir
            .ancestors()
            .take_while(|path| !path.as_os_str().is_empty() && path.symlink_metadata().is_err());
        for path in missing.collect::<Vec<_>>().into_iter().rev() {
            match fs::create_dir(path) {
                Ok(()) => self.0.push(path.to_owned()),
                // Another run has just created the directory or removed its parent. If the directory
                // is missing now, writing to it fails.
                Err(error)
                    if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {}
                Err(error) => return Err(explain("create", path, &error)),
            }
        }
        Ok(())
    }

    /// Removes the created directories that are empty.
    pub(super) fn remove_empty(&self) {
        for path in self.0.iter().rev() {
            // Removing a directory fails if it is not empty.
            let _ = fs::remove_dir(path);
        }
    }
}
