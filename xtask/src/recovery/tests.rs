use super::*;
use tempfile::{TempDir, tempdir};

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

/// The folder of a crate, in one that has nothing else.
fn crate_folder() -> (TempDir, std::path::PathBuf) {
    let folder = tempdir().expect("a folder");
    let out = folder.path().join("out");
    write(&out, "Cargo.toml", MANIFEST_TAIL);
    (folder, out)
}

#[test]
fn what_an_interrupted_run_replaced_is_put_back() {
    let (_folder, out) = crate_folder();
    write(&out, "src/a.rs", "new");
    write(&out, "src/new/b.rs", "new");
    write(&out, ".codegen-1/old/src/a.rs", "old");
    write(&out, ".codegen-1/old/src/stale/b.rs", "stale");
    write(&out, ".codegen-1/new/src/c.rs", "new");
    write(&out, &format!(".codegen-1/{BEGUN}"), "src/new/b.rs\nsrc/c.rs\n");
    // One that was interrupted when it had put all in place, and one before it put any.
    write(&out, ".codegen-2/old/src/a.rs", "older");
    write(&out, &format!(".codegen-2/{ENDED}"), "src/a.rs\n");
    write(&out, ".codegen-3/old/src/a.rs", "half of");
    write(&out, &format!(".codegen-3/{STAGED}"), "src/a");
    // One that has just made its folder.
    fs::create_dir(out.join(".codegen-4")).expect("a folder");
    recover(&out).expect("a recovery");
    assert_eq!(names(&out), ["Cargo.toml", "src"]);
    assert_eq!(names(&out.join("src")), ["a.rs", "stale"]);
    assert_eq!([read(&out, "src/a.rs"), read(&out, "src/stale/b.rs")], ["old", "stale"]);
}

#[test]
fn a_manifest_that_was_moved_aside_is_put_back() {
    let folder = tempdir().expect("a folder");
    let out = folder.path();
    write(out, ".codegen-1/old/Cargo.toml", MANIFEST_TAIL);
    write(out, &format!(".codegen-1/{BEGUN}"), "");
    recover(out).expect("a recovery");
    assert_eq!(names(out), ["Cargo.toml"]);
}

#[test]
fn what_others_have_made_is_left_alone() {
    let (_folder, out) = crate_folder();
    write(&out, "src/main.rs", "mine");
    write(&out, ".codegen-notes/old/src/main.rs", "another");
    recover(&out).expect("nothing to do");
    assert_eq!(names(&out), [".codegen-notes", "Cargo.toml", "src"]);

    // Nor is a folder touched that is of another crate, or none, whatever it has.
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
fn what_is_not_generated_is_not_put_back() {
    let refused = |waits: &str, list: &str| {
        let (folder, out) = crate_folder();
        write(folder.path(), "precious.rs", "precious");
        write(&out, "README.md", "mine");
        write(&out, "src/a.rs", "new");
        write(&out, ".codegen-1/old/src/a.rs", "old");
        write(&out, &format!(".codegen-1/old/{waits}"), "another");
        write(&out, &format!(".codegen-1/{BEGUN}"), list);
        let error = recover(&out).expect_err("a refusal").to_string();
        assert!(error.contains(".codegen-1 is of something else: move it away"), "{error}");
        assert_eq!([read(&out, "README.md"), read(&out, "src/a.rs")], ["mine", "new"]);
        assert_eq!(read(folder.path(), "precious.rs"), "precious");
    };
    refused("README.md", "");
    refused("tests/mine.rs", "");
    refused("src/b.rs", "README.md\n");
    refused("src/b.rs", "src/../../precious.rs\n");
    refused("src/b.rs", "\n");
    let (folder, _) = crate_folder();
    refused("src/b.rs", &format!("{}\n", folder.path().join("out/Cargo.toml").display()));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let (folder, out) = crate_folder();
    let elsewhere = folder.path().join("elsewhere");
    write(&elsewhere, "file.rs", "precious");
    write(&out, "src/a.rs", "new");
    write(&out, ".codegen-1/old/src/a.rs", "old");
    write(&out, ".codegen-1/old/src/link/file.rs", "another");
    write(&out, &format!(".codegen-1/{BEGUN}"), "src/link/new.rs\n");
    symlink("../../elsewhere", out.join("src/link")).expect("a link");
    let error = recover(&out).expect_err("a refusal").to_string();
    assert!(error.contains("src/link is a link: put a folder in its place"), "{error}");
    assert_eq!(read(&out, "src/a.rs"), "new");
    assert_eq!([names(&elsewhere).concat(), read(&elsewhere, "file.rs")], ["file.rs", "precious"]);

    // Nor is one to a folder in which files seem to wait.
    fs::rename(out.join(".codegen-1"), elsewhere.join("waits")).expect("a folder");
    symlink("../elsewhere/waits", out.join(".codegen-1")).expect("a link");
    recover(&out).expect("nothing to do");
    assert_eq!(read(&out, "src/a.rs"), "new");
    assert_eq!(names(&elsewhere), ["file.rs", "waits"]);
}
