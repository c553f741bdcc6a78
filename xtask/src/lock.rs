//! One run at a time.

use crate::transaction::recover;
use anyhow::{Context, Result};
use std::fs::{File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Lets no other run write to a folder, until what is returned is dropped.
///
/// What a run that was interrupted has left there is put right.
pub(crate) fn lock(folder: &Path) -> Result<File> {
    let mut hasher = DefaultHasher::new();
    real(folder)?.hash(&mut hasher);
    // Not in the folder, which may not be there, and is the user's.
    let path = std::env::temp_dir().join(format!("codegen-{:016x}.lock", hasher.finish()));
    // What another user has made can be read.
    let file = OpenOptions::new().create(true).append(true).open(&path);
    let file = file.or_else(|_| File::open(&path));
    let context = || format!("cannot lock {} by {}", folder.display(), path.display());
    let file = file.with_context(context)?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another run that writes to {}", folder.display());
        file.lock().with_context(context)?;
    }
    recover(folder)?;
    Ok(file)
}

/// The path without links, of a folder that may not be there yet.
fn real(folder: &Path) -> Result<PathBuf> {
    let path =
        std::path::absolute(folder).with_context(|| format!("{} is no path", folder.display()))?;
    let known = path.ancestors().find_map(|known| Some((known, known.canonicalize().ok()?)));
    let Some((known, real)) = known else { return Ok(path) };
    Ok(real.join(path.strip_prefix(known).unwrap_or(&path)))
}
