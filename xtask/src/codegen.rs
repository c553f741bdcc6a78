//! `cargo xtask codegen`: generates a client crate, or checks that it is up to date.

use crate::crate_dir::{Changes, ensure_regular_file, lock};
use crate::diff;
use crate::fixture::{self, RUNTIME};
use crate::input::{Input, printable_path};
use crate::package::{Package, Settings};
use crate::update;
use crate::workspace::{self, GENERATED, MODEL, root};
use anyhow::{Context, Result, bail};
use codegen::{API_FILE, Api, Diff, Files, Source, Summary, printable};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The service model, a Smithy 2.0 JSON AST [default: the model the crate was generated from, or
    /// model/ivschat.json for a new crate]
    #[arg(long, value_name = "PATH")]
    model: Option<PathBuf>,

    /// The directory of the crate [default: generated]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; list the files that differ, and exit with 1 if any does
    #[arg(long)]
    check: bool,

    /// The operations to generate, with all shapes they refer to; `*` means all operations [default:
    /// the operations the crate was generated with, or all for a new crate]
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    operations: Option<Vec<String>>,

    /// The name of the crate [default: its current name, or one derived from the service for a new
    /// crate]
    #[arg(long, value_name = "NAME")]
    crate_name: Option<String>,
}

/// The most changes of the API that a report lists: about a page.
const MAX_LISTED_CHANGES: usize = 12;

