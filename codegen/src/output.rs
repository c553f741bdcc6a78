//! Output of the generator.

use crate::api::Api;
use crate::files::Files;
use crate::ir::summary::{ProtocolTests, Summary};

/// A generated crate, and what there is to say about it.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files of the crate.
    pub files: Files,
    /// What was read.
    pub summary: Summary,
    /// What it is to its callers.
    pub api: Api,
    /// The protocol tests that the crate has.
    pub tests: ProtocolTests,
}
