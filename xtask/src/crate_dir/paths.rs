//! Paths below the directory of a crate. Symbolic links are never followed, because they can point out
//! of the directory.

use crate::input::printable_path;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The directories in which every file is generated.
pub(crate) const GENERATED_DIRS: [&str; 3] = ["src", "tests/conformance", "tests/generated"];

/// Checks that `path` below `root` is a regular file or does not exist, and that its parents are
/// directories or do not exist.
pub(crate) fn ensure_regular_file(root: &Path, path: &str) -> Result<()> {
    let parents = Path::new(path).ancestors().skip(1);
    let parents = parents.filter(|parent| !parent.as_os_str().is_empty());
    for parent in parents.map(|parent| root.join(parent)) {
        match parent.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => {
                bail!("{} is a link: replace it with a directory", printable_path(&parent))
            }
            Ok(metadata) if !metadata.is_dir() => {
                bail!("{} is not a directory: move it away", printable_path(&parent))
            }
            _ => {}
        }
    }
    let file = root.join(path);
    match file.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() => {
            bail!("{} is a link: replace it with a file", printable_path(&file))
        }
        Ok(metadata) if metadata.is_dir() => {
            bail!("{} is a directory: move it away", printable_path(&file))
        }
        // Reading a pipe can block forever.
        Ok(metadata) if !metadata.is_file() => {
            bail!("{} is not a regular file: move it away", printable_path(&file))
        }
        _ => Ok(()),
    }
}

/// Adds the files below a directory to `found`, as paths relative to `root`.
pub(crate) fn list(root: &Path, dir: &str, found: &mut Vec<String>) -> Result<()> {
    let path = root.join(dir);
    let entries = match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_dir() => fs::read_dir(&path),
        Ok(_) => bail!("{} is not a directory: move it away", printable_path(&path)),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => Err(error),
    };
    let context = || format!("cannot list {}", printable_path(&path));
    for entry in entries.with_context(context)? {
        let entry = entry.with_context(context)?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            let path = printable_path(&entry.path());
            bail!("the name of {path} is not Unicode: rename it or move it away");
        };
        let child = format!("{dir}/{name}");
        if entry.file_type().with_context(context)?.is_dir() {
            list(root, &child, found)?;
        } else {
            found.push(child);
        }
    }
    Ok(())
}

/// Removes the parents of a removed file that are now empty, up to `root`.
pub(super) fn remove_empty_parents(root: &Path, file: &Path) {
    let parents = file.ancestors().skip(1).take_while(|parent| *parent != root);
    for parent in parents.map(PathBuf::from) {
        // Removing a directory fails if it is not empty.
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}
