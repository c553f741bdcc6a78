//! A program that makes one call with a client.

use super::Side;
use crate::workspace::root;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The source of both programs.
const MAIN: &str = include_str!("../../programs/client.rs");

/// The text of the source that changes before a rebuild.
const CHANGED: &str = "\"lobby\"";

/// A program in a directory of its own, outside the workspace.
pub struct Program {
    dir: PathBuf,
    /// The package of the client.
    client: &'static str,
    changes: usize,
}

impl Program {
    /// Writes the program of a client, and fetches its dependencies.
    pub fn write(side: Side) -> Result<Self> {
        let generated = root().join("generated").canonicalize()?;
        let (client, requirement) = match side {
            Side::Official => {
                let features = "features = [\"behavior-version-latest\"]";
                ("aws-sdk-ivschat", format!("version = \"1.120\", {features}"))
            }
            Side::Ours => ("ivschat", format!("path = {generated:?}")),
        };
        let dir = root().join("target/peer/programs").join(client);
        fs::create_dir_all(dir.join("src"))?;
        write(&dir.join("src/main.rs"), MAIN)?;
        let manifest = format!(
            "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [workspace]\n\n[dependencies]\n\
             client = {{ package = \"{client}\", {requirement} }}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n\
             [profile.release]\nstrip = true\n"
        );
        write(&dir.join("Cargo.toml"), &manifest)?;
        // The versions of the workspace, so that both programs share them.
        fs::copy(root().join("Cargo.lock"), dir.join("Cargo.lock"))?;
        let program = Program { dir, client, changes: 0 };
        program.cargo(&["fetch", "--target", "host-tuple"]).context(
            "cannot fetch the dependencies of a program, which needs a connection to crates.io",
        )?;
        Ok(program)
    }

    /// Runs cargo, which prints its errors, and returns its output.
    pub fn cargo(&self, arguments: &[&str]) -> Result<String> {
        let output = Command::new("cargo")
            .arg("--quiet")
            .args(arguments)
            .current_dir(&self.dir)
            .env("CARGO_TARGET_DIR", self.dir.join("target"))
            .stderr(Stdio::inherit())
            .output()
            .context("cannot start cargo")?;
        let (dir, command) = (self.dir.display(), arguments.join(" "));
        ensure!(output.status.success(), "`cargo {command}` failed in {dir}");
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Returns the seconds of a build of everything.
    pub fn build(&self, arguments: &[&str]) -> Result<f64> {
        self.cargo(&["clean"])?;
        self.seconds(arguments)
    }

    /// Returns the seconds to build the client crate after all others.
    pub fn build_client(&self, arguments: &[&str]) -> Result<f64> {
        self.cargo(arguments)?;
        let profile = arguments.get(1..).unwrap_or_default();
        self.cargo(&[&["clean", "--package", self.client], profile].concat())?;
        self.seconds(&[arguments, &["--package", self.client]].concat())
    }

    /// Returns the seconds to build the program after a change of its source.
    pub fn rebuild(&mut self, arguments: &[&str]) -> Result<f64> {
        self.cargo(arguments)?;
        self.changes += 1;
        let source = MAIN.replace(CHANGED, &format!("\"lobby {}\"", self.changes));
        fs::write(self.dir.join("src/main.rs"), source)?;
        self.seconds(arguments)
    }

    fn seconds(&self, arguments: &[&str]) -> Result<f64> {
        let start = Instant::now();
        self.cargo(arguments)?;
        Ok(start.elapsed().as_secs_f64())
    }

    /// Builds the release binary, and returns its path.
    pub fn binary(&self) -> Result<PathBuf> {
        self.cargo(&["build", "--release"])?;
        Ok(self.dir.join("target/release/program"))
    }

    /// Returns the source folder of the client crate.
    pub fn client_source(&self) -> Result<PathBuf> {
        let platform = ["--filter-platform", "host-tuple"];
        let metadata =
            self.cargo(&[&["metadata", "--format-version", "1"], &platform[..]].concat())?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
        let mut packages = metadata["packages"].as_array().into_iter().flatten();
        let package = packages.find(|package| package["name"] == self.client);
        let manifest = package.and_then(|package| package["manifest_path"].as_str());
        let manifest = manifest.context("cargo metadata lists no manifest of the client crate")?;
        Ok(Path::new(manifest).with_file_name("src"))
    }
}

/// Writes a file if it differs, because cargo builds what is newer.
fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
