//! Replacing files of a folder: all of them, or none.

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::io;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What the folder is called in which files wait, beside those that they are to replace.
const STAGING: &str = ".codegen-";

/// The file in it that says that this command made it, and not someone else, and that a run is about
/// to replace files.
const BEGUN: &str = "begun-by-cargo-xtask-codegen";

/// What the file is called once all of them are replaced.
const ENDED: &str = "ended-by-cargo-xtask-codegen";

/// What failures begin with, unless it is worse.
const UNCHANGED: &str = "the crate is as it was";

/// Writes the `new` files, by path and text, and takes those away that are to be `gone`.
///
/// If that fails with one of them, all is as it was.
pub(crate) fn replace(folder: &Path, new: &[(&str, &str)], gone: &[String]) -> Result<()> {
    let mut created = Vec::new();
    let staging = create(folder, &mut created).and_then(|()| {
        let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(folder);
        staging.map_err(|error| failed("write to", folder, &error))
    });
    let staging = staging.inspect_err(|_| undo_created(&created)).context(UNCHANGED)?;
    let mut transaction = Transaction { folder, staging, done: created };
    transaction.run(new, gone).map_err(|error| match transaction.undo() {
        Ok(()) => error.context(UNCHANGED),
        Err(lost) => error.context(lost),
    })
}

/// Files that wait for taking the place of others.
struct Transaction<'f> {
    folder: &'f Path,
    /// With the new files in `new`, and in `old` those that have been moved aside.
    staging: TempDir,
    done: Vec<Step>,
}

enum Step {
    Created(PathBuf),
    MovedAside(PathBuf),
    Placed(PathBuf),
}

impl Transaction<'_> {
    fn run(&mut self, new: &[(&str, &str)], gone: &[String]) -> Result<()> {
        let (begun, ended) = (self.staging.path().join(BEGUN), self.staging.path().join(ENDED));
        fs::write(&begun, "").map_err(|error| failed("write", &begun, &error))?;
        // All are on disk before the first is in its place.
        for (path, text) in new {
            self.stage(path, text)?;
        }
        // One may be in the place of a folder.
        for path in gone {
            self.move_aside(path)?;
        }
        for (path, _) in new {
            self.move_aside(path)?;
            self.place(path)?;
        }
        fs::rename(&begun, ended).map_err(|error| failed("rename", &begun, &error))
    }

    fn stage(&self, path: &str, text: &str) -> Result<()> {
        let staged = self.staging.path().join("new").join(path);
        let parent = staged.parent().unwrap_or(&staged);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&staged, text));
        written.map_err(|error| failed("write", &self.folder.join(path), &error))
    }

    /// Moves a file out of the way, if there is one.
    fn move_aside(&mut self, path: &str) -> Result<()> {
        let (from, to) = (self.folder.join(path), self.staging.path().join("old").join(path));
        let parent = to.parent().unwrap_or(&to);
        match fs::create_dir_all(parent).and_then(|()| fs::rename(&from, &to)) {
            Ok(()) => self.done.push(Step::MovedAside(PathBuf::from(path))),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed("replace", &from, &error)),
        }
        Ok(())
    }

    fn place(&mut self, path: &str) -> Result<()> {
        let (from, to) = (self.staging.path().join("new").join(path), self.folder.join(path));
        create(to.parent().unwrap_or(self.folder), &mut self.done)?;
        fs::rename(from, &to).map_err(|error| failed("write", &to, &error))?;
        self.done.push(Step::Placed(to));
        Ok(())
    }

    /// Makes all as it was. What cannot be put back is kept where the error says.
    fn undo(self) -> Result<(), String> {
        let old = self.staging.path().join("old");
        let mut is_whole = true;
        for step in self.done.iter().rev() {
            is_whole &= match step {
                Step::Placed(path) => fs::remove_file(path).is_ok(),
                Step::MovedAside(path) => {
                    fs::rename(old.join(path), self.folder.join(path)).is_ok()
                }
                Step::Created(_) => true,
            };
        }
        if !is_whole {
            let kept = self.staging.keep();
            return Err(format!("the files before this run are in {}", kept.join("old").display()));
        }
        // The folder goes before those that it is in.
        drop(self.staging);
        undo_created(&self.done);
        Ok(())
    }
}

