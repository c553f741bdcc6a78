//! Helpers to run the command.

#![allow(dead_code, reason = "each test file uses some of the helpers")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Runs `cargo xtask` with arguments.
pub fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().expect("xtask")
}

/// Runs `cargo xtask codegen` for an output directory.
pub fn codegen(out: &Path, arguments: &[&str]) -> Output {
    let mut all = vec!["codegen", "--out", out.to_str().expect("text")];
    all.extend(arguments);
    xtask(&all)
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

pub fn assert_exit(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}{}", stdout(output), stderr(output));
}

pub fn temp_dir() -> TempDir {
    tempfile::tempdir().expect("a directory")
}

/// Returns the path of the project's model.
pub fn model() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/ivschat.json")
}
