//! Output of the generator.

use crate::api::Api;
use crate::files::Files;
use crate::ir::package::summary::{ProtocolTests, Summary};

/// A generated crate and a report on it.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files of the crate.
    pub files: Files,
    /// A summary of the model.
    pub summary: Summary,
    /// The API of the crate, for comparison with other versions.
    pub api: Api,
    /// The protocol tests of the crate.
    pub tests: ProtocolTests,
}
