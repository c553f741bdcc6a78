//! The comparison of two models, for the operations and the version of a crate.

use crate::crate_dir::ensure_regular_file;
use crate::input::Input;
use crate::package::Package;
use crate::workspace;
use anyhow::{Error, Result, bail};
use codegen::{API_FILE, Api, Diagnostics, Diff, Source};
use serde::Serialize;
use std::path::Path;

/// The two models to compare.
pub(crate) struct Models {
    pub(crate) old: Input,
    pub(crate) new: Input,
}

/// The changes from one model to another, as they concern a crate.
#[derive(Serialize)]
pub(crate) struct Compared {
    /// The version of the crate, and the version that follows from the changes. `None` if the crate
    /// is one of another service.
    pub(crate) version: Option<[String; 2]>,
    /// The operations of the crate, if it has only a part of the service.
    pub(crate) operations: Vec<String>,
    /// The number of changes of the service that do not reach these operations.
    pub(crate) others: usize,
    #[serde(flatten)]
    pub(crate) diff: Diff,
}

/// Compares two models.
pub(crate) fn compare(models: &Models, package: &Package, out: &Path) -> Result<Compared> {
    let [old, new] = models.describe()?;
    let mut diff = old.diff(&new);
    let operations = package.settings.operations.clone();
    let mut others = 0;
    if !operations.is_empty() {
        let old = describe_part(&models.old, &old, &operations)?;
        let reached = old.diff(&describe_part(&models.new, &new, &operations)?);
        others = diff.rows.len().saturating_sub(reached.rows.len());
        diff = reached;
    }
    let is_of_service = recorded(out).is_some_and(|api| api.service() == old.service());
    let next = diff.verdict.next_version(package.version()).filter(|_| is_of_service);
    let version = next.map(|next| [package.version().to_owned(), next]);
    let diff = diff.located(models.old.text(), models.new.text());
    Ok(Compared { version, operations, others, diff })
}

impl Models {
    /// Describes the APIs of both models. If both are invalid, the error has the problems of both.
    pub(crate) fn describe(&self) -> Result<[Api; 2]> {
        match (describe(&self.old, &[]), describe(&self.new, &[])) {
            (Err(old), Err(new)) => Err(join(old, new)),
            (old, new) => Ok([old?, new?]),
        }
    }
}

/// Describes the API of the crate that a model becomes.
fn describe(model: &Input, operations: &[String]) -> Result<Api> {
    let partitions = workspace::partitions()?;
    let source = Source {
        model: model.text(),
        service: None,
        operations,
        tests: None,
        partitions: partitions.text(),
        package: codegen::Package::default(),
    };
    Ok(codegen::describe(&source)?)
}

/// Describes the API with those operations that the model has. `all` is the whole API.
fn describe_part(model: &Input, all: &Api, operations: &[String]) -> Result<Api> {
    let exists = |name: &&String| all.operations().any(|other| other == **name);
    let kept: Vec<_> = operations.iter().filter(exists).cloned().collect();
    if kept.is_empty() {
        bail!(
            "{} has none of the operations {}: generate the crate with others",
            model.name(),
            operations.join(", ")
        );
    }
    describe(model, &kept)
}

/// Returns the API that a crate records.
fn recorded(out: &Path) -> Option<Api> {
    ensure_regular_file(out, API_FILE).ok()?;
    Api::parse(&std::fs::read_to_string(out.join(API_FILE)).ok()?)
}

/// Joins the problems of both models. An error of another kind takes precedence.
fn join(old: Error, new: Error) -> Error {
    match (old.downcast::<Diagnostics>(), new.downcast::<Diagnostics>()) {
        (Ok(old), Ok(new)) => old.and(new).into(),
        (Err(other), _) | (_, Err(other)) => other,
    }
}
