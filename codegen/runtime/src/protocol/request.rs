//! Building requests.

mod checksum;
mod headers;
mod labels;
mod query;
mod text;

pub(crate) use checksum::content_md5;
pub(crate) use labels::host_label;
pub(crate) use text::{
    DateTimeText, EpochSecondsText, FloatText, HttpDateText, MediaTypeText, NumberText,
};

use crate::validation::InvalidInput;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use std::error::Error;
use std::fmt;

/// A request under construction.
///
/// Labels and query parameters follow the path in the order of the URI, percent-encoded as they
/// come. What is wrong with them is told when the request is finished.
pub(crate) struct RequestBuilder {
    method: Method,
    pub(super) uri: String,
    pub(super) headers: HeaderMap,
    pub(super) problem: Option<InvalidInput>,
}

impl RequestBuilder {
    /// Starts a request. The path ends where the first label begins.
    pub(crate) fn new(method: Method, path: &str) -> Self {
        RequestBuilder { method, uri: path.to_owned(), headers: HeaderMap::new(), problem: None }
    }

    /// Finishes the request.
    pub(super) fn finish(self, body: Bytes) -> Result<http::Request<Bytes>, RequestError> {
        if let Some(problem) = self.problem {
            return Err(RequestError::Invalid(problem));
        }
        let request = http::Request::builder().method(self.method).uri(self.uri).body(body);
        let mut request = request.map_err(RequestError::Http)?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }

    /// Finishes the request without a body.
    pub(crate) fn without_body(self) -> Result<http::Request<Bytes>, RequestError> {
        self.finish(Bytes::new())
    }

    /// Finishes the request without the member that would be its body.
    pub(crate) fn no_payload(mut self) -> Result<http::Request<Bytes>, RequestError> {
        self.headers.insert(CONTENT_LENGTH, HeaderValue::from(0));
        self.finish(Bytes::new())
    }

    /// Finishes the request with a JSON body.
    pub(crate) fn json_body(
        self,
        body: &impl Serialize,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let body = serde_json::to_vec(body).map_err(RequestError::Json)?;
        self.with_body("application/json", body)
    }

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

    /// Finishes what comes before a body of a media type, which follows as a stream.
    pub(crate) fn stream(
        mut self,
        media_type: &'static str,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let media_type = || HeaderValue::from_static(media_type);
        self.headers.entry(CONTENT_TYPE).or_insert_with(media_type);
        self.finish(Bytes::new())
    }

    /// Remembers the first problem, which the request fails with when it is finished.
    pub(super) fn refuse(&mut self, member: &str, problem: &str) {
        self.problem.get_or_insert_with(|| InvalidInput::new(member, problem));
    }
}

/// An input from which no request can be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// A member does not fit into the request.
    Invalid(InvalidInput),
    /// The input cannot be written as JSON.
    Json(serde_json::Error),
    /// The URI would be too long.
    Http(http::Error),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RequestError::Invalid(error) => error.fmt(f),
            RequestError::Json(error) => error.fmt(f),
            RequestError::Http(error) => error.fmt(f),
        }
    }
}

impl Error for RequestError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RequestError::Invalid(error) => Some(error),
            RequestError::Json(error) => error.source(),
            RequestError::Http(error) => error.source(),
        }
    }
}
