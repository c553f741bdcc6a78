//! `cargo xtask diff`: compares two models.

mod compare;
mod markdown;
mod summary;
mod text;
mod values;
mod words;

pub(crate) use compare::{Compared, Models, compare};
pub(crate) use markdown::markdown;
pub(crate) use summary::changes;
pub(crate) use text::{brief, text};

use crate::input::Input;
use crate::package::Package;
use crate::workspace::{GENERATED, root};
use anyhow::Result;
use codegen::Level;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The old model, a Smithy 2.0 JSON AST
    old: PathBuf,

    /// The new model
    new: PathBuf,

    /// The directory of a crate: only changes that reach its operations are reported [default:
    /// generated]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

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
    let out = args.out.clone().unwrap_or_else(|| root().join(GENERATED));
    let package = Package::existing(&out, args.out.is_some())?;
    let models = Models { old: Input::read(&args.old)?, new: Input::read(&args.new)? };
    let compared = compare(&models, &package, &out)?;
    let text = match args.format {
        Format::Text => text(&compared),
        Format::Markdown => markdown(&compared.diff),
        Format::Json => serde_json::to_string_pretty(&compared)? + "\n",
    };
    // Ignore a closed standard output: the exit code still reports the result.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(if compared.diff.verdict == Level::None { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
