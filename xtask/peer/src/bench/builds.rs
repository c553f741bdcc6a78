//! The build time of a program that uses a client, and the size of its source and binary.

use super::table::{Table, median};
use crate::workspace::root;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// A program that makes one call with a client.
struct Program {
    dir: PathBuf,
    client: &'static str,
}

/// Measures the program of each client. Alternates between them, so that a change of the load on the
/// machine affects both.
pub fn measure(table: &mut Table, rounds: usize) -> Result<()> {
    let ours = root().join("generated").canonicalize()?;
    let official = Program::write("aws-sdk-ivschat", "\"1.120\"", "aws_sdk_ivschat")?;
    let ours = Program::write("ivschat", &format!("{{ path = {ours:?} }}"), "ivschat")?;
    for (profile, name) in [(&[][..], "debug"), (&["--release"][..], "release")] {
        let (mut whole, mut client) = ((Vec::new(), Vec::new()), (Vec::new(), Vec::new()));
        for _ in 0..rounds {
            whole.0.push(official.build(profile)?);
            whole.1.push(ours.build(profile)?);
            client.0.push(official.build_client(profile)?);
            client.1.push(ours.build_client(profile)?);
        }
        let label = format!("a program, clean {name} build");
        table.pair(&label, "s", median(whole.0), median(whole.1));
        let label = format!("the client crate alone, {name} build");
        table.pair(&label, "s", median(client.0), median(client.1));
    }
    table.pair("crates in the tree", "", official.crates()?, ours.crates()?);
    table.pair("release binary, stripped", "MB", official.binary()?, ours.binary()?);
    table.pair("source lines of the client crate", "", official.lines()?, ours.lines()?);
    Ok(())
}

impl Program {
    /// Writes the program, and fetches its dependencies.
    fn write(client: &'static str, requirement: &str, library: &str) -> Result<Self> {
        let dir = root().join("target/peer/programs").join(client);
        fs::create_dir_all(dir.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [workspace]\n\n[dependencies]\n{client} = {requirement}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n\
             [profile.release]\nstrip = true\n"
        );
        fs::write(dir.join("Cargo.toml"), manifest)?;
        let behavior = if client == "ivschat" { "" } else { ".behavior_version_latest()" };
        let main = format!(
            "use {library}::config::{{Config, Credentials, Region}};\n\n\
             #[tokio::main]\nasync fn main() {{\n    \
             let credentials = Credentials::new(\"key\", \"secret\", None, None, \"program\");\n    \
             let config = Config::builder().region(Region::new(\"us-west-2\"))\
             .credentials_provider(credentials){behavior}.build();\n    \
             let client = {library}::Client::from_conf(config);\n    \
             println!(\"{{:?}}\", client.get_room().identifier(\"room\").send().await);\n}}\n"
        );
        fs::write(dir.join("src/main.rs"), main)?;
        let program = Program { dir, client };
        program.cargo(&["fetch"])?;
        Ok(program)
    }

    /// Runs cargo, and returns its output.
    fn cargo(&self, arguments: &[&str]) -> Result<String> {
        let output = Command::new("cargo")
            .args(["--quiet"])
            .args(arguments)
            .current_dir(&self.dir)
            .env("CARGO_TARGET_DIR", self.dir.join("target"))
            .output()
            .context("cannot start cargo")?;
        let errors = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "cargo {} failed: {errors}", arguments.join(" "));
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Returns the seconds of a clean build.
    fn build(&self, profile: &[&str]) -> Result<f64> {
        self.cargo(&["clean"])?;
        self.seconds(&[&["build"], profile].concat())
    }

    /// Returns the seconds to build the client crate after all others.
    fn build_client(&self, profile: &[&str]) -> Result<f64> {
        self.cargo(&[&["clean", "--package", self.client], profile].concat())?;
        self.seconds(&[&["build", "--package", self.client], profile].concat())
    }

    fn seconds(&self, arguments: &[&str]) -> Result<f64> {
        let start = Instant::now();
        self.cargo(arguments)?;
        Ok(start.elapsed().as_secs_f64())
    }

    /// Returns the number of crates in the dependency tree.
    fn crates(&self) -> Result<f64> {
        let tree = self.cargo(&["tree", "--edges", "normal", "--prefix", "none"])?;
        let crates: BTreeSet<_> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
        Ok(crates.len() as f64)
    }

    /// Returns the megabytes of the release binary.
    fn binary(&self) -> Result<f64> {
        self.cargo(&["build", "--release"])?;
        let binary = self.dir.join("target/release/program");
        Ok(fs::metadata(binary)?.len() as f64 / 1e6)
    }

    /// Returns the number of source lines of the client crate.
    fn lines(&self) -> Result<f64> {
        let metadata = self.cargo(&["metadata", "--format-version", "1"])?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
        let mut packages = metadata["packages"].as_array().into_iter().flatten();
        let package = packages.find(|package| package["name"] == self.client);
        let manifest = package.and_then(|package| package["manifest_path"].as_str());
        let source =
            Path::new(manifest.context("cargo metadata lists no manifest of the client crate")?)
                .with_file_name("src");
        Ok(count_lines(&source)? as f64)
    }
}

/// Counts the lines of the Rust files below a directory.
fn count_lines(dir: &Path) -> Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            count += count_lines(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            count += fs::read_to_string(&path)?.lines().count();
        }
    }
    Ok(count)
}
