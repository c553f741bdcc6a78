//! `cargo xtask codegen` with files that cannot be written, and with concurrent runs.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use support::{assert_exit, stderr};
use tempfile::TempDir;

/// The files below a directory, with their contents.
type Tree = BTreeMap<String, String>;

fn tree(dir: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut pending = vec![dir.to_owned()];
    while let Some(path) = pending.pop() {
        for entry in fs::read_dir(&path).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a file");
                tree.insert(path.strip_prefix(dir).expect("below").display().to_string(), text);
            }
        }
    }
    tree
}

fn codegen(out: &Path, model: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["codegen", "--model"]).arg(model).arg("--out").arg(out);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(command: &mut Command) -> Output {
    command.output().expect("xtask")
}

/// Writes a model in which `name` replaces `Room`, so that every file of its crate differs from other
/// crates, and some files have other names.
fn write_model(dir: &Path, name: &str) -> PathBuf {
    let text = fs::read_to_string(support::model()).expect("the model");
    let path = dir.join(format!("{name}.json"));
    let text = text.replace("Room", name);
    fs::write(&path, text).expect("a model");
    path
}

/// Creates a directory with the crate of a model, and another model.
fn crate_and_model() -> (TempDir, PathBuf, PathBuf) {
    let dir = tempfile::tempdir().expect("a directory");
    let out = dir.path().join("out");
    let output = run(&mut codegen(&out, &write_model(dir.path(), "Hall")));
    assert_exit(&output, 0);
    let other = write_model(dir.path(), "Tent");
    (dir, out, other)
}

/// Asserts that a run failed with these messages.
fn assert_refused(output: &Output, messages: &[&str]) {
    assert_exit(output, 2);
    let errors = stderr(output);
    for message in messages {
        assert!(errors.contains(message), "{message:?} is missing in {errors}");
    }
}

/// A limit on file sizes simulates a full disk: both make a write fail half-way.
#[test]
fn full_disk_leaves_the_crate_unchanged() {
    let (dir, out, other) = crate_and_model();
    let before = tree(&out);
    let limited = |out: &Path| {
        let mut command = Command::new("sh");
        let limit = "trap '' XFSZ; ulimit -f 16; exec \"$0\" codegen --model \"$1\" --out \"$2\"";
        command.args(["-c", limit, env!("CARGO_BIN_EXE_xtask")]).arg(&other).arg(out);
        run(&mut command)
    };
    let messages = ["cannot write", "free disk space", "no file has changed"];
    assert_refused(&limited(&out), &messages);
    assert_eq!(tree(&out), before);
    // A new crate is not left incomplete either.
    assert_refused(&limited(&dir.path().join("new/crate")), &messages);
    assert!(!dir.path().join("new").exists());
}

#[test]
fn directory_without_write_permission_is_reported() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let (dir, out, other) = crate_and_model();
    let before = tree(&out);
    let types = out.join("src/types");
    let allow = |mode| fs::set_permissions(&types, fs::Permissions::from_mode(mode));
    allow(0o555).expect("a directory of ours");
    let mut command = codegen(&out, &other);
    if dir.path().metadata().expect("a directory").uid() == 0 {
        // Root can write everywhere unless it drops its capabilities.
        let arguments: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
        command = Command::new("setpriv");
        command.args(["--bounding-set", "-all", env!("CARGO_BIN_EXE_xtask")]).args(arguments);
    }
    let output = run(&mut command);
    allow(0o755).expect("a directory of ours");
    assert_refused(&output, &["src/types", "make it writable", "no file has changed"]);
    assert_eq!(tree(&out), before);
}

#[test]
fn directory_in_place_of_a_file_and_the_reverse_are_reported() {
    let (_dir, out, other) = crate_and_model();
    let library = out.join("src/lib.rs");
    fs::remove_file(&library).expect("a file");
    fs::create_dir(&library).expect("a directory");
    let before = tree(&out);
    assert_refused(&run(&mut codegen(&out, &other)), &["src/lib.rs is a directory: move it away"]);
    assert_eq!(tree(&out), before);

    fs::remove_dir(&library).expect("a directory");
    fs::remove_dir_all(out.join("src/types")).expect("a directory");
    fs::write(out.join("src/types"), "not a directory").expect("a file");
    let before = tree(&out);
    assert_refused(
        &run(&mut codegen(&out, &other)),
        &["src/types is not a directory: move it away"],
    );
    assert_eq!(tree(&out), before);

    // A file in place of the crate's directory.
    let file = out.join("Cargo.toml");
    assert_refused(&run(&mut codegen(&file, &other)), &["Cargo.toml"]);
    assert_eq!(tree(&out), before);
}

