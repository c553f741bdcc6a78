//! Replacing files of a folder: all of them, or none.

use crate::folders::Folders;
use crate::input::shown;
use crate::output::refuse_others;
use crate::recovery::{BEGUN, ENDED, STAGED, STAGING, put_back, remove};
use anyhow::{Context, Result, anyhow};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What failures begin with, unless it is worse.
const UNCHANGED: &str = "the crate is as it was";

/// Writes the `new` files, by path and text, and takes those away that are to be `gone`.
///
/// If that fails with one of them, all is as it was.
pub(crate) fn replace(folder: &Path, new: &[(&str, &str)], gone: &[String]) -> Result<()> {
    let transaction = Transaction::begin(folder).context(UNCHANGED)?;
    transaction.all_or_none(new, gone, &mut || Ok(()))
}

/// Files that wait for taking the place of others.
struct Transaction<'f> {
    folder: &'f Path,
    /// With the new files in `new`, and in `old` those that were there before.
    staging: TempDir,
    created: Folders,
}

impl<'f> Transaction<'f> {
    fn begin(folder: &'f Path) -> Result<Self> {
        let mut created = Folders::default();
        let staging = created.create(folder).and_then(|()| {
            let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(folder);
            staging.map_err(|error| failed("write to", folder, &error))
        });
        let staging = staging.inspect_err(|_| created.remove_empty())?;
        Ok(Transaction { folder, staging, created })
    }

    fn all_or_none(
        mut self,
        new: &[(&str, &str)],
        gone: &[String],
        step: &mut dyn FnMut() -> Result<()>,
    ) -> Result<()> {
        let Err(error) = self.run(new, gone, step) else {
            // What cannot be removed now is removed by the next run.
            let _ = remove(self.staging.path());
            return Ok(());
        };
        Err(match self.undo() {
            Ok(()) => error.context(UNCHANGED),
            Err(lost) => error.context(lost),
        })
    }

    /// Replaces the files. Before each step, `step` is called, for tests to stop there.
    fn run(
        &mut self,
        new: &[(&str, &str)],
        gone: &[String],
        step: &mut dyn FnMut() -> Result<()>,
    ) -> Result<()> {
        let mark = self.staging.path().join(STAGED);
        write(&mark, "").map_err(|error| failed("write", &mark, &error))?;
        // All are on disk, and what is in the way is known, before the first is in its place.
        for (path, text) in new {
            step()?;
            refuse_others(self.folder, path)?;
            self.stage(path, text)?;
        }
        let mut of_none = String::new();
        for (path, _) in new {
            step()?;
            if !self.keep(path)? {
                of_none += &format!("{path}\n");
            }
        }
        write(&mark, &of_none).map_err(|error| failed("write", &mark, &error))?;
        step()?;
        self.mark(STAGED, BEGUN)?;
        // The manifest says what the crate is made from, so it is the last to change.
        let paths = new.iter().map(|(path, _)| *path);
        let (manifest, others): (Vec<_>, Vec<_>) = paths.partition(|path| *path == "Cargo.toml");
        for path in others.into_iter().chain(manifest) {
            step()?;
            self.place(path)?;
        }
        for path in gone {
            step()?;
            self.move_away(path)?;
        }
        step()?;
        self.mark(BEGUN, ENDED)
    }

    fn stage(&self, path: &str, text: &str) -> Result<()> {
        let staged = self.staging.path().join("new").join(path);
        let written = create_parent(&staged).and_then(|()| write(&staged, text));
        written.map_err(|error| failed("write", &self.folder.join(path), &error))
    }

    /// Keeps an old file, which stays in its place. Tells whether there is one.
    fn keep(&self, path: &str) -> Result<bool> {
        let (from, to) = self.old(path);
        if from.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Ok(false);
        }
        // Not every disk has links.
        let copy = |_| fs::copy(&from, &to).and_then(|_| File::open(&to)?.sync_all());
        let kept = create_parent(&to).and_then(|()| fs::hard_link(&from, &to).or_else(copy));
        kept.map(|()| true).map_err(|error| failed("keep", &from, &error))
    }

    /// Puts a new file in its place, where there is the old one until then.
    fn place(&mut self, path: &str) -> Result<()> {
        let (from, to) = (self.staging.path().join("new").join(path), self.folder.join(path));
        self.created.create(to.parent().unwrap_or(self.folder))?;
        fs::rename(from, &to).map_err(|error| failed("write", &to, &error))
    }

    fn move_away(&self, path: &str) -> Result<()> {
        let (from, to) = self.old(path);
        let moved = create_parent(&to).and_then(|()| fs::rename(&from, &to));
        moved.map_err(|error| failed("remove", &from, &error))
    }

    /// Where a file is, and where it is kept.
    fn old(&self, path: &str) -> (PathBuf, PathBuf) {
        (self.folder.join(path), self.staging.path().join("old").join(path))
    }

    fn mark(&self, from: &str, to: &str) -> Result<()> {
        let from = self.staging.path().join(from);
        let renamed = fs::rename(&from, self.staging.path().join(to));
        renamed.map_err(|error| failed("rename", &from, &error))
    }

    /// Makes all as it was. What cannot be put back is kept where the error says.
    fn undo(self) -> Result<(), String> {
        let staging = self.staging.path();
        if staging.join(BEGUN).exists() && put_back(self.folder, staging).is_err() {
            let kept = self.staging.keep();
            return Err(format!("the files before this run are in {}", shown(&kept.join("old"))));
        }
        let _ = remove(staging);
        // The folder goes before those that it is in.
        drop(self.staging);
        self.created.remove_empty();
        Ok(())
    }
}

fn create_parent(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))
}

/// Writes a file so that it is on disk.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// What could not be done, and what to do about it.
pub(crate) fn failed(what: &str, path: &Path, error: &io::Error) -> anyhow::Error {
    let remedy = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "make it writable, or name another folder with --out"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "make room on the disk"
        }
        ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => {
            "move away what is in its place"
        }
        _ => "see what is in its way",
    };
    anyhow!("cannot {what} {}: {error}\n  help: {remedy}, and run the command again", shown(path))
}

#[cfg(test)]
mod tests;
