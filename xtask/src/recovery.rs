//! Putting back the files that a run has replaced which failed or was interrupted.

use crate::input::shown;
use crate::output::{OWNED, list, refuse_others, remove_empty_parents};
use crate::transaction::failed;
use anyhow::{Context, Result, bail};
use codegen::MANIFEST_TAIL;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path};

/// What the folder is called in which files wait, beside those that they are to replace.
pub(crate) const STAGING: &str = ".codegen-";

/// The file in it that says that this command made it, and not someone else.
///
/// In the end it lists the files that are new, and take the place of none.
pub(crate) const STAGED: &str = "staged-by-cargo-xtask-codegen";

/// What the file is called when a run is about to replace files.
pub(crate) const BEGUN: &str = "begun-by-cargo-xtask-codegen";

/// What the file is called once all of them are replaced, or put back.
pub(crate) const ENDED: &str = "ended-by-cargo-xtask-codegen";

/// Makes a crate what it was before a run that was interrupted. No other run may be at it.
pub(crate) fn recover(folder: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.flatten() {
        let staging = entry.path();
        let is_staging = entry.file_name().to_string_lossy().starts_with(STAGING)
            // A link may lead out of the folder.
            && entry.file_type().is_ok_and(|of| of.is_dir());
        if !is_staging || !is_ours(folder, &staging) {
            continue;
        }
        if is_file(&staging.join(BEGUN)) {
            put_back(folder, &staging)?;
        }
        if [STAGED, ENDED].iter().any(|file| is_file(&staging.join(file))) {
            remove(&staging).with_context(|| format!("cannot remove {}", shown(&staging)))?;
        } else {
            // An empty one is of a run that has not even begun. What is in any other is not ours.
            let _ = fs::remove_dir(staging);
        }
    }
    Ok(())
}

/// Whether the crate is of this command, or was about to become so.
fn is_ours(folder: &Path, staging: &Path) -> bool {
    let manifests = [folder, &staging.join("old"), &staging.join("new")];
    let manifests = manifests.map(|folder| folder.join("Cargo.toml"));
    let manifest = manifests.iter().find(|path| path.symlink_metadata().is_ok());
    manifest.is_some_and(|path| {
        is_file(path) && fs::read_to_string(path).is_ok_and(|text| text.contains(MANIFEST_TAIL))
    })
}

fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_file())
}

/// Puts back the old files, and takes those away that are new. What fails does not keep the others
/// from it.
pub(crate) fn put_back(folder: &Path, staging: &Path) -> Result<()> {
    let begun = staging.join(BEGUN);
    let new = fs::read_to_string(&begun).map_err(|error| failed("read", &begun, &error))?;
    let mut old = Vec::new();
    list(staging, "old", &mut old)?;
    let old: Vec<_> = old.iter().filter_map(|path| path.strip_prefix("old/")).collect();
    for path in new.lines().chain(old.iter().copied()) {
        if !is_generated(path) {
            bail!("{} is of something else: move it away", shown(staging));
        }
        refuse_others(folder, path)?;
    }
    // Those that still wait have not been put in their places.
    let waits = |path: &&str| staging.join("new").join(path).symlink_metadata().is_ok();
    let new = new.lines().filter(|path| !waits(path));
    let mut outcome = Ok(());
    for path in new {
        outcome = outcome.and(remove_file(folder, path));
    }
    for path in old {
        outcome = outcome.and(move_back(&staging.join("old").join(path), &folder.join(path)));
    }
    outcome?;
    fs::rename(&begun, staging.join(ENDED)).map_err(|error| failed("rename", &begun, &error))
}

/// Whether a file may be generated, wherever the path is from.
fn is_generated(path: &str) -> bool {
    let is_plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let is_in = |owned: &str| Path::new(path).starts_with(owned) && path != owned;
    is_plain && (path == "Cargo.toml" || OWNED.into_iter().any(is_in))
}

fn remove_file(folder: &Path, path: &str) -> Result<()> {
    let file = folder.join(path);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("remove", &file, &error)),
        _ => {
            remove_empty_parents(folder, &file);
            Ok(())
        }
    }
}

fn move_back(old: &Path, place: &Path) -> Result<()> {
    let parent = place.parent().unwrap_or(place);
    let Err(error) = fs::create_dir_all(parent).and_then(|()| fs::rename(old, place)) else {
        return Ok(());
    };
    // It may not have been replaced, just where nothing can be written.
    let has_text = |text| fs::read(place).is_ok_and(|there| there == text);
    if is_file(old) && fs::read(old).is_ok_and(has_text) {
        Ok(())
    } else {
        Err(failed("put back", place, &error))
    }
}

/// Removes what waited. The file that says whose it is goes last.
pub(crate) fn remove(staging: &Path) -> io::Result<()> {
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
