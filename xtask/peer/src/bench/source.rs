//! The lines of the source of a crate.

use anyhow::Result;
use std::fs;
use std::path::Path;

/// The lines to count.
#[derive(Clone, Copy)]
pub enum Lines {
    All,
    /// Lines that are neither blank nor comments. Documentation, with its examples, is in comments.
    Code,
}

/// Counts the lines of the Rust files below a directory.
pub fn count(dir: &Path, lines: Lines) -> Result<usize> {
    let mut sum = 0;
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            sum += count(&path, lines)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            sum += text.lines().filter(|line| is_counted(line, lines)).count();
        }
    }
    Ok(sum)
}

fn is_counted(line: &str, lines: Lines) -> bool {
    let line = line.trim_start();
    matches!(lines, Lines::All) || !(line.is_empty() || line.starts_with("//"))
}
