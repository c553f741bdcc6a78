//! The trait of operations that answer in pages.

use serde::Deserialize;

/// `smithy.api#paginated`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub struct Paginated {
    /// The input member that takes the token.
    pub input_token: Option<String>,
    /// Where the output has the token.
    pub output_token: Option<String>,
    /// Where the output has the list or the map.
    pub items: Option<String>,
}

impl Paginated {
    /// These settings, and those of `other` where there are none.
    pub(crate) fn or(self, other: Paginated) -> Self {
        Paginated {
            input_token: self.input_token.or(other.input_token),
            output_token: self.output_token.or(other.output_token),
            items: self.items.or(other.items),
        }
    }
}
