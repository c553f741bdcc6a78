//! Restoring the files that a failed or interrupted run has replaced.

use super::io_error::explain;
use super::paths::{GENERATED_DIRS, ensure_regular_file, list, remove_empty_parents};
use crate::input::printable_path;
use anyhow::{Context, Result, bail};
use codegen::{MANIFEST_TAIL, printable};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path};

/// The prefix of the name of a staging directory, which lies in the crate's directory. Its `new` has
/// the files to put in place, and its `old` the files that they replace.
pub(super) const STAGING_PREFIX: &str = ".codegen-";

/// The file that marks a directory as a staging directory of this command.
///
/// Once all files are staged, it lists the new files that replace no old one.
pub(super) const STAGED: &str = "staged-by-cargo-xtask-codegen";

/// The name of that file from the moment at which files are replaced.
pub(super) const BEGUN: &str = "begun-by-cargo-xtask-codegen";

/// The name of that file once all files are replaced, or restored.
pub(super) const ENDED: &str = "ended-by-cargo-xtask-codegen";

/// Restores a crate to its state before an interrupted run. The caller must hold the lock.
pub(super) fn recover(dir: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(dir) else { return Ok(()) };
    for entry in entries.flatten() {
        let staging = entry.path();
        let is_staging = entry.file_name().to_string_lossy().starts_with(STAGING_PREFIX)
            // A link could point out of the directory.
            && entry.file_type().is_ok_and(|file_type| file_type.is_dir());
        if !is_staging || !is_ours(dir, &staging) {
            continue;
        }
        if is_file(&staging.join(BEGUN)) {
            restore(dir, &staging)?;
        }
        if [STAGED, ENDED].iter().any(|file| is_file(&staging.join(file))) {
            let context = || format!("cannot remove {}", printable_path(&staging));
            remove_staging(&staging).with_context(context)?;
        } else {
            // An empty directory is from a run interrupted at its start. A directory with files but no
            // marker is not ours, and removing it fails.
            let _ = fs::remove_dir(staging);
        }
    }
    Ok(())
}

/// Whether this command generated the crate, or was about to.
fn is_ours(dir: &Path, staging: &Path) -> bool {
    let manifests = [dir, &staging.join("old"), &staging.join("new")];
    let manifests = manifests.map(|dir| dir.join("Cargo.toml"));
    let manifest = manifests.iter().find(|path| path.symlink_metadata().is_ok());
    manifest.is_some_and(|path| {
        is_file(path) && fs::read_to_string(path).is_ok_and(|text| text.contains(MANIFEST_TAIL))
    })
}

fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_file())
}

/// Restores the old files and removes the new ones. Continues after a failure, and returns the first.
pub(super) fn restore(dir: &Path, staging: &Path) -> Result<()> {
    let begun = staging.join(BEGUN);
    let new = fs::read_to_string(&begun).map_err(|error| explain("read", &begun, &error))?;
    let mut old = Vec::new();
    list(staging, "old", &mut old)?;
    let old: Vec<_> = old.iter().filter_map(|path| path.strip_prefix("old/")).collect();
    for path in new.lines().chain(old.iter().copied()) {
        if !is_generated(path) {
            let staging = printable_path(staging);
            bail!(
                "{staging} lists `{}`, which is never generated: move that directory away",
                printable(path)
            );
        }
        ensure_regular_file(dir, path)?;
    }
    // A file that is still staged was not put in place.
    let is_staged = |path: &&str| staging.join("new").join(path).symlink_metadata().is_ok();
    let new = new.lines().filter(|path| !is_staged(path));
    let mut outcome = Ok(());
    for path in new {
        outcome = outcome.and(remove_file(dir, path));
    }
    for path in old {
        outcome = outcome.and(restore_file(&staging.join("old").join(path), &dir.join(path)));
    }
    outcome?;
    fs::rename(&begun, staging.join(ENDED)).map_err(|error| explain("rename", &begun, &error))
}

/// Whether a path of a staging directory can be that of a generated file. Such a path is not trusted.
fn is_generated(path: &str) -> bool {
    let is_plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let is_in = |owned: &str| Path::new(path).starts_with(owned) && path != owned;
    is_plain && (path == "Cargo.toml" || GENERATED_DIRS.into_iter().any(is_in))
}

fn remove_file(dir: &Path, path: &str) -> Result<()> {
    let file = dir.join(path);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(explain("remove", &file, &error)),
        _ => {
            remove_empty_parents(dir, &file);
            Ok(())
        }
    }
}

/// Moves an old file back to its path.
fn restore_file(old: &Path, path: &Path) -> Result<()> {
    let parent = path.parent().unwrap_or(path);
    let Err(error) = fs::create_dir_all(parent).and_then(|()| fs::rename(old, path)) else {
        return Ok(());
    };
    // In a read-only directory, the file may not have been replaced in the first place.
    let is_at_path = |text| fs::read(path).is_ok_and(|current| current == text);
    if is_file(old) && fs::read(old).is_ok_and(is_at_path) {
        Ok(())
    } else {
        Err(explain("restore", path, &error))
    }
}

/// Removes a staging directory. The marker goes last, so that an interrupted removal can continue.
pub(super) fn remove_staging(staging: &Path) -> io::Result<()> {
    for part in ["new", "old"] {
        match fs::remove_dir_all(staging.join(part)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::remove_dir_all(staging)
}

#[cfg(test)]
mod tests;
