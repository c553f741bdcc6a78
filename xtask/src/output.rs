//! The folder of a crate: what differs from it, and putting it right.

use crate::input::shown;
use crate::transaction;
use anyhow::{Context, Result, bail};
use codegen::Files;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The folders in which every file is generated.
pub(crate) const OWNED: [&str; 3] = ["src", "tests/conformance", "tests/generated"];

/// How a folder differs from what was generated.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Files that are missing or have another text.
    pub(crate) changed: Vec<String>,
    /// Files that are no longer generated.
    pub(crate) stale: Vec<String>,
    /// How many files are as they should be.
    pub(crate) unchanged: usize,
}

impl Changes {
    /// Compares a folder with what was generated.
    pub(crate) fn find(folder: &Path, files: &Files) -> Result<Self> {
        let mut changes = Changes::default();
        for (path, text) in files.iter() {
            refuse_others(folder, path)?;
            let has_text = has_text(&folder.join(path), text);
            if has_text.with_context(|| format!("cannot read {path}"))? {
                changes.unchanged += 1;
            } else {
                changes.changed.push(path.to_owned());
            }
        }
        let generated: BTreeSet<_> = files.iter().map(|(path, _)| path).collect();
        for owned in OWNED {
            let mut found = Vec::new();
            list(folder, owned, &mut found)?;
            found.sort();
            changes.stale.extend(found.into_iter().filter(|path| !generated.contains(&**path)));
        }
        Ok(changes)
    }

    /// Whether the folder is as it should be.
    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.stale.is_empty()
    }

    /// Writes what changed and removes what is stale: all of it or, if that fails, nothing.
    pub(crate) fn apply(&self, folder: &Path, files: &Files) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        let text = |path: &String| files.get(path).unwrap_or_default();
        let new: Vec<_> = self.changed.iter().map(|path| (path.as_str(), text(path))).collect();
        transaction::replace(folder, &new, &self.stale)?;
        for path in &self.stale {
            remove_empty_parents(folder, &folder.join(path));
        }
        Ok(())
    }
}

/// Whether a file is there and has a text. If it is longer or shorter, it is not read.
fn has_text(path: &Path, text: &str) -> io::Result<bool> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.len() != text.len() as u64 => Ok(false),
        Ok(_) => Ok(fs::read(path)? == text.as_bytes()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Refuses what is in the place of a file, or of a folder on the way to it.
pub(crate) fn refuse_others(root: &Path, path: &str) -> Result<()> {
    let parents = Path::new(path).ancestors().skip(1);
    let parents = parents.filter(|parent| !parent.as_os_str().is_empty());
    for parent in parents.map(|parent| root.join(parent)) {
        match parent.symlink_metadata() {
            // It may lead out of the folder.
            Ok(metadata) if metadata.is_symlink() => {
                bail!("{} is a link: put a folder in its place", shown(&parent))
            }
            Ok(metadata) if !metadata.is_dir() => {
                bail!("{} is not a folder: move it away", shown(&parent))
            }
            _ => {}
        }
    }
    let file = root.join(path);
    match file.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() => {
            bail!("{} is a link: put a file in its place", shown(&file))
        }
        Ok(metadata) if metadata.is_dir() => {
            bail!("{} is a folder: move it away", shown(&file))
        }
        // Reading it may never end.
        Ok(metadata) if !metadata.is_file() => {
            bail!("{} is not a file: move it away", shown(&file))
        }
        _ => Ok(()),
    }
}

/// Lists the files below a folder, relative to `root`. Links are not followed.
pub(crate) fn list(root: &Path, folder: &str, found: &mut Vec<String>) -> Result<()> {
    let path = root.join(folder);
    let entries = match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_dir() => fs::read_dir(&path),
        Ok(_) => bail!("{} is not a folder: move it away", shown(&path)),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => Err(error),
    };
    let context = || format!("cannot list {}", shown(&path));
    for entry in entries.with_context(context)? {
        let entry = entry.with_context(context)?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            bail!("{} has a name that is not Unicode: move it away", shown(&entry.path()));
        };
        let child = format!("{folder}/{name}");
        if entry.file_type().with_context(context)?.is_dir() {
            list(root, &child, found)?;
        } else {
            found.push(child);
        }
    }
    Ok(())
}

/// Removes the folders that a removed file leaves empty.
pub(crate) fn remove_empty_parents(root: &Path, file: &Path) {
    let parents = file.ancestors().skip(1).take_while(|parent| *parent != root);
    for parent in parents.map(PathBuf::from) {
        // It fails where the folder is not empty, as it should.
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}
