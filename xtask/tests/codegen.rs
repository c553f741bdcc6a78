//! `cargo xtask codegen`: writing a crate, and checking it.

mod support;

use std::fs;
use support::{assert_exit, codegen, stderr, stdout, temp_dir, xtask};

#[test]
fn new_crate_is_complete_and_second_run_changes_nothing() {
    let dir = temp_dir();
    let out = dir.path().join("new/crate");
    let output = codegen(&out, &[]);
    assert_exit(&output, 0);
    let text = stdout(&output);
    assert!(text.contains("17 operations, 15 types, 8 errors"), "{text}");
    assert!(text.contains("removed 0, left 0 unchanged"), "{text}");
    let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"ivschat\""));

    let library = out.join("src/lib.rs");
    let modified = || fs::metadata(&library).and_then(|file| file.modified()).expect("a file");
    let before = modified();
    let output = codegen(&out, &[]);
    assert!(stdout(&output).contains("wrote    0 files"), "{}", stdout(&output));
    assert_eq!(before, modified());
    assert_exit(&codegen(&out, &["--check"]), 0);
    // No staging directory is left.
    let entries = fs::read_dir(&out).expect("a directory").map(|entry| entry.expect("an entry"));
    let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
    names.sort();
    assert_eq!(names, ["Cargo.toml", "src", "tests"]);
}

#[test]
fn check_lists_differing_files_and_writes_nothing() {
    let dir = temp_dir();
    let out = dir.path();
    assert_exit(&codegen(out, &[]), 0);
    fs::write(out.join("src/lib.rs"), "oops").expect("a file");
    fs::remove_file(out.join("src/types.rs")).expect("a file");
    fs::create_dir_all(out.join("src/types/old")).expect("a directory");
    fs::write(out.join("src/types/old/stale.rs"), "").expect("a file");
    fs::write(out.join("tests/mine.rs"), "").expect("a file");

    let output = codegen(out, &["--check"]);
    assert_exit(&output, 1);
    let text = stdout(&output);
    let listed: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("differs") || line.starts_with("stale"))
        .map(|line| line.rsplit_once(out.to_str().expect("text")).expect("a path").1)
        .collect();
    assert_eq!(listed, ["/src/lib.rs", "/src/types.rs", "/src/types/old/stale.rs"]);
    assert!(text.contains("run `cargo xtask codegen`"), "{text}");
    assert_eq!(fs::read_to_string(out.join("src/lib.rs")).expect("a file"), "oops");

    assert_exit(&codegen(out, &[]), 0);
    assert_exit(&codegen(out, &["--check"]), 0);
    assert!(!out.join("src/types/old").exists());
    assert!(out.join("tests/mine.rs").exists());
}

#[test]
fn name_version_and_manifest_tail_are_kept() {
    let dir = temp_dir();
    let out = dir.path();
    assert_exit(&codegen(out, &["--crate-name", "my-chat"]), 0);
    let path = out.join("Cargo.toml");
    let manifest = fs::read_to_string(&path).expect("a manifest");
    let manifest = manifest.replace("version = \"0.1.0\"", "version = \"1.2.3\"");
    let manifest = manifest + "\n[dev-dependencies]\ntokio = \"1\"\n";
    fs::write(&path, &manifest).expect("a manifest");
    assert_exit(&codegen(out, &[]), 0);
    assert_eq!(fs::read_to_string(&path).expect("a manifest"), manifest);
    let tests = fs::read_to_string(out.join("tests/generated/endpoints.rs")).expect("tests");
    assert!(tests.contains("use my_chat::endpoint"));
}

#[test]
fn invalid_input_is_reported_and_nothing_is_written() {
    let dir = temp_dir();
    let out = dir.path().join("out");
    let missing = dir.path().join("missing.json");
    let output = codegen(&out, &["--model", missing.to_str().expect("text")]);
    assert_exit(&output, 2);
    assert!(stderr(&output).starts_with("error: cannot read "), "{}", stderr(&output));

    let broken = dir.path().join("broken.json");
    fs::write(&broken, "{\n\"smithy\"; }").expect("a file");
    let output = codegen(&out, &["--model", broken.to_str().expect("text")]);
    assert_exit(&output, 2);
    assert!(stderr(&output).contains("broken.json:2:9"), "{}", stderr(&output));

    let output = codegen(&out, &["--crate-name", "no name"]);
    assert_exit(&output, 2);
    assert!(!out.exists());
    assert_exit(&xtask(&["codegen", "--nonsense"]), 2);
    assert_exit(&xtask(&[]), 2);
}

#[test]
fn directory_of_another_crate_is_refused() {
    let dir = temp_dir();
    let out = dir.path();
    fs::create_dir(out.join("src")).expect("a directory");
    fs::write(out.join("src/main.rs"), "fn main() {}").expect("a file");
    let output = codegen(out, &[]);
    assert_exit(&output, 2);
    assert!(stderr(&output).contains("name another directory with `--out`"), "{}", stderr(&output));

    fs::write(out.join("Cargo.toml"), "[package]\nname = \"a\"\nversion = \"1.0.0\"\n")
        .expect("a file");
    assert_exit(&codegen(out, &[]), 2);
    assert_eq!(fs::read_to_string(out.join("src/main.rs")).expect("a file"), "fn main() {}");
}

#[cfg(unix)]
#[test]
fn link_out_of_the_directory_is_not_followed() {
    let dir = temp_dir();
    let (out, elsewhere) = (dir.path().join("out"), dir.path().join("elsewhere"));
    fs::create_dir(&elsewhere).expect("a directory");
    fs::write(elsewhere.join("precious.rs"), "precious").expect("a file");
    assert_exit(&codegen(&out, &[]), 0);
    std::os::unix::fs::symlink(&elsewhere, out.join("src/linked")).expect("a link");
    assert_exit(&codegen(&out, &[]), 0);
    assert!(!out.join("src/linked").exists());
    assert!(elsewhere.join("precious.rs").exists());

    // A link in the place of a generated directory is refused.
    fs::remove_dir_all(out.join("src/types")).expect("a directory");
    std::os::unix::fs::symlink(&elsewhere, out.join("src/types")).expect("a link");
    let output = codegen(&out, &[]);
    assert_exit(&output, 2);
    assert!(stderr(&output).contains("is a link"), "{}", stderr(&output));
    assert_eq!(fs::read_dir(&elsewhere).expect("a directory").count(), 1);
}
