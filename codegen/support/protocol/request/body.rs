//! Requests with a body.

use super::base::{RequestBuilder, RequestError};
use bytes::Bytes;
use http::HeaderValue;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

impl RequestBuilder {
    /// Finishes the request with a body of a media type, unless a member has set another.
    pub(crate) fn with_body(
        mut self,
        media_type: &'static str,
        body: impl Into<Bytes>,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let body = body.into();
        let media_type = || HeaderValue::from_static(media_type);
        self.headers.entry(CONTENT_TYPE).or_insert_with(media_type);
        self.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        self.finish(body)
    }
}
