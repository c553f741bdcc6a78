use super::*;
use crate::crate_dir::recovery::recover;
use std::collections::BTreeMap;
use tempfile::tempdir;

const OLD: [(&str, &str); 5] = [
    ("Cargo.toml", "# What follows is written by hand, and kept.\n# old"),
    ("src/a.rs", "old a"),
    ("src/b/mod.rs", "old b"),
    ("src/stale.rs", "stale"),
    ("src/stale/c.rs", "stale c"),
];

const NEW: [(&str, &str); 5] = [
    ("Cargo.toml", "# What follows is written by hand, and kept.\n# new"),
    ("src/a.rs", "new a"),
    ("src/b/mod.rs", "new b"),
    ("src/d.rs", "new d"),
    ("src/deep/down/e.rs", "new e"),
];

/// The marker of a directory in [`tree`].
const DIRECTORY: &str = "a directory";

fn removed() -> Vec<String> {
    vec!["src/stale.rs".to_owned(), "src/stale/c.rs".to_owned()]
}

/// Returns all files and directories below a directory, with their texts, except staging directories.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    let mut pending = vec![dir.to_owned()];
    while let Some(path) = pending.pop() {
        for entry in fs::read_dir(&path).expect("a directory") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(dir).expect("below").display().to_string();
            if name.starts_with(STAGING_PREFIX) {
                continue;
            }
            if path.is_dir() {
                pending.push(path);
                tree.insert(name, DIRECTORY.to_owned());
            } else {
                tree.insert(name, fs::read_to_string(&path).expect("a file"));
            }
        }
    }
    tree
}

fn write_all(dir: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = dir.join(path);
        create_parent(&path).and_then(|()| fs::write(path, text)).expect("a file");
    }
}

/// Asserts that each file has its old or its new content, and that no file of both crates is missing.
fn assert_each_is_whole(dir: &Path) {
    let tree = tree(dir);
    for (path, text) in tree.iter().filter(|(_, text)| *text != DIRECTORY) {
        let is_known = OLD.iter().chain(&NEW).any(|known| known == &(path.as_str(), text.as_str()));
        assert!(is_known, "{path}: {text}");
    }
    for (path, _) in OLD.iter().filter(|(old, _)| NEW.iter().any(|(new, _)| new == old)) {
        assert!(tree.contains_key(*path), "{path} is missing");
    }
}

/// Returns a callback that checks all files, and fails after `count` steps.
fn fail_after(dir: &Path, count: usize) -> impl FnMut() -> Result<()> {
    let mut remaining = count;
    move || {
        assert_each_is_whole(dir);
        remaining = remaining.checked_sub(1).context("no more steps")?;
        Ok(())
    }
}

fn has_staging(dir: &Path) -> bool {
    let mut entries = fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry"));
    entries.any(|entry| entry.file_name().to_string_lossy().starts_with(STAGING_PREFIX))
}

/// More steps than a transaction has.
const MAX_STEPS: usize = 30;

#[test]
fn run_killed_at_any_step_leaves_whole_files_and_is_undone_by_the_next() {
    let mut finished = 0;
    for count in 0..MAX_STEPS {
        let dir = tempdir().expect("a directory");
        let out = dir.path();
        write_all(out, &OLD);
        let before = tree(out);
        let mut transaction = Transaction::begin(out).expect("a directory");
        let outcome = transaction.run(&NEW, &removed(), &mut fail_after(out, count));
        // A killed process restores nothing.
        let _ = transaction.staging.keep();
        let after = tree(out);
        recover(out).expect("a recovery");
        assert!(!has_staging(out));
        if outcome.is_ok() {
            assert_eq!(tree(out), after);
            finished += 1;
        } else {
            assert_eq!(tree(out), before, "stopped after {count} steps");
        }
    }
    assert!(
        (1..MAX_STEPS - 10).contains(&finished),
        "{finished} of {MAX_STEPS} runs had enough steps"
    );
}

#[test]
fn run_failing_at_any_step_restores_all_files() {
    for count in 0..MAX_STEPS {
        let dir = tempdir().expect("a directory");
        let out = dir.path();
        write_all(out, &OLD);
        let before = tree(out);
        let transaction = Transaction::begin(out).expect("a directory");
        let outcome = transaction.all_or_none(&NEW, &removed(), &mut fail_after(out, count));
        assert!(!has_staging(out));
        let Err(error) = outcome else { return };
        assert_eq!(format!("{error:#}"), "no file has changed: no more steps");
        assert_eq!(tree(out), before, "failed after {count} steps");
    }
    panic!("no run had enough steps");
}

#[test]
fn first_run_killed_at_any_step_leaves_no_files_after_the_next() {
    for count in 0..MAX_STEPS {
        let dir = tempdir().expect("a directory");
        let mut remaining = count;
        let mut transaction = Transaction::begin(dir.path()).expect("a directory");
        let outcome = transaction.run(&NEW, &[], &mut || {
            remaining = remaining.checked_sub(1).context("no more steps")?;
            Ok(())
        });
        let _ = transaction.staging.keep();
        recover(dir.path()).expect("a recovery");
        if outcome.is_ok() {
            return;
        }
        assert_eq!(tree(dir.path()), BTreeMap::new(), "stopped after {count} steps");
        // Without a manifest, recovery cannot know that the directory is ours.
        assert!(count == 0 || !has_staging(dir.path()), "stopped after {count} steps");
    }
    panic!("no run had enough steps");
}

#[test]
fn old_file_that_cannot_be_linked_is_copied() {
    let dir = tempdir().expect("a directory");
    let out = dir.path();
    write_all(out, &OLD);
    let before = tree(out);
    let transaction = Transaction::begin(out).expect("a directory");
    // Creating a link fails if its path exists.
    write_all(&transaction.staging.path().join("old"), &[("src/a.rs", "")]);
    let outcome = transaction.all_or_none(&NEW, &removed(), &mut fail_after(out, 16));
    assert!(outcome.is_err());
    assert_eq!(tree(out), before);
}

#[test]
fn obstacle_is_reported_before_any_file_changes() {
    let dir = tempdir().expect("a directory");
    let out = dir.path();
    write_all(out, &OLD);
    write_all(out, &[("src/deep", "not a directory")]);
    let before = tree(out);
    let error = replace(out, &NEW, &removed()).expect_err("a failure");
    let error = format!("{error:#}");
    assert!(error.starts_with("no file has changed: "), "{error}");
    assert!(error.contains("src/deep is not a directory: move it away"), "{error}");
    assert_eq!(tree(out), before);
    assert!(!has_staging(out));
}

#[test]
fn write_without_permission_is_reported_with_remedy() {
    let dir = tempdir().expect("a directory");
    let error = io::Error::from(ErrorKind::PermissionDenied);
    let transaction = Transaction::begin(dir.path()).expect("a directory");
    let outcome = transaction
        .all_or_none(&NEW, &[], &mut || Err(explain("write", Path::new("src/types"), &error)));
    let error = format!("{:#}", outcome.expect_err("a failure"));
    assert!(error.starts_with("no file has changed: cannot write src/types: "), "{error}");
    assert!(error.contains("help: make it writable, or name another directory"), "{error}");
}

#[test]
fn directory_that_cannot_be_created_leaves_no_parents() {
    let dir = tempdir().expect("a directory");
    let long = dir.path().join("a/b").join("c".repeat(300));
    assert!(replace(&long, &[], &[]).is_err());
    assert_eq!(tree(dir.path()), BTreeMap::new());
}
