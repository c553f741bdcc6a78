//! Requests without a body.

use super::base::{RequestBuilder, RequestError};
use bytes::Bytes;

impl RequestBuilder {
    /// Finishes the request without a body.
    pub(crate) fn empty(self) -> Result<http::Request<Bytes>, RequestError> {
        self.finish(Bytes::new())
    }
}
