//! Requests that could have a body, and have none.

use super::base::{RequestBuilder, RequestError};
use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_LENGTH;

impl RequestBuilder {
    /// Finishes the request without the member that would be its body.
    pub(crate) fn no_payload(mut self) -> Result<http::Request<Bytes>, RequestError> {
        self.headers.insert(CONTENT_LENGTH, HeaderValue::from(0));
        self.finish(Bytes::new())
    }
}