/// Puts back what a run that was interrupted has moved aside.
pub(crate) fn recover(folder: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.flatten() {
        let path = entry.path();
        let has = |file: &str| path.join(file).symlink_metadata().is_ok_and(|of| of.is_file());
        if !entry.file_name().to_string_lossy().starts_with(STAGING) {
            continue;
        }
        if has(BEGUN) {
            put_back(folder, &path)?;
        }
        if has(BEGUN) || has(ENDED) {
            fs::remove_dir_all(&path)
                .with_context(|| format!("cannot remove {}", path.display()))?;
        } else {
            // An empty one is of a run that has not even begun. What is in any other is not ours.
            let _ = fs::remove_dir(path);
        }
    }
    Ok(())
}

fn put_back(folder: &Path, staging: &Path) -> Result<()> {
    let mut moved = Vec::new();
    crate::output::list(staging, "old", &mut moved)?;
    for file in &moved {
        let place = folder.join(file.strip_prefix("old/").unwrap_or(file));
        let parent = place.parent().unwrap_or(folder);
        let put_back =
            fs::create_dir_all(parent).and_then(|()| fs::rename(staging.join(file), &place));
        put_back.map_err(|error| failed("put back", &place, &error))?;
    }
    Ok(())
}

/// Creates a folder and those that it is in, as far as they are not there.
fn create(folder: &Path, done: &mut Vec<Step>) -> Result<()> {
    let missing = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && path.symlink_metadata().is_err());
    for path in missing.collect::<Vec<_>>().into_iter().rev() {
        match fs::create_dir(path) {
            Ok(()) => done.push(Step::Created(path.to_owned())),
            Err(error) => return Err(failed("create", path, &error)),
        }
    }
    Ok(())
}

fn undo_created(done: &[Step]) {
    for step in done.iter().rev() {
        if let Step::Created(path) = step {
            // Who has put something in it meanwhile keeps it.
            let _ = fs::remove_dir(path);
        }
    }
}

/// What could not be done, and what to do about it.
fn failed(what: &str, path: &Path, error: &io::Error) -> anyhow::Error {
    let remedy = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "make it writable, or name another folder with --out"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "make room on the disk"
        }
        ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => {
            "move away what is in its place"
        }
        _ => "see what is in its way",
    };
    anyhow!(
        "cannot {what} {}: {error}\n  help: {remedy}, and run the command again",
        path.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, path: &str, text: &str) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(folder: &Path, path: &str) -> String {
        fs::read_to_string(folder.join(path)).expect("a file")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_failure_half_way_leaves_all_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        write(out, "a.rs", "old");
        write(out, "stale.rs", "stale");
        write(out, "in_the_way", "no folder");
        let new = [("a.rs", "new"), ("new/deep/b.rs", "new"), ("in_the_way/c.rs", "new")];
        let error = replace(out, &new, &["stale.rs".to_owned()]).expect_err("a failure");
        let error = format!("{error:#}");
        assert!(error.starts_with("the crate is as it was: cannot "), "{error}");
        assert!(error.contains("in_the_way"), "{error}");
        assert_eq!(names(out), ["a.rs", "in_the_way", "stale.rs"]);
        assert_eq!([read(out, "a.rs"), read(out, "stale.rs")], ["old", "stale"]);
    }

    #[test]
    fn a_folder_that_cannot_be_made_leaves_none_of_those_it_is_in() {
        let folder = tempfile::tempdir().expect("a folder");
        let long = folder.path().join("a/b").join("c".repeat(300));
        assert!(replace(&long, &[], &[]).is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn what_an_interrupted_run_moved_aside_is_put_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        write(out, "src/a.rs", "new");
        write(out, ".codegen-1/old/src/a.rs", "old");
        write(out, ".codegen-1/old/src/stale/b.rs", "stale");
        write(out, ".codegen-1/new/src/c.rs", "new");
        write(out, &format!(".codegen-1/{BEGUN}"), "");
        // One that was interrupted when it had put all in place.
        write(out, ".codegen-2/old/src/a.rs", "older");
        write(out, &format!(".codegen-2/{ENDED}"), "");
        recover(out).expect("a recovery");
        assert_eq!(names(out), ["src"]);
        assert_eq!([read(out, "src/a.rs"), read(out, "src/stale/b.rs")], ["old", "stale"]);
    }

    #[test]
    fn what_others_have_made_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        write(out, "src/main.rs", "mine");
        write(out, ".codegen-notes/old/src/main.rs", "another");
        recover(out).expect("nothing to do");
        assert_eq!(names(out), [".codegen-notes", "src"]);
        assert_eq!(read(out, "src/main.rs"), "mine");
    }
}
