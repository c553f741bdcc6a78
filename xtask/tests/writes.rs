//! `cargo xtask codegen` where files cannot be written, and two of it at once.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use support::{assert_exit, stderr};
use tempfile::TempDir;

/// All files below a folder, and their texts.
type Tree = BTreeMap<String, String>;

fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(path) = pending.pop() {
        for entry in fs::read_dir(&path).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a file");
                tree.insert(path.strip_prefix(folder).expect("below").display().to_string(), text);
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

fn model(folder: &Path, name: &str) -> std::path::PathBuf {
    let text = fs::read_to_string(support::model()).expect("the model");
    let path = folder.join(format!("{name}.json"));
    // Every file of a crate differs from that of the other, and each has some of its own.
    let text = text.replace("Room", name);
    fs::write(&path, text).expect("a model");
    path
}

/// A folder with the crate of a model, and another model.
fn crate_and_model() -> (TempDir, std::path::PathBuf, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let output = run(&mut codegen(&out, &model(folder.path(), "Hall")));
    assert_exit(&output, 0);
    let other = model(folder.path(), "Tent");
    (folder, out, other)
}

fn assert_refused(output: &Output, said: &[&str]) {
    assert_exit(output, 2);
    let errors = stderr(output);
    for text in said {
        assert!(errors.contains(text), "{text:?} is not said: {errors}");
    }
}

/// A limit of the size of files is what a full disk is to one who writes: it fails half-way.
#[test]
fn a_disk_that_is_full_leaves_the_crate_whole() {
    let (folder, out, other) = crate_and_model();
    let before = tree(&out);
    let limited = |out: &Path| {
        let mut command = Command::new("sh");
        let limit = "trap '' XFSZ; ulimit -f 16; exec \"$0\" codegen --model \"$1\" --out \"$2\"";
        command.args(["-c", limit, env!("CARGO_BIN_EXE_xtask")]).arg(&other).arg(out);
        run(&mut command)
    };
    let said = ["cannot write", "make room on the disk", "the crate is as it was"];
    assert_refused(&limited(&out), &said);
    assert_eq!(tree(&out), before);
    // Nor is there half of a new one.
    assert_refused(&limited(&folder.path().join("new/crate")), &said);
    assert!(!folder.path().join("new").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let (folder, out, other) = crate_and_model();
    let before = tree(&out);
    let types = out.join("src/types");
    let allow = |mode| fs::set_permissions(&types, fs::Permissions::from_mode(mode));
    allow(0o555).expect("a folder of ours");
    let mut command = codegen(&out, &other);
    if folder.path().metadata().expect("a folder").uid() == 0 {
        // Root may write everywhere, unless that is taken from it.
        let arguments: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
        command = Command::new("setpriv");
        command.args(["--bounding-set", "-all", env!("CARGO_BIN_EXE_xtask")]).args(arguments);
    }
    let output = run(&mut command);
    allow(0o755).expect("a folder of ours");
    assert_refused(&output, &["src/types", "make it writable", "the crate is as it was"]);
    assert_eq!(tree(&out), before);
}

#[test]
fn what_is_in_the_place_of_a_file_or_a_folder_is_named() {
    let (_folder, out, other) = crate_and_model();
    let library = out.join("src/lib.rs");
    fs::remove_file(&library).expect("a file");
    fs::create_dir(&library).expect("a folder");
    let before = tree(&out);
    assert_refused(&run(&mut codegen(&out, &other)), &["src/lib.rs is a folder: move it away"]);
    assert_eq!(tree(&out), before);

    fs::remove_dir(&library).expect("a folder");
    fs::remove_dir_all(out.join("src/types")).expect("a folder");
    fs::write(out.join("src/types"), "no folder").expect("a file");
    let before = tree(&out);
    assert_refused(&run(&mut codegen(&out, &other)), &["src/types is not a folder: move it away"]);
    assert_eq!(tree(&out), before);

    // The folder of the crate itself.
    let file = out.join("Cargo.toml");
    assert_refused(&run(&mut codegen(&file, &other)), &["Cargo.toml"]);
    assert_eq!(tree(&out), before);
}

/// Reading one waits for who writes to it, so a run would have no end.
#[test]
fn a_pipe_in_the_place_of_a_file_is_named() {
    let (_folder, out, other) = crate_and_model();
    for path in ["src/lib.rs", "src/api.jsonl", "Cargo.toml"] {
        let (file, aside) = (out.join(path), out.join("aside"));
        fs::rename(&file, &aside).expect("a file");
        assert!(run(Command::new("mkfifo").arg(&file)).status.success());
        let said = format!("{path} is not a file: move it away");
        assert_refused(&run(&mut codegen(&out, &other)), &[&said]);
        assert_refused(&run(codegen(&out, &other).arg("--check")), &[&said]);
        fs::rename(&aside, &file).expect("a file");
    }
    let pipe = out.join("pipe");
    assert!(run(Command::new("mkfifo").arg(&pipe)).status.success());
    assert_refused(&run(&mut codegen(&pipe, &other)), &["pipe is not a folder"]);
}

/// Each of its steps is tried where it is implemented. This is a real process, killed in one of them.
#[test]
fn a_run_that_is_killed_leaves_the_old_crate_once_there_is_another() {
    let (folder, out, other) = crate_and_model();
    let before = tree(&out);
    let mut killed = codegen(&out, &other).spawn().expect("xtask");
    let staging = || {
        let names = fs::read_dir(&out).expect("a folder").map(|entry| entry.expect("an entry"));
        names.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(".codegen-"))
    };
    while !staging() && killed.try_wait().expect("a process of ours").is_none() {}
    killed.kill().expect("a process of ours");
    killed.wait().expect("a process of ours");
    let output = run(&mut codegen(&out, &folder.path().join("Hall.json")));
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(tree(&out), before);
}

#[test]
fn a_run_waits_for_the_one_that_writes_to_its_folder_and_leaves_no_trace_of_that() {
    let (folder, out, other) = crate_and_model();
    let (before, temporary) = (tree(&out), folder.path().join("temporary"));
    fs::create_dir(&temporary).expect("a folder");
    let writing = fs::File::open(&out).expect("a folder");
    writing.lock().expect("nobody else is there");
    // The folder has another name for the one that waits, and a place of its own for what it needs.
    std::os::unix::fs::symlink(&out, folder.path().join("link")).expect("a link");
    let mut command = codegen(&folder.path().join("link"), &other);
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
    assert_eq!(fs::read_dir(&temporary).expect("a folder").count(), 0);
    let is_of_a_crate = |path: &String| path == "Cargo.toml" || path.contains('/');
    assert!(after.keys().all(is_of_a_crate) && !after.keys().any(|path| path.starts_with('.')));
}

#[test]
fn two_runs_at_once_leave_the_crate_of_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let models = ["Hall", "Tent"].map(|name| model(folder.path(), name));
    let alone = [0, 1].map(|of| {
        let out = folder.path().join(format!("alone{of}"));
        assert!(run(codegen(&out, &models[of]).arg("--crate-name").arg("one")).status.success());
        tree(&out)
    });
    for round in 0..4 {
        let out = folder.path().join("out/crate");
        let start = |model: &std::path::PathBuf| -> Child {
            let mut command = codegen(&out, model);
            command.args(["--crate-name", "one"]).spawn().expect("xtask")
        };
        let runs = models.each_ref().map(start);
        for run in runs {
            let output = run.wait_with_output().expect("xtask");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        assert!(alone.contains(&tree(&out)), "a mix in round {round}");
        if round % 2 == 0 {
            fs::remove_dir_all(folder.path().join("out")).expect("a folder");
        }
    }
}
