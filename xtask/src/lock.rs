//! One run at a time.

use crate::folders::Folders;
use crate::input::shown;
use crate::recovery;
use anyhow::{Result, bail};
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// How often a folder is made anew that another run takes away when it fails.
const ATTEMPTS: usize = 100;

/// Lets no other run write to a folder, until it is dropped.
pub(crate) struct Lock {
    /// The folder, unless it is on a system where folders cannot be locked.
    file: Option<File>,
    created: Folders,
}

/// Locks a folder, which is made if it is not there. If it is still empty in the end, it goes again.
///
/// What a run that was interrupted has left there is put right.
pub(crate) fn lock(folder: &Path) -> Result<Lock> {
    let mut lock = Lock { file: None, created: Folders::default() };
    for _ in 0..ATTEMPTS {
        lock.created.create(folder)?;
        // What is opened may be what waits for a writer.
        if folder.metadata().is_ok_and(|metadata| !metadata.is_dir()) {
            bail!("{} is not a folder: name another with --out", shown(folder));
        }
        match take(folder) {
            Ok(None) => continue,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Ok(file) => lock.file = file,
            Err(error) => note(&format!(
                "cannot lock {}: {error}: let no other run write to it now",
                shown(folder)
            )),
        }
        lock.recover(folder)?;
        return Ok(lock);
    }
    bail!("cannot lock {}: it is not there, or is removed again and again", shown(folder))
}

impl Lock {
    /// Puts right what a run that was interrupted has left in the folder, or in one below it.
    pub(crate) fn recover(&self, folder: &Path) -> Result<()> {
        // Without the lock, it could be what another run is about to do.
        if self.file.is_some() { recovery::recover(folder) } else { Ok(()) }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.created.remove_empty();
    }
}

/// Locks the folder itself, so that nothing has to be left for it anywhere.
///
/// There is none if the folder was removed meanwhile.
fn take(folder: &Path) -> io::Result<Option<File>> {
    let file = File::open(folder)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            note(&format!("waiting for another run that writes to {}", shown(folder)));
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    Ok(is_at(&file, folder)?.then_some(file))
}

/// Whether the folder that was opened is still the one at the path.
#[cfg(unix)]
fn is_at(file: &File, folder: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let (opened, there) = (file.metadata()?, folder.metadata()?);
    Ok((opened.dev(), opened.ino()) == (there.dev(), there.ino()))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

fn note(text: &str) {
    // Nobody may be there to read it.
    let _ = writeln!(io::stderr(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_that_is_empty_in_the_end_goes_and_who_waits_for_it_makes_it_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("a/b");
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
    fn a_folder_that_is_not_empty_in_the_end_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("a/b");
        let lock = lock(&out).expect("a lock");
        fs::write(out.join("c"), "").expect("a file");
        drop(lock);
        assert!(out.join("c").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).expect("a link");
        let error = lock(&link).err().expect("a refusal").to_string();
        assert!(error.ends_with("it is not there, or is removed again and again"), "{error}");
    }
}
