//! `cargo xtask diff`

mod report;

pub(crate) use report::{lines, verdict};

use crate::codegen::{PARTITIONS, root};
use crate::input::Input;
use anyhow::{Error, Result};
use codegen::{Api, Diagnostics, Level, Package, Source};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The model as it was, a Smithy 2.0 JSON AST
    old: PathBuf,

    /// The model as it is
    new: PathBuf,

    /// How to write the changes
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

/// How changes are written.
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

/// Compares two models.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let partitions = Input::read(&root().join(PARTITIONS))?;
    // The problems of both, if both have some.
    let (old, new) = match (describe(&args.old, &partitions), describe(&args.new, &partitions)) {
        (Err(old), Err(new)) => return Err(both(old, new)),
        (old, new) => (old?, new?),
    };
    let diff = old.diff(&new);
    let text = match args.format {
        Format::Text => report::text(&diff),
        Format::Markdown => report::markdown(&diff),
        Format::Json => serde_json::to_string_pretty(&diff)? + "\n",
    };
    // Nobody may be there to read it any more.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(if diff.verdict == Level::None { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn both(old: Error, new: Error) -> Error {
    match (old.downcast::<Diagnostics>(), new.downcast::<Diagnostics>()) {
        (Ok(old), Ok(new)) => old.and(new).into(),
        (Err(other), _) | (_, Err(other)) => other,
    }
}

/// What the crate of a model is to its callers.
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
