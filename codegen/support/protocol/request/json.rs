//! Requests with a JSON body.

use super::base::{RequestBuilder, RequestError};
use bytes::Bytes;
use http::HeaderValue;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde::Serialize;

impl RequestBuilder {
    /// Finishes the request with a JSON body.
    pub(crate) fn json(self, body: &impl Serialize) -> Result<http::Request<Bytes>, RequestError> {
        let body = serde_json::to_vec(body).map_err(RequestError::Json)?;
        let length = HeaderValue::from(body.len());
        let mut request = self.finish(body.into())?;
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_LENGTH, length);
        Ok(request)
    }
}
