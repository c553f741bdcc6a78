//! Input of the generator.

use crate::diagnostic::SourceFile;

/// What a crate is generated from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The model of the service: a Smithy 2.0 JSON AST.
    pub model: SourceFile<'a>,
    /// The shape id of the service, if the model has several.
    pub service: Option<&'a str>,
    /// The names of the operations that the crate gets, of which none stands for all.
    pub operations: &'a [String],
    /// The AWS partitions: `partitions.json`, as the endpoint rules know it.
    pub partitions: SourceFile<'a>,
    /// Whether the crate gets the protocol tests of the model, those whose ids contain this.
    pub tests: Option<&'a str>,
    /// The package to make.
    pub package: Package<'a>,
}

/// The package of a generated crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Package<'a> {
    /// Its name, if it is not to be the one that the model gives the service.
    pub name: Option<&'a str>,
    /// Its version.
    pub version: &'a str,
    /// Where the model is, if the manifest is to remember it.
    pub model: Option<&'a str>,
    /// The end of its manifest, behind [`MANIFEST_TAIL`](crate::MANIFEST_TAIL), which is the maintainer's.
    pub manifest_tail: &'a str,
}
