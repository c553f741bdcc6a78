//! `cargo xtask update`: merges a published model into the model of a crate.

mod idiom;
mod merge;
mod order;
mod report;
mod texts;

use crate::crate_dir::{Changes, lock};
use crate::diff::{Models, compare};
use crate::input::{Input, printable_path};
use crate::package::Package;
use crate::workspace::{GENERATED, MODEL, root};
use anyhow::{Context, Result, bail};
use codegen::{Files, Level};
use merge::merge;
use order::print;
use report::Updated;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The options of the command.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The published model, a Smithy 2.0 JSON AST
    new: PathBuf,

    /// The directory of the crate whose model is updated [default: generated]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; report what would change
    #[arg(long)]
    check: bool,
}

/// The file beside a model with the digests of the published texts.
const TEXTS: &str = "texts.json";

/// Merges the model, or reports what would change with `--check`.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let out = args.out.clone().unwrap_or_else(|| root().join(GENERATED));
    let package = Package::existing(&out, args.out.is_some())?;
    let path = root().join(package.settings.model.as_deref().unwrap_or(MODEL));
    let (Some(dir), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str()))
    else {
        bail!("the model recorded in the crate has no name in Unicode");
    };
    let _lock = if args.check { None } else { Some(lock(dir)?) };
    let models = Models { old: Input::read(&path)?, new: Input::read(&args.new)? };
    let compared = compare(&models, &package, &out)?;
    let merged = merge(&parse(&models.old)?, parse(&models.new)?)?;
    let text = print(&merged.model)?;
    ensure_same_facts(&models.new, &text)?;

    let last = read_digests(&dir.join(TEXTS))?;
    let mut files = Files::default();
    files.insert(name, text);
    files.insert(TEXTS, print(&merged.texts.digests)?);
    let changes = Changes::in_files(dir, &files)?;
    if !args.check {
        changes.apply(dir, &files)?;
    }
    let is_current = compared.diff.verdict == Level::None && merged.texts.undocumented.is_empty();
    let updated = Updated {
        compared,
        changed_texts: merged.texts.changed_since(&last).map(str::to_owned).collect(),
        undocumented: merged.texts.undocumented,
        files: changes.changed.iter().map(|file| dir.join(file)).collect(),
        is_check: args.check,
    };
    // Ignore a closed standard output: the files are written already.
    let _ = anstream::stdout().write_all(report::report(&updated).as_bytes());
    Ok(if is_current { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Returns the places with a published text, as far as merges recorded them, that have no
/// documentation in the model.
pub(crate) fn undocumented(path: &Path, model: &Input) -> Result<Vec<String>> {
    let digests = read_digests(&path.with_file_name(TEXTS))?;
    if digests.is_empty() {
        return Ok(Vec::new());
    }
    let model = parse(model)?;
    Ok(digests.into_keys().filter(|place| !texts::is_documented(&model, place)).collect())
}

fn parse(model: &Input) -> Result<Value> {
    serde_json::from_str(model.content()).with_context(|| format!("cannot parse {}", model.name()))
}

/// Checks that a merged model means the same to callers as the published one.
fn ensure_same_facts(published: &Input, merged: &str) -> Result<()> {
    let merged = Input::unwritten("the merged model", merged);
    let published = Input::unwritten(published.name(), published.content());
    let [merged, published] = Models { old: merged, new: published }.describe()?;
    match merged.diff(&published).rows.first() {
        None => Ok(()),
        Some(row) => bail!("the merged model differs from the published one: {}", row.id.title()),
    }
}

/// Reads the digests of the last merge. Empty if it was the first.
fn read_digests(path: &Path) -> Result<BTreeMap<String, String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => serde_json::from_str(&text)
            .with_context(|| format!("cannot parse {}", printable_path(path))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", printable_path(path))),
    }
}
