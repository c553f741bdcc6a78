//! `cargo xtask diff`: compares two models.

mod compare;
mod markdown;
mod summary;
mod text;
mod values;
mod words;

use compare::{Compared, Models, compare};

pub(crate) use summary::changes;
pub(crate) use text::brief;

use crate::input::Input;
use crate::package::Package;
use crate::workspace::{GENERATED, root};
use anyhow::{Result, bail};
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
    let package = Package::read(&out)?;
    if args.out.is_some() && package.is_new() {
        bail!("`--out` names a directory without a crate: generate the crate first");
    }
    let models = Models { old: Input::read(&args.old)?, new: Input::read(&args.new)? };
    let compared = compare(&models, &package, &out)?;
    let text = match args.format {
        Format::Text => text::text(&compared),
        Format::Markdown => markdown::markdown(&compared.diff),
        Format::Json => serde_json::to_string_pretty(&compared)? + "\n",
    };
    // Ignore a closed standard output: the exit code still reports the result.
    let _ = anstream::stdout().write_all(text.as_bytes());
    Ok(exit_code(&compared))
}

/// Returns 0 if nothing but documentation differs, and else 1.
pub(crate) fn exit_code(compared: &Compared) -> ExitCode {
    if compared.diff.verdict == Level::None { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
