//! `cargo xtask conformance`: runs the protocol tests of a model.

use crate::crate_dir::{Changes, Lock, lock};
use crate::input::{Input, printable_path};
use crate::workspace;
use anyhow::{Context, Result, bail};
use codegen::{Generated, Package, ProtocolTests, Source};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A model with protocol tests, a Smithy 2.0 JSON AST
    path: PathBuf,

    /// Run only the tests whose ids contain this text
    #[arg(long, value_name = "TEXT", default_value = "")]
    filter: String,
}

/// The dependencies of the tests.
const DEV_DEPENDENCIES: &str = r#"
[dev-dependencies]
aws-smithy-http-client = { version = "1.5", features = ["test-util"] }
aws-smithy-runtime-api = "1.20"
aws-smithy-types = "1.9"
futures-util = { version = "0.3", default-features = false }
tokio = { version = "1", features = ["macros", "rt"] }
"#;

/// The protocol tests of a service.
struct ServiceTests {
    service: String,
    tests: ProtocolTests,
}

/// The tests of each generated crate, by the crate's name.
type Crates = BTreeMap<String, ServiceTests>;

/// Generates a crate with tests for each service of the model, and runs the tests.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let dir = workspace::root().join("target/conformance");
    let lock = lock(&dir)?;
    let crates = generate(args, &dir, &lock)?;
    write_workspace(&dir, &crates)?;

    let mut outcome = Outcome::default();
    for (name, tests) in &crates {
        outcome.add_tests(&dir, name, tests)?;
    }
    let mut report = String::new();
    for (id, details) in &outcome.failed {
        writeln!(report, "FAILED {id}")?;
        for line in details.lines() {
            writeln!(report, "    {line}")?;
        }
    }
    let skipped: usize = crates.values().map(|tests| tests.tests.of_servers).sum();
    writeln!(report, "skipped server tests: {skipped}")?;
    writeln!(report, "{} passed, {} failed", outcome.passed, outcome.failed.len())?;
    // Ignore a closed standard output: the exit code still reports failures.
    let _ = std::io::stdout().write_all(report.as_bytes());
    Ok(if outcome.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Generates the crates below `dir`.
fn generate(args: &Args, dir: &Path, lock: &Lock) -> Result<Crates> {
    let model = Input::read(&args.path)?;
    let partitions = workspace::partitions()?;
    let mut crates = Crates::new();
    for service in codegen::services(model.text())? {
        let name = format!("conformance-{}", crates.len() + 1);
        let generated = codegen::generate(&Source {
            model: model.text(),
            partitions: partitions.text(),
            service: Some(&service),
            operations: &[],
            tests: Some(&args.filter),
            package: Package {
                name: Some(&name),
                version: "0.1.0",
                model: None,
                manifest_tail: DEV_DEPENDENCIES,
            },
        })?;
        write(&dir.join("crates").join(&name), &generated, lock)?;
        crates.insert(name, ServiceTests { service, tests: generated.tests });
    }
    Ok(crates)
}

/// Writes the files of a crate that differ. Cargo rebuilds only these.
fn write(dir: &Path, generated: &Generated, lock: &Lock) -> Result<()> {
    lock.recover(dir)?;
    Changes::find(dir, &generated.files)?.apply(dir, &generated.files)
}

/// Writes a workspace manifest for the crates, and copies `Cargo.lock` so that they are tested with
/// the versions of this workspace.
fn write_workspace(dir: &Path, crates: &Crates) -> Result<()> {
    let members: Vec<_> = crates.keys().map(|name| format!("\"crates/{name}\"")).collect();
    let members = members.join(", ");
    let manifest = format!("[workspace]\nmembers = [{members}]\nresolver = \"3\"\n");
    let path = dir.join("Cargo.toml");
    fs::write(&path, manifest)
        .with_context(|| format!("cannot write {}", printable_path(&path)))?;
    let lock = dir.join("Cargo.lock");
    fs::copy(workspace::root().join("Cargo.lock"), &lock)
        .with_context(|| format!("cannot write {}", printable_path(&lock)))?;
    Ok(())
}

/// The results of the tests.
#[derive(Default)]
struct Outcome {
    passed: usize,
    /// The id of each failed test, and the reason.
    failed: Vec<(String, String)>,
}

impl Outcome {
    /// Runs the tests of a crate, and adds their results.
    fn add_tests(&mut self, dir: &Path, name: &str, tests: &ServiceTests) -> Result<()> {
        let ServiceTests { service, tests } = tests;
        self.failed.extend_from_slice(&tests.unwritable);
        let output = Command::new(env!("CARGO"))
            .args(["test", "--package", name, "--test", "conformance"])
            .args(["--", "--format=pretty"])
            .current_dir(dir)
            .env("RUST_BACKTRACE", "0")
            .output()
            .context("cannot start cargo")?;
        let text = String::from_utf8_lossy(&output.stdout);
        for (test, id) in &tests.ids {
            match has_passed(&text, test) {
                Some(true) => self.passed += 1,
                Some(false) => self.failed.push((id.clone(), failure_details(&text, test))),
                None => bail!(
                    "the tests of `{service}` did not run to completion; cargo printed:\n{}",
                    String::from_utf8_lossy(&output.stderr)
                ),
            }
        }
        Ok(())
    }
}

/// Whether a test passed, or `None` if it did not run.
fn has_passed(output: &str, test: &str) -> Option<bool> {
    output.lines().find_map(|line| {
        let (path, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
        (path.rsplit("::").next() == Some(test)).then_some(verdict == "ok")
    })
}

/// Returns the text that a failed test printed.
fn failure_details(output: &str, test: &str) -> String {
    let is_heading = |line: &&str| {
        let path = line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" stdout ----"));
        path.and_then(|path| path.rsplit("::").next()) == Some(test)
    };
    let lines = output.lines().skip_while(|line| !is_heading(line)).skip(1);
    let lines = lines.skip_while(|line| line.is_empty());
    let lines = lines.take_while(|line| !line.is_empty() && !line.starts_with("note: "));
    lines.collect::<Vec<_>>().join("\n")
}
