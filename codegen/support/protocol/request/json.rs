//! Requests with a JSON body.

use super::base::{RequestBuilder, RequestError};
use bytes::Bytes;
use serde::Serialize;

impl RequestBuilder {
    /// Finishes the request with a JSON body.
    pub(crate) fn json(self, body: &impl Serialize) -> Result<http::Request<Bytes>, RequestError> {
        let body = serde_json::to_vec(body).map_err(RequestError::Json)?;
        self.with_body("application/json", body)
    }
}