/// Generates the crate, or checks it with `--check`.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let start = Instant::now();
    let out = args.out.clone().unwrap_or_else(|| root().join(GENERATED));
    let _lock = if args.check { None } else { Some(lock(&out)?) };
    let mut package = Package::read(&out)?;
    apply_options(&mut package.settings, args)?;
    if workspace::relative(&out, root()) == Some(GENERATED.into()) {
        // The workspace's own crate always defaults to the workspace's model.
        package.settings.model = None;
    }
    let path = model_path(args.model.as_deref(), &package.settings);
    let is_recorded = args.model.is_none() && package.settings.model.is_some();
    let model = read_model(&path, is_recorded, &out)?;
    let generated = codegen::generate(&Source {
        model: model.text(),
        service: None,
        operations: &package.settings.operations,
        tests: None,
        partitions: workspace::partitions()?.text(),
        package: package.named(args.crate_name.as_deref()),
    })?;
    let changes = Changes::find(&out, &generated.files)?;

    let mut report = summary(&generated.summary);
    report += &undocumented(&path, &model)?;
    report += &api_changes(&out, &generated.api);
    let mut is_current = changes.is_empty();
    report += &if args.check {
        check_report(&changes, &out)?
    } else {
        write(&changes, &out, &generated.files)?
    };
    if workspace::relative(&out, root()) == Some(GENERATED.into()) {
        let (dir, files) = (root().join(RUNTIME), fixture::files()?);
        let changes = Changes::find(&dir, &files)?;
        is_current &= changes.is_empty();
        report += &if args.check {
            check_report(&changes, &dir)?
        } else {
            write(&changes, &dir, &files)?
        };
    }
    writeln!(report, "took     {} ms", start.elapsed().as_millis())?;
    // Ignore a closed standard output: the files are written already.
    let _ = anstream::stdout().write_all(report.as_bytes());
    Ok(if args.check && !is_current { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Applies the command's options to the settings that the crate records.
fn apply_options(settings: &mut Settings, args: &Args) -> Result<()> {
    if let Some(path) = &args.model {
        // A path below the workspace is recorded relative to it, which works on every machine. Any
        // other path is recorded in full, which works in every current directory.
        let full = workspace::relative(path, root()).or_else(|| path.canonicalize().ok());
        let full = full.as_deref().unwrap_or(path);
        let Some(text) = full.to_str().filter(|text| !text.contains(char::is_control)) else {
            bail!(
                "the path {} cannot be recorded in Cargo.toml: rename it to printable Unicode text",
                printable_path(full)
            );
        };
        settings.model = (text != MODEL).then(|| text.to_owned());
    }
    if let Some(names) = &args.operations {
        let names: BTreeSet<_> = names.iter().map(|name| name.trim().to_owned()).collect();
        if names.contains("") || (names.contains("*") && names.len() > 1) {
            bail!("`--operations` takes names separated by commas, or `*` alone");
        }
        settings.operations = names.into_iter().filter(|name| name != "*").collect();
    }
    Ok(())
}

/// Returns the path of the model of `--model`, or else of the one that the crate records.
fn model_path(option: Option<&Path>, settings: &Settings) -> PathBuf {
    let recorded = || root().join(settings.model.as_deref().unwrap_or(MODEL));
    option.map_or_else(recorded, Path::to_owned)
}

/// Reads the model. The error about a recorded one says how to pass another.
fn read_model(path: &Path, is_recorded: bool, out: &Path) -> Result<Input> {
    let model = Input::read(path);
    if !is_recorded {
        return model;
    }
    model.with_context(|| {
        let manifest = printable_path(&out.join("Cargo.toml"));
        format!("the model recorded in {manifest} cannot be read: pass another with `--model`")
    })
}

/// Reports what was read.
fn summary(summary: &Summary) -> String {
    let Summary { service, version, operations, types, errors, outdated_tests } = summary;
    let count = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    };
    let parts = [count(*operations, "operation"), count(*types, "type"), count(*errors, "error")]
        .join(", ");
    let mut lines = format!("read     {service} {version}: {parts}\n");
    if *outdated_tests > 0 {
        let cases = count(*outdated_tests, "endpoint test case");
        lines += &format!("ignored  {cases}, written for other partitions\n");
    }
    lines
}

/// Reports the places of the model that a merge left without documentation.
fn undocumented(path: &Path, model: &Input) -> Result<String> {
    let places = update::undocumented(path, model)?;
    Ok(match places.as_slice() {
        [] => String::new(),
        [first, ..] => format!(
            "warning  {} places of the model lack documentation, the first is {}\n",
            places.len(),
            printable(first)
        ),
    })
}

/// Reports the changes of the API since the last run, if that run recorded the API.
fn api_changes(out: &Path, new: &Api) -> String {
    if ensure_regular_file(out, API_FILE).is_err() {
        return String::new();
    }
    let Ok(text) = std::fs::read_to_string(out.join(API_FILE)) else { return String::new() };
    let Some(old) = Api::parse(&text) else {
        return format!("changed  unknown, because {API_FILE} cannot be parsed\n");
    };
    let diff = old.diff(new);
    if diff == Diff::default() {
        return String::new();
    }
    let lines = diff::brief(&diff, MAX_LISTED_CHANGES);
    let lines: String = lines.lines().map(|line| format!("         {line}\n")).collect();
    format!("changed  {}; verdict {}\n{lines}", diff::changes(&diff), diff.verdict)
}

/// Reports the files that differ.
fn check_report(changes: &Changes, out: &Path) -> Result<String> {
    let dir = shown_dir(out);
    let mut report = String::new();
    for path in &changes.changed {
        writeln!(report, "differs  {dir}/{path}")?;
    }
    for path in &changes.stale {
        writeln!(report, "stale    {dir}/{path}")?;
    }
    if changes.is_empty() {
        writeln!(report, "checked  {} files in {dir}, none differs", changes.unchanged)?;
    } else {
        writeln!(
            report,
            "help     run `cargo xtask codegen` with the same options to update them"
        )?;
    }
    Ok(report)
}

/// Writes the files that differ, and reports how many.
fn write(changes: &Changes, out: &Path, files: &Files) -> Result<String> {
    changes.apply(out, files)?;
    let (changed, stale) = (changes.changed.len(), changes.stale.len());
    let (dir, unchanged) = (shown_dir(out), changes.unchanged);
    Ok(format!("wrote    {changed} files to {dir}, removed {stale}, left {unchanged} unchanged\n"))
}

/// Returns a directory in printable form, relative to the workspace where possible.
fn shown_dir(dir: &Path) -> String {
    printable_path(dir.strip_prefix(root()).unwrap_or(dir))
}
