use super::*;
use crate::recovery::recover;
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

fn gone() -> Vec<String> {
    vec!["src/stale.rs".to_owned(), "src/stale/c.rs".to_owned()]
}

/// All files and folders below a folder but those that wait, and the texts.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(path) = pending.pop() {
        for entry in fs::read_dir(&path).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below").display().to_string();
            if name.starts_with(STAGING) {
                continue;
            }
            if path.is_dir() {
                pending.push(path);
                tree.insert(name, "a folder".to_owned());
            } else {
                tree.insert(name, fs::read_to_string(&path).expect("a file"));
            }
        }
    }
    tree
}

fn write_all(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = folder.join(path);
        create_parent(&path).and_then(|()| fs::write(path, text)).expect("a file");
    }
}

/// Fails if a file is missing that both crates have, or is neither old nor new.
fn assert_each_is_whole(folder: &Path) {
    let tree = tree(folder);
    for (path, text) in tree.iter().filter(|(_, text)| *text != "a folder") {
        let is_known = OLD.iter().chain(&NEW).any(|known| known == &(path.as_str(), text.as_str()));
        assert!(is_known, "{path}: {text}");
    }
    for (path, _) in OLD.iter().filter(|(old, _)| NEW.iter().any(|(new, _)| new == old)) {
        assert!(tree.contains_key(*path), "{path} is missing");
    }
}

/// Lets a run do so many steps, between which each file is looked at.
fn steps(folder: &Path, count: usize) -> impl FnMut() -> Result<()> {
    let mut left = count;
    move || {
        assert_each_is_whole(folder);
        left = left.checked_sub(1).context("no more steps")?;
        Ok(())
    }
}

fn has_staging(folder: &Path) -> bool {
    let mut entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries.any(|entry| entry.file_name().to_string_lossy().starts_with(STAGING))
}

/// More than all of them.
const STEPS: usize = 30;

#[test]
fn after_any_step_each_file_is_whole_and_the_next_run_has_the_old_ones() {
    let mut finished = 0;
    for count in 0..STEPS {
        let folder = tempdir().expect("a folder");
        let out = folder.path();
        write_all(out, &OLD);
        let before = tree(out);
        let mut transaction = Transaction::begin(out).expect("a folder");
        let outcome = transaction.run(&NEW, &gone(), &mut steps(out, count));
        // As if it had been killed: nothing is put back.
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
    assert!((1..STEPS - 10).contains(&finished), "{finished} of {STEPS} runs had enough steps");
}

#[test]
fn a_failure_of_any_step_leaves_all_as_it_was() {
    for count in 0..STEPS {
        let folder = tempdir().expect("a folder");
        let out = folder.path();
        write_all(out, &OLD);
        let before = tree(out);
        let transaction = Transaction::begin(out).expect("a folder");
        let outcome = transaction.all_or_none(&NEW, &gone(), &mut steps(out, count));
        assert!(!has_staging(out));
        let Err(error) = outcome else { return };
        assert_eq!(format!("{error:#}"), "the crate is as it was: no more steps");
        assert_eq!(tree(out), before, "failed after {count} steps");
    }
    panic!("no run had enough steps");
}

#[test]
fn after_any_step_of_the_first_run_the_next_one_has_an_empty_folder() {
    for count in 0..STEPS {
        let folder = tempdir().expect("a folder");
        let mut left = count;
        let mut transaction = Transaction::begin(folder.path()).expect("a folder");
        let outcome = transaction.run(&NEW, &[], &mut || {
            left = left.checked_sub(1).context("no more steps")?;
            Ok(())
        });
        let _ = transaction.staging.keep();
        recover(folder.path()).expect("a recovery");
        if outcome.is_ok() {
            return;
        }
        assert_eq!(tree(folder.path()), BTreeMap::new(), "stopped after {count} steps");
        // Before there is a manifest, nothing says that the folder is ours.
        assert!(count == 0 || !has_staging(folder.path()), "stopped after {count} steps");
    }
    panic!("no run had enough steps");
}

#[test]
fn a_file_that_cannot_be_linked_is_kept_as_a_copy() {
    let folder = tempdir().expect("a folder");
    let out = folder.path();
    write_all(out, &OLD);
    let before = tree(out);
    let transaction = Transaction::begin(out).expect("a folder");
    // A link cannot take its place.
    write_all(&transaction.staging.path().join("old"), &[("src/a.rs", "")]);
    let outcome = transaction.all_or_none(&NEW, &gone(), &mut steps(out, 16));
    assert!(outcome.is_err());
    assert_eq!(tree(out), before);
}

#[test]
fn what_is_in_the_way_is_found_before_anything_changes() {
    let folder = tempdir().expect("a folder");
    let out = folder.path();
    write_all(out, &OLD);
    write_all(out, &[("src/deep", "no folder")]);
    let before = tree(out);
    let error = replace(out, &NEW, &gone()).expect_err("a failure");
    let error = format!("{error:#}");
    assert!(error.starts_with("the crate is as it was: "), "{error}");
    assert!(error.contains("src/deep is not a folder: move it away"), "{error}");
    assert_eq!(tree(out), before);
    assert!(!has_staging(out));
}

#[test]
fn what_cannot_be_written_is_named_with_a_remedy() {
    let folder = tempdir().expect("a folder");
    let error = io::Error::from(ErrorKind::PermissionDenied);
    let transaction = Transaction::begin(folder.path()).expect("a folder");
    let outcome = transaction
        .all_or_none(&NEW, &[], &mut || Err(failed("write", Path::new("src/types"), &error)));
    let error = format!("{:#}", outcome.expect_err("a failure"));
    assert!(error.starts_with("the crate is as it was: cannot write src/types: "), "{error}");
    assert!(error.contains("help: make it writable, or name another folder"), "{error}");
}

#[test]
fn a_folder_that_cannot_be_made_leaves_none_of_those_it_is_in() {
    let folder = tempdir().expect("a folder");
    let long = folder.path().join("a/b").join("c".repeat(300));
    assert!(replace(&long, &[], &[]).is_err());
    assert_eq!(tree(folder.path()), BTreeMap::new());
}
