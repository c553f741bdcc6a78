//! `cargo xtask codegen`

use crate::input::{Input, shown};
use crate::lock::lock;
use crate::output::Changes;
use crate::package::{Package, Settings};
use anyhow::{Context, Result, bail};
use codegen::{API_FILE, Api, Diff, Source, Summary};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The service model, a Smithy 2.0 JSON AST [default: the one it was made from, or else
    /// model/ivschat.json]
    #[arg(long, value_name = "PATH")]
    model: Option<PathBuf>,

    /// The folder of the crate [default: generated]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; list the files that differ, and exit 1 if any does
    #[arg(long)]
    check: bool,

    /// The operations that the crate gets, with what they reach; `*` stands for all [default: those
    /// it was made with, or else all]
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    operations: Option<Vec<String>>,

    /// The name of the crate [default: the one it has, or else the one of the service]
    #[arg(long, value_name = "NAME")]
    crate_name: Option<String>,
}

/// The model of a crate that was not told of another.
const MODEL: &str = "model/ivschat.json";

/// The folder of the crate of this workspace.
const OUT: &str = "generated";

/// Generates the crate, or checks it.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let start = Instant::now();
    let out = args.out.clone().unwrap_or_else(|| root().join(OUT));
    let _lock = if args.check { None } else { Some(lock(&out)?) };
    let mut package = Package::read(&out)?;
    update(&mut package.settings, args)?;
    if below(&out, root()) == Some(OUT.into()) {
        // Without an option, the crate of this workspace is made from the model of this workspace.
        package.settings.model = None;
    }
    let model = model(args.model.as_deref(), &package.settings, &out)?;
    let partitions = Input::read(&root().join(PARTITIONS))?;
    let generated = codegen::generate(&Source {
        model: model.text(),
        service: None,
        operations: &package.settings.operations,
        tests: None,
        partitions: partitions.text(),
        package: package.named(args.crate_name.as_deref()),
    })?;
    let changes = Changes::find(&out, &generated.files)?;

    let mut report = summary(&generated.summary);
    report += &since(&out, &generated.api);
    let folder = shown(out.strip_prefix(root()).unwrap_or(&out));
    if args.check {
        for path in &changes.changed {
            writeln!(report, "differs  {folder}/{path}")?;
        }
        for path in &changes.stale {
            writeln!(report, "stale    {folder}/{path}")?;
        }
        if changes.is_empty() {
            writeln!(report, "checked  {} files in {folder}, none differs", changes.unchanged)?;
        } else {
            writeln!(report, "to put it right, run `cargo xtask codegen` with the same options")?;
        }
    } else {
        changes.apply(&out, &generated.files)?;
        let Changes { changed, stale, unchanged } = &changes;
        writeln!(
            report,
            "wrote    {} files to {folder}, removed {}, left {unchanged} as they were",
            changed.len(),
            stale.len(),
        )?;
    }
    writeln!(report, "took     {} ms", start.elapsed().as_millis())?;
    // Nobody may be there to read it any more.
    let _ = anstream::stdout().write_all(report.as_bytes());
    Ok(if args.check && !changes.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The path within a folder, if both are there and one is below the other.
fn below(path: &Path, folder: &Path) -> Option<PathBuf> {
    let (path, folder) = (path.canonicalize().ok()?, folder.canonicalize().ok()?);
    path.strip_prefix(folder).ok().map(Path::to_owned)
}

/// Reads the model that was named, or else the one that the crate remembers.
fn model(named: Option<&Path>, settings: &Settings, out: &Path) -> Result<Input> {
    match (named, &settings.model) {
        (Some(path), _) => Input::read(path),
        (None, None) => Input::read(&root().join(MODEL)),
        (None, Some(path)) => Input::read(&root().join(path)).with_context(|| {
            let manifest = shown(&out.join("Cargo.toml"));
            format!("name the model with --model, since the one of {manifest} is not there")
        }),
    }
}

/// Takes over what the command was told.
fn update(settings: &mut Settings, args: &Args) -> Result<()> {
    if let Some(path) = &args.model {
        // Wherever the command is run, it finds the model again: below the workspace by its path
        // there, which is the same on all machines, and elsewhere by its full path.
        let full = below(path, root()).or_else(|| path.canonicalize().ok());
        let full = full.as_deref().unwrap_or(path);
        let Some(text) = full.to_str().filter(|text| !text.contains(char::is_control)) else {
            bail!("a manifest cannot remember the path {}: rename it", shown(full));
        };
        settings.model = (text != MODEL).then(|| text.to_owned());
    }
    if let Some(names) = &args.operations {
        let names: BTreeSet<_> = names.iter().map(|name| name.trim().to_owned()).collect();
        if names.contains("") || (names.contains("*") && names.len() > 1) {
            bail!("--operations takes names with commas between them, or `*` alone");
        }
        settings.operations = names.into_iter().filter(|name| name != "*").collect();
    }
    Ok(())
}

/// What changed since the crate was generated last, if that is known.
fn since(out: &Path, new: &Api) -> String {
    // A page or so.
    const MOST: usize = 12;
    if crate::output::refuse_others(out, API_FILE).is_err() {
        return String::new();
    }
    let Ok(text) = std::fs::read_to_string(out.join(API_FILE)) else { return String::new() };
    let Some(old) = Api::parse(&text) else {
        return format!("changed  what is not known: {API_FILE} cannot be read\n");
    };
    let diff = old.diff(new);
    if diff == Diff::default() {
        return String::new();
    }
    let lines = crate::diff::lines(&diff, MOST);
    let lines: String = lines.lines().map(|line| format!("         {line}\n")).collect();
    format!("changed  {}\n{lines}", crate::diff::verdict(&diff))
}

/// The AWS partitions, below [`root`].
pub(crate) const PARTITIONS: &str = "model/partitions.json";

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

fn summary(summary: &Summary) -> String {
    let Summary { service, version, operations, types, errors, outdated_tests } = summary;
    let count = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
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
