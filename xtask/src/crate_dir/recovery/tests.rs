use super::*;
use tempfile::{TempDir, tempdir};

fn write(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
    fs::write(path, text).expect("a file");
}

fn read(dir: &Path, path: &str) -> String {
    fs::read_to_string(dir.join(path)).expect("a file")
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry"));
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Creates the directory of a crate, in an empty parent.
fn crate_dir() -> (TempDir, std::path::PathBuf) {
    let parent = tempdir().expect("a directory");
    let out = parent.path().join("out");
    write(&out, "Cargo.toml", MANIFEST_TAIL);
    (parent, out)
}

#[test]
fn files_replaced_by_interrupted_run_are_restored() {
    let (_parent, out) = crate_dir();
    write(&out, "src/a.rs", "new");
    write(&out, "src/new/b.rs", "new");
    write(&out, ".codegen-1/old/src/a.rs", "old");
    write(&out, ".codegen-1/old/src/stale/b.rs", "stale");
    write(&out, ".codegen-1/new/src/c.rs", "new");
    write(&out, &format!(".codegen-1/{BEGUN}"), "src/new/b.rs\nsrc/c.rs\n");
    // Runs interrupted after all files were in place, before the first was, and at the start.
    write(&out, ".codegen-2/old/src/a.rs", "older");
    write(&out, &format!(".codegen-2/{ENDED}"), "src/a.rs\n");
    write(&out, ".codegen-3/old/src/a.rs", "half of");
    write(&out, &format!(".codegen-3/{STAGED}"), "src/a");
    fs::create_dir(out.join(".codegen-4")).expect("a directory");
    recover(&out).expect("a recovery");
    assert_eq!(names(&out), ["Cargo.toml", "src"]);
    assert_eq!(names(&out.join("src")), ["a.rs", "stale"]);
    assert_eq!([read(&out, "src/a.rs"), read(&out, "src/stale/b.rs")], ["old", "stale"]);
}

#[test]
fn manifest_moved_by_interrupted_run_is_restored() {
    let dir = tempdir().expect("a directory");
    let out = dir.path();
    write(out, ".codegen-1/old/Cargo.toml", MANIFEST_TAIL);
    write(out, &format!(".codegen-1/{BEGUN}"), "");
    recover(out).expect("a recovery");
    assert_eq!(names(out), ["Cargo.toml"]);
}

#[test]
fn directory_of_another_tool_is_unchanged() {
    let (_parent, out) = crate_dir();
    write(&out, "src/main.rs", "mine");
    write(&out, ".codegen-notes/old/src/main.rs", "another");
    recover(&out).expect("nothing to do");
    assert_eq!(names(&out), [".codegen-notes", "Cargo.toml", "src"]);

    // A directory without a generated crate is unchanged too, even if the marker is in it.
    write(&out, &format!(".codegen-notes/{BEGUN}"), "src/main.rs\n");
    write(&out, "Cargo.toml", "[package]");
    write(&out, ".codegen-notes/old/Cargo.toml", MANIFEST_TAIL);
    recover(&out).expect("nothing to do");
    fs::remove_file(out.join("Cargo.toml")).expect("a file");
    fs::remove_file(out.join(".codegen-notes/old/Cargo.toml")).expect("a file");
    recover(&out).expect("nothing to do");
    assert_eq!(names(&out), [".codegen-notes", "src"]);
    assert_eq!(read(&out, "src/main.rs"), "mine");
}

#[test]
fn staged_path_that_is_never_generated_is_refused() {
    let assert_refused = |old: &str, list: &str| {
        let (parent, out) = crate_dir();
        write(parent.path(), "precious.rs", "precious");
        write(&out, "README.md", "mine");
        write(&out, "src/a.rs", "new");
        write(&out, ".codegen-1/old/src/a.rs", "old");
        write(&out, &format!(".codegen-1/old/{old}"), "another");
        write(&out, &format!(".codegen-1/{BEGUN}"), list);
        let error = recover(&out).expect_err("a refusal").to_string();
        assert!(error.contains("which is never generated: move that directory away"), "{error}");
        assert_eq!([read(&out, "README.md"), read(&out, "src/a.rs")], ["mine", "new"]);
        assert_eq!(read(parent.path(), "precious.rs"), "precious");
    };
    assert_refused("README.md", "");
    assert_refused("tests/mine.rs", "");
    assert_refused("src/b.rs", "README.md\n");
    assert_refused("src/b.rs", "src/../../precious.rs\n");
    assert_refused("src/b.rs", "\n");
    let (parent, _) = crate_dir();
    assert_refused("src/b.rs", &format!("{}\n", parent.path().join("out/Cargo.toml").display()));
}

#[cfg(unix)]
#[test]
fn link_out_of_the_directory_is_not_followed() {
    use std::os::unix::fs::symlink;
    let (parent, out) = crate_dir();
    let elsewhere = parent.path().join("elsewhere");
    write(&elsewhere, "file.rs", "precious");
    write(&out, "src/a.rs", "new");
    write(&out, ".codegen-1/old/src/a.rs", "old");
    write(&out, ".codegen-1/old/src/link/file.rs", "another");
    write(&out, &format!(".codegen-1/{BEGUN}"), "src/link/new.rs\n");
    symlink("../../elsewhere", out.join("src/link")).expect("a link");
    let error = recover(&out).expect_err("a refusal").to_string();
    assert!(error.contains("src/link is a link: replace it with a directory"), "{error}");
    assert_eq!(read(&out, "src/a.rs"), "new");
    assert_eq!([names(&elsewhere).concat(), read(&elsewhere, "file.rs")], ["file.rs", "precious"]);

    // A link to a staging directory is not followed either.
    fs::rename(out.join(".codegen-1"), elsewhere.join("staged")).expect("a directory");
    symlink("../elsewhere/waits", out.join(".codegen-1")).expect("a link");
    recover(&out).expect("nothing to do");
    assert_eq!(read(&out, "src/a.rs"), "new");
    assert_eq!(names(&elsewhere), ["file.rs", "staged"]);
}
