//! Folders that are made for files, and taken away again if none comes.

use crate::transaction::failed;
use anyhow::Result;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folders that were made, each behind the one that it is in.
#[derive(Default)]
pub(crate) struct Folders(Vec<PathBuf>);

impl Folders {
    /// Creates a folder and those that it is in, as far as they are not there.
    pub(crate) fn create(&mut self, folder: &Path) -> Result<()> {
        let missing = folder
            .ancestors()
            .take_while(|path| !path.as_os_str().is_empty() && path.symlink_metadata().is_err());
        for path in missing.collect::<Vec<_>>().into_iter().rev() {
            match fs::create_dir(path) {
                Ok(()) => self.0.push(path.to_owned()),
                // Another run has just made it, or taken away the one that it is in. Who writes to it
                // finds out.
                Err(error)
                    if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {}
                Err(error) => return Err(failed("create", path, &error)),
            }
        }
        Ok(())
    }

    /// Removes those again that are empty.
    pub(crate) fn remove_empty(&self) {
        for path in self.0.iter().rev() {
            // Who has put something in it meanwhile keeps it.
            let _ = fs::remove_dir(path);
        }
    }
}