/// Reading a pipe without a writer would block forever.
#[test]
fn pipe_in_place_of_a_file_is_reported() {
    let (_dir, out, other) = crate_and_model();
    for path in ["src/lib.rs", "src/api.jsonl", "Cargo.toml"] {
        let (file, aside) = (out.join(path), out.join("aside"));
        fs::rename(&file, &aside).expect("a file");
        assert!(run(Command::new("mkfifo").arg(&file)).status.success());
        let message = format!("{path} is not a regular file: move it away");
        assert_refused(&run(&mut codegen(&out, &other)), &[&message]);
        assert_refused(&run(codegen(&out, &other).arg("--check")), &[&message]);
        fs::rename(&aside, &file).expect("a file");
    }
    let pipe = out.join("pipe");
    assert!(run(Command::new("mkfifo").arg(&pipe)).status.success());
    assert_refused(&run(&mut codegen(&pipe, &other)), &["pipe is not a directory"]);
}

/// Kills a real process at some step. The unit tests of the transaction try every step.
#[test]
fn killed_run_is_undone_by_the_next_run() {
    let (dir, out, other) = crate_and_model();
    let before = tree(&out);
    let mut killed = codegen(&out, &other).spawn().expect("xtask");
    let staging = || {
        let names = fs::read_dir(&out).expect("a directory").map(|entry| entry.expect("an entry"));
        names.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(".codegen-"))
    };
    while !staging() && killed.try_wait().expect("a process of ours").is_none() {}
    killed.kill().expect("a process of ours");
    killed.wait().expect("a process of ours");
    let output = run(&mut codegen(&out, &dir.path().join("Hall.json")));
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(tree(&out), before);
}

#[test]
fn concurrent_run_waits_and_leaves_no_temporary_files() {
    let (dir, out, other) = crate_and_model();
    let (before, temporary) = (tree(&out), dir.path().join("temporary"));
    fs::create_dir(&temporary).expect("a directory");
    let writing = fs::File::open(&out).expect("a directory");
    writing.lock().expect("no other lock");
    // The waiting run names the directory by a link, and has its own directory for temporary files.
    std::os::unix::fs::symlink(&out, dir.path().join("link")).expect("a link");
    let mut command = codegen(&dir.path().join("link"), &other);
    let mut waiting = command.env("TMPDIR", &temporary).spawn().expect("xtask");
    let mut note = String::new();
    let errors = waiting.stderr.take().expect("a pipe");
    BufReader::new(errors).read_line(&mut note).expect("a line");
    assert!(note.starts_with("waiting for another run that writes to "), "{note}");
    assert_eq!(tree(&out), before);
    drop(writing);
    assert!(waiting.wait().expect("xtask").success());
    let after = tree(&out);
    assert_ne!(after, before);
    assert_eq!(fs::read_dir(&temporary).expect("a directory").count(), 0);
    let is_crate_file = |path: &String| path == "Cargo.toml" || path.contains('/');
    assert!(after.keys().all(is_crate_file) && !after.keys().any(|path| path.starts_with('.')));
}

#[test]
fn concurrent_runs_leave_the_crate_of_one() {
    let dir = tempfile::tempdir().expect("a directory");
    let models = ["Hall", "Tent"].map(|name| write_model(dir.path(), name));
    let alone = [0, 1].map(|index| {
        let out = dir.path().join(format!("alone{index}"));
        assert!(run(codegen(&out, &models[index]).arg("--crate-name").arg("one")).status.success());
        tree(&out)
    });
    for round in 0..4 {
        let out = dir.path().join("out/crate");
        let start = |model: &PathBuf| -> Child {
            let mut command = codegen(&out, model);
            command.args(["--crate-name", "one"]).spawn().expect("xtask")
        };
        let runs = models.each_ref().map(start);
        for run in runs {
            let output = run.wait_with_output().expect("xtask");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        assert!(alone.contains(&tree(&out)), "the crate is a mixture in round {round}");
        if round % 2 == 0 {
            fs::remove_dir_all(dir.path().join("out")).expect("a directory");
        }
    }
}
