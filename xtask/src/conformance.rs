//! `cargo xtask conformance`

use crate::codegen::{PARTITIONS, root};
use crate::input::{Input, shown};
use crate::lock::{Lock, lock};
use crate::output::Changes;
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

    /// Run only the tests whose ids contain this
    #[arg(long, value_name = "TEXT", default_value = "")]
    filter: String,
}

/// What the tests need besides what the crate does.
const DEV_DEPENDENCIES: &str = r#"
[dev-dependencies]
aws-smithy-http-client = { version = "1.5", features = ["test-util"] }
aws-smithy-runtime-api = "1.20"
aws-smithy-types = "1.9"
futures-util = { version = "0.3", default-features = false }
tokio = { version = "1", features = ["macros", "rt"] }
"#;

/// Generates a crate for each service of the model, with its tests, and runs them.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root();
    let model = Input::read(&args.path)?;
    let partitions = Input::read(&root.join(PARTITIONS))?;
    let folder = root.join("target/conformance");
    let lock = lock(&folder)?;
    let mut tests = BTreeMap::new();
    for service in codegen::services(model.text())? {
        let name = format!("conformance-{}", tests.len() + 1);
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
        write(&folder.join("crates").join(&name), &generated, &lock)?;
        tests.insert(name, (service, generated.tests));
    }
    workspace(root, &folder, tests.keys())?;

    let outcome = Outcome::of(&folder, &tests)?;
    let mut report = String::new();
    for (id, details) in &outcome.failed {
        writeln!(report, "FAILED {id}")?;
        for line in details.lines() {
            writeln!(report, "    {line}")?;
        }
    }
    let of_servers: usize = tests.values().map(|(_, tests)| tests.of_servers).sum();
    writeln!(report, "tests for servers, left out: {of_servers}")?;
    writeln!(report, "{} passed, {} failed", outcome.passed, outcome.failed.len())?;
    // Nobody may be there to read it any more.
    let _ = std::io::stdout().write_all(report.as_bytes());
    Ok(if outcome.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes a crate, of which only what differs is built anew.
fn write(folder: &Path, generated: &Generated, lock: &Lock) -> Result<()> {
    lock.recover(folder)?;
    Changes::find(folder, &generated.files)?.apply(folder, &generated.files)
}

/// Makes the crates a workspace, with the versions that this one has.
fn workspace<'a>(
    root: &Path,
    folder: &Path,
    crates: impl Iterator<Item = &'a String>,
) -> Result<()> {
    let members: Vec<_> = crates.map(|name| format!("\"crates/{name}\"")).collect();
    let members = members.join(", ");
    let manifest = format!("[workspace]\nmembers = [{members}]\nresolver = \"3\"\n");
    let path = folder.join("Cargo.toml");
    fs::write(&path, manifest).with_context(|| format!("cannot write {}", shown(&path)))?;
    let lock = folder.join("Cargo.lock");
    fs::copy(root.join("Cargo.lock"), &lock)
        .with_context(|| format!("cannot write {}", shown(&lock)))?;
    Ok(())
}

/// What became of the tests.
#[derive(Default)]
struct Outcome {
    passed: usize,
    /// The id of each test that failed, and what differed.
    failed: Vec<(String, String)>,
}

impl Outcome {
    fn of(folder: &Path, tests: &BTreeMap<String, (String, ProtocolTests)>) -> Result<Self> {
        let mut outcome = Outcome::default();
        for (name, (service, tests)) in tests {
            outcome.failed.extend_from_slice(&tests.unwritable);
            let output = Command::new(env!("CARGO"))
                .args(["test", "--package", name, "--test", "conformance"])
                .args(["--", "--format=pretty"])
                .current_dir(folder)
                .env("RUST_BACKTRACE", "0")
                .output()
                .context("cargo does not start")?;
            let text = String::from_utf8_lossy(&output.stdout);
            let before = outcome.passed + outcome.failed.len();
            for (test, id) in &tests.ids {
                match verdict(&text, test) {
                    Some(true) => outcome.passed += 1,
                    Some(false) => {
                        outcome.failed.push((id.clone(), details(&text, test)));
                    }
                    None => {}
                }
            }
            if outcome.passed + outcome.failed.len() - before < tests.ids.len() {
                bail!(
                    "the tests of `{service}` did not run to their end:\n{}",
                    String::from_utf8_lossy(&output.stderr)
                );
            }
        }
        Ok(outcome)
    }
}

/// Whether a test passed, if it ran.
fn verdict(output: &str, test: &str) -> Option<bool> {
    output.lines().find_map(|line| {
        let (path, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
        (path.rsplit("::").next() == Some(test)).then_some(verdict == "ok")
    })
}

/// What a failed test printed.
fn details(output: &str, test: &str) -> String {
    let heading = |line: &&str| {
        let path = line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" stdout ----"));
        path.and_then(|path| path.rsplit("::").next()) == Some(test)
    };
    let lines = output.lines().skip_while(|line| !heading(line)).skip(1);
    let lines = lines.skip_while(|line| line.is_empty());
    let lines = lines.take_while(|line| !line.is_empty() && !line.starts_with("note: "));
    lines.collect::<Vec<_>>().join("\n")
}
