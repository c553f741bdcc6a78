//! Input of the generator.

use crate::diagnostic::SourceFile;

/// The input of the generator: a model, the partitions and settings.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The model of the service, a Smithy 2.0 JSON AST.
    pub model: SourceFile<'a>,
    /// The shape ID of the service. Needed only if the model has several services.
    pub service: Option<&'a str>,
    /// The names of the operations to generate. An empty slice means all operations.
    pub operations: &'a [String],
    /// The AWS partitions, in the form of the `partitions.json` that AWS publishes.
    pub partitions: SourceFile<'a>,
    /// A filter for the protocol tests of the model: the crate gets those with an ID that contains
    /// this text. `None` means no protocol tests.
    pub tests: Option<&'a str>,
    /// The package of the generated crate.
    pub package: Package<'a>,
}

/// The package of a generated crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Package<'a> {
    /// The name. `None` means a name made from the service of the model.
    pub name: Option<&'a str>,
    /// The version.
    pub version: &'a str,
    /// The path of the model, which the manifest records for later runs.
    pub model: Option<&'a str>,
    /// The end of the manifest after [`MANIFEST_TAIL`](crate::MANIFEST_TAIL), written by the
    /// maintainer.
    pub manifest_tail: &'a str,
}
