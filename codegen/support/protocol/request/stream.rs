//! Requests whose body is a stream.

use super::base::{RequestBuilder, RequestError};
use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;

impl RequestBuilder {
    /// Finishes what comes before a body of a media type, which follows as a stream.
    pub(crate) fn stream(
        mut self,
        media_type: &'static str,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let media_type = || HeaderValue::from_static(media_type);
        self.headers.entry(CONTENT_TYPE).or_insert_with(media_type);
        self.finish(Bytes::new())
    }
}
