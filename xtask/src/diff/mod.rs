//! `cargo xtask diff`: compares two models.

mod report;

pub(crate) use report::{lines, verdict};

use crate::input::Input;
use crate::workspace;
use anyhow::{Error, Result};
use codegen::{Api, Diagnostics, Level, Package, Source};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The old model, a Smithy 2.0 JSON AST
    old: PathBuf,

    /// The new model
    new: PathBuf,

    /// The format of the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

/// The format of the report.
#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Format {
    /// For a terminal
    #[default]
    Text,
    /// For a changelog
    Markdown,
    /// For scripts
    Json,
}

/// Compares the two models.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let partitions = workspace::partitions()?;
    // If both models are invalid, report the problems of both.
    let (old, new) = match (describe(&args.old, &partitions), describe(&args.new, &partitions)) {
        (Err(old), Err(new)) => return Err(join(old, new)),
        (old, new) => (old?, new?),
    };
    let diff = old.diff(&new);
    let text = match args.format {
        Format::Text => report::text(&diff),
        Format::Markdown => report::markdown(&diff),
        Format::Json => serde_json::to_string_pretty(&diff)? + "\n",
    };
    // Ignore a closed standard output: the exit code still reports the result.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(if diff.verdict == Level::None { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Joins the problems of both models. An error of another kind takes precedence.
fn join(old: Error, new: Error) -> Error {
    match (old.downcast::<Diagnostics>(), new.downcast::<Diagnostics>()) {
        (Ok(old), Ok(new)) => old.and(new).into(),
        (Err(other), _) | (_, Err(other)) => other,
    }
}

/// Describes the API of the crate that a model becomes.
fn describe(path: &Path, partitions: &Input) -> Result<Api> {
    let model = Input::read(path)?;
    let source = Source {
        model: model.text(),
        service: None,
        operations: &[],
        tests: None,
        partitions: partitions.text(),
        package: Package::default(),
    };
    Ok(codegen::describe(&source)?)
}
