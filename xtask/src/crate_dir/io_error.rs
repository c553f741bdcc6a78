//! Errors of file operations.

use crate::input::printable_path;
use anyhow::anyhow;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Returns an error that names the failed `action` and the path, with a remedy.
pub(super) fn explain(action: &str, path: &Path, error: &io::Error) -> anyhow::Error {
    let remedy = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "make it writable, or name another directory with `--out`"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "free disk space"
        }
        ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => {
            "move away the file or directory in its place"
        }
        _ => "resolve the error",
    };
    let path = printable_path(path);
    anyhow!("cannot {action} {path}: {error}\n  help: {remedy}, then run the command again")
}
