//! `cargo xtask codegen` where files cannot be written, and two of it at once.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
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
    use std::os::unix::fs::PermissionsExt;
    let (_folder, out, other) = crate_and_model();
    let before = tree(&out);
    let types = out.join("src/types");
    let allow = |mode| fs::set_permissions(&types, fs::Permissions::from_mode(mode));
    allow(0o555).expect("a folder of ours");
    if fs::write(types.join("probe"), "").is_ok() {
        eprintln!("not tried: who runs this may write everywhere");
        return;
    }
    let output = run(&mut codegen(&out, &other));
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

#[test]
fn a_run_that_is_killed_leaves_nothing_behind_once_there_is_another() {
    let (folder, out, other) = crate_and_model();
    let before = tree(&out);
    let first = folder.path().join("Hall.json");
    for milliseconds in (40..200).step_by(20) {
        let mut killed = codegen(&out, &other).spawn().expect("xtask");
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        killed.kill().expect("a process of ours");
        killed.wait().expect("a process of ours");
        let output = run(&mut codegen(&out, &first));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(tree(&out), before, "killed after {milliseconds} ms");
    }
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
