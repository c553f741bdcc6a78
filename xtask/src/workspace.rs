//! Paths in the workspace.

use crate::input::Input;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The default model, relative to [`root`].
pub(crate) const MODEL: &str = "model/ivschat.json";

/// The directory of the workspace's own client crate, relative to [`root`].
pub(crate) const GENERATED: &str = "generated";

/// Returns the root directory of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Reads the AWS partitions.
pub(crate) fn partitions() -> Result<Input> {
    Input::read(&root().join("model/partitions.json"))
}

/// Returns `path` relative to `dir`, if both exist and `path` is in `dir`.
pub(crate) fn relative(path: &Path, dir: &Path) -> Option<PathBuf> {
    let (path, dir) = (path.canonicalize().ok()?, dir.canonicalize().ok()?);
    path.strip_prefix(dir).ok().map(Path::to_owned)
}
