//! Replacing files of a directory: all of them, or none.

use super::created_dirs::CreatedDirs;
use super::io_error::explain;
use super::paths::ensure_regular_file;
use super::recovery::{BEGUN, ENDED, STAGED, STAGING_PREFIX, remove_staging, restore};
use crate::input::printable_path;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The first words of an error after which no file has changed.
const UNCHANGED: &str = "no file has changed";

/// Writes the files of `new`, given as path and text, and removes the files of `removed`.
///
/// If that fails for one of the files, restores all of them.
pub(super) fn replace(dir: &Path, new: &[(&str, &str)], removed: &[String]) -> Result<()> {
    let transaction = Transaction::begin(dir).context(UNCHANGED)?;
    transaction.all_or_none(new, removed, &mut || Ok(()))
}

/// A replacement of files in progress.
struct Transaction<'d> {
    dir: &'d Path,
    /// The staging directory, with the new files in `new` and the old ones in `old`.
    staging: TempDir,
    created: CreatedDirs,
}

impl<'d> Transaction<'d> {
    fn begin(dir: &'d Path) -> Result<Self> {
        let mut created = CreatedDirs::default();
        let staging = created.create(dir).and_then(|()| {
            let staging = tempfile::Builder::new().prefix(STAGING_PREFIX).tempdir_in(dir);
            staging.map_err(|error| explain("write to", dir, &error))
        });
        let staging = staging.inspect_err(|_| created.remove_empty())?;
        Ok(Transaction { dir, staging, created })
    }

    /// Runs the transaction, and undoes it if it fails.
    fn all_or_none(
        mut self,
        new: &[(&str, &str)],
        removed: &[String],
        step: &mut dyn FnMut() -> Result<()>,
    ) -> Result<()> {
        let Err(error) = self.run(new, removed, step) else {
            // The next run removes what cannot be removed now.
            let _ = remove_staging(self.staging.path());
            return Ok(());
        };
        Err(match self.undo() {
            Ok(()) => error.context(UNCHANGED),
            Err(lost) => error.context(lost),
        })
    }

    /// Replaces the files. Calls `step` before each step; tests make it fail to stop at that step.
    fn run(
        &mut self,
        new: &[(&str, &str)],
        removed: &[String],
        step: &mut dyn FnMut() -> Result<()>,
    ) -> Result<()> {
        let marker = self.staging.path().join(STAGED);
        write(&marker, "").map_err(|error| explain("write", &marker, &error))?;
        // Before the first file is replaced, all are on disk, and every obstacle has been found.
        for (path, text) in new {
            step()?;
            ensure_regular_file(self.dir, path)?;
            self.stage(path, text)?;
        }
        let mut added = String::new();
        for (path, _) in new {
            step()?;
            if !self.keep_old(path)? {
                added += &format!("{path}\n");
            }
        }
        write(&marker, &added).map_err(|error| explain("write", &marker, &error))?;
        step()?;
        self.rename_marker(STAGED, BEGUN)?;
        // The manifest changes last, because it records the settings of all other files.
        let paths = new.iter().map(|(path, _)| *path);
        let (manifest, others): (Vec<_>, Vec<_>) = paths.partition(|path| *path == "Cargo.toml");
        for path in others.into_iter().chain(manifest) {
            step()?;
            self.put_in_place(path)?;
        }
        for path in removed {
            step()?;
            self.move_to_old(path)?;
        }
        step()?;
        self.rename_marker(BEGUN, ENDED)
    }

    /// Writes a new file to the staging directory.
    fn stage(&self, path: &str, text: &str) -> Result<()> {
        let staged = self.staging.path().join("new").join(path);
        let written = create_parent(&staged).and_then(|()| write(&staged, text));
        written.map_err(|error| explain("write", &self.dir.join(path), &error))
    }

    /// Links or copies an old file into the staging directory. Returns false if there is no old file.
    fn keep_old(&self, path: &str) -> Result<bool> {
        let (from, to) = self.old(path);
        if from.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Ok(false);
        }
        // Not every file system has hard links.
        let copy = |_| fs::copy(&from, &to).and_then(|_| File::open(&to)?.sync_all());
        let kept = create_parent(&to).and_then(|()| fs::hard_link(&from, &to).or_else(copy));
        kept.map(|()| true).map_err(|error| explain("copy", &from, &error))
    }

    /// Moves a staged file to its path, where it replaces the old file atomically.
    fn put_in_place(&mut self, path: &str) -> Result<()> {
        let (from, to) = (self.staging.path().join("new").join(path), self.dir.join(path));
        self.created.create(to.parent().unwrap_or(self.dir))?;
        fs::rename(from, &to).map_err(|error| explain("write", &to, &error))
    }

    /// Moves a file to remove into the staging directory.
    fn move_to_old(&self, path: &str) -> Result<()> {
        let (from, to) = self.old(path);
        let moved = create_parent(&to).and_then(|()| fs::rename(&from, &to));
        moved.map_err(|error| explain("remove", &from, &error))
    }

    /// Returns the path of a file, and its path among the old files.
    fn old(&self, path: &str) -> (PathBuf, PathBuf) {
        (self.dir.join(path), self.staging.path().join("old").join(path))
    }

    fn rename_marker(&self, from: &str, to: &str) -> Result<()> {
        let from = self.staging.path().join(from);
        let renamed = fs::rename(&from, self.staging.path().join(to));
        renamed.map_err(|error| explain("rename", &from, &error))
    }

    /// Restores all files. If that fails, keeps the old files and returns a message with their path.
    fn undo(self) -> Result<(), String> {
        let staging = self.staging.path();
        if staging.join(BEGUN).exists() && restore(self.dir, staging).is_err() {
            let old = self.staging.keep().join("old");
            return Err(format!("the files before this run are in {}", printable_path(&old)));
        }
        let _ = remove_staging(staging);
        // The staging directory must be gone before its parents are removed.
        drop(self.staging);
        self.created.remove_empty();
        Ok(())
    }
}

fn create_parent(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))
}

/// Writes a file, and waits until it is on disk.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
