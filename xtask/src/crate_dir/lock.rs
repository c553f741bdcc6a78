//! A lock that lets one run at a time write to a directory.

use super::created_dirs::CreatedDirs;
use super::recovery;
use crate::input::printable_path;
use anyhow::{Result, bail};
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// The most attempts to lock a directory that other runs keep removing when they fail.
const MAX_ATTEMPTS: usize = 100;

/// An exclusive lock on a directory, held until it is dropped.
pub(crate) struct Lock {
    /// The locked directory, or `None` on a file system that cannot lock directories.
    file: Option<File>,
    created: CreatedDirs,
}

/// Locks a directory, and undoes what an interrupted run left in it.
///
/// Creates the directory if it does not exist. Dropping the lock removes it again if it is still empty.
pub(crate) fn lock(dir: &Path) -> Result<Lock> {
    let mut lock = Lock { file: None, created: CreatedDirs::default() };
    for _ in 0..MAX_ATTEMPTS {
        lock.created.create(dir)?;
        // Opening a pipe can block forever.
        if dir.metadata().is_ok_and(|metadata| !metadata.is_dir()) {
            bail!("{} is not a directory: name another with `--out`", printable_path(dir));
        }
        match try_lock(dir) {
            Ok(None) => continue,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Ok(file) => lock.file = file,
            Err(error) => note(&format!(
                "cannot lock {}: {error}; make sure that no other run writes to it now",
                printable_path(dir)
            )),
        }
        lock.recover(dir)?;
        return Ok(lock);
    }
    bail!("cannot lock {}: it is missing, or other runs keep removing it", printable_path(dir))
}

impl Lock {
    /// Undoes what an interrupted run left in the locked directory, or in a directory below it.
    pub(crate) fn recover(&self, dir: &Path) -> Result<()> {
        // Without a lock, the files found could belong to a run in progress.
        if self.file.is_some() { recovery::recover(dir) } else { Ok(()) }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.created.remove_empty();
    }
}

/// Locks the directory itself, which needs no lock file.
///
/// Returns `None` if another run has removed the directory meanwhile.
fn try_lock(dir: &Path) -> io::Result<Option<File>> {
    let file = File::open(dir)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            note(&format!("waiting for another run that writes to {}", printable_path(dir)));
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    Ok(is_at(&file, dir)?.then_some(file))
}

/// Whether the opened directory is still the one at the path.
#[cfg(unix)]
fn is_at(file: &File, dir: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let (opened, current) = (file.metadata()?, dir.metadata()?);
    Ok((opened.dev(), opened.ino()) == (current.dev(), current.ino()))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

fn note(text: &str) {
    // Ignore a closed standard error: the note is only for information.
    let _ = writeln!(io::stderr(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn empty_directory_is_removed_and_recreated_by_waiter() {
        let dir = tempfile::tempdir().expect("a directory");
        let out = dir.path().join("a/b");
        for _ in 0..20 {
            let first = lock(&out).expect("a lock");
            std::thread::scope(|scope| {
                let second = scope.spawn(|| {
                    let lock = lock(&out).expect("a lock");
                    assert!(lock.file.is_some() && out.is_dir());
                });
                drop(first);
                second.join().expect("a lock");
            });
            assert!(!out.exists());
        }
    }

    #[test]
    fn directory_with_a_file_is_kept() {
        let dir = tempfile::tempdir().expect("a directory");
        let out = dir.path().join("a/b");
        let lock = lock(&out).expect("a lock");
        fs::write(out.join("c"), "").expect("a file");
        drop(lock);
        assert!(out.join("c").exists());
    }

    #[cfg(unix)]
    #[test]
    fn dangling_link_is_refused() {
        let dir = tempfile::tempdir().expect("a directory");
        let link = dir.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).expect("a link");
        let error = lock(&link).err().expect("a refusal").to_string();
        assert!(error.ends_with("it is missing, or other runs keep removing it"), "{error}");
    }
}
