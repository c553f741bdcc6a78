//! Behavior that clients of some services need, and that their models do not specify.
//!
//! Each case is one of Smithy's protocol tests.

use super::context::Lowering;
use crate::ir::Structure;

impl Lowering<'_> {
    /// Returns the headers with a constant value that the service needs.
    pub(crate) fn constant_headers(&self) -> Vec<(String, String)> {
        let (name, value) = match self.service.sdk_id.as_str() {
            "API Gateway" => ("accept", "application/json"),
            "Glacier" => ("x-amz-glacier-version", self.service.shape.version.as_str()),
            _ => return Vec::new(),
        };
        vec![(name.to_owned(), value.to_owned())]
    }

    /// Returns the default value of a label.
    pub(crate) fn default_label(&self, member: &str) -> Option<&'static str> {
        match (self.service.sdk_id.as_str(), member) {
            // The account of the credentials.
            ("Glacier", "accountId") => Some("-"),
            _ => None,
        }
    }

    /// Whether requests need the SHA-256 tree hash of their body.
    pub(crate) fn needs_tree_hash(&self, input: &Structure) -> bool {
        self.service.sdk_id == "Glacier" && input.streams() && input.member("checksum").is_some()
    }
}
