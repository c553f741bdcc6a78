//! `cargo xtask codegen`

use crate::output::Changes;
use crate::package::Package;
use anyhow::{Context, Result};
use codegen::{Source, Summary};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The service model, a Smithy 2.0 JSON AST [default: model/ivschat.json]
    #[arg(long, value_name = "PATH")]
    model: Option<PathBuf>,

    /// The folder of the crate [default: generated]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; list the files that differ, and exit 1 if any does
    #[arg(long)]
    check: bool,

    /// The name of the crate [default: the one it has, or else the one of the service]
    #[arg(long, value_name = "NAME")]
    crate_name: Option<String>,
}

/// Generates the crate, or checks it.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let start = Instant::now();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let path = |given: &Option<PathBuf>, default| match given {
        Some(path) => path.clone(),
        None => root.join(default),
    };
    let out = path(&args.out, "generated");
    let model = read(&path(&args.model, "model/ivschat.json"))?;
    let partitions = read(&root.join("model/partitions.json"))?;
    let package = Package::read(&out)?;
    let generated = codegen::generate(&Source {
        model: &model,
        service: None,
        tests: None,
        partitions: &partitions,
        package: package.settings(args.crate_name.as_deref()),
    })?;
    let changes = Changes::find(&out, &generated.files)?;

    let mut report = summary(&generated.summary);
    let shown = out.strip_prefix(root).unwrap_or(&out).display();
    if args.check {
        for path in &changes.changed {
            writeln!(report, "differs  {shown}/{path}")?;
        }
        for path in &changes.stale {
            writeln!(report, "stale    {shown}/{path}")?;
        }
        if changes.is_empty() {
            writeln!(report, "checked  {} files in {shown}, none differs", changes.unchanged)?;
        } else {
            writeln!(report, "to put it right, run `cargo xtask codegen` with the same options")?;
        }
    } else {
        changes.apply(&out, &generated.files)?;
        let Changes { changed, stale, unchanged } = &changes;
        writeln!(
            report,
            "wrote    {} files to {shown}, removed {}, left {unchanged} as they were",
            changed.len(),
            stale.len(),
        )?;
    }
    writeln!(report, "took     {} ms", start.elapsed().as_millis())?;
    // Nobody may be there to read it any more.
    let _ = std::io::stdout().write_all(report.as_bytes());
    Ok(if args.check && !changes.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Reads a file as a whole.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn summary(summary: &Summary) -> String {
    let Summary { service, version, operations, types, errors, outdated_tests } = summary;
    let mut lines = format!(
        "read     {service} {version}: {operations} operations, {types} types, {errors} errors\n"
    );
    if *outdated_tests > 0 {
        lines += &format!(
            "ignored  {outdated_tests} endpoint test cases, which were written for other partitions\n"
        );
    }
    lines
}
