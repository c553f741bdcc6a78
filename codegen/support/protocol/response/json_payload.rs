//! Bodies that are one member, as JSON.

use super::base::{Response, ResponseError};
use serde::de::DeserializeOwned;

impl Response<'_> {
    /// Reads a member that is the whole body. A body without content is none.
    pub(crate) fn json_payload<T: DeserializeOwned>(&self) -> Result<Option<T>, ResponseError> {
        if self.body.is_empty() {
            return Ok(None);
        }
        serde_json::from_slice(self.body).map_err(ResponseError)
    }
}
