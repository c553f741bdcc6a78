//! Building requests.

use bytes::Bytes;
use http::Method;
use std::error::Error;
use std::fmt;

/// A request under construction.
///
/// Labels and query parameters follow the path in the order of the URI, percent-encoded as they
/// come. What is wrong with them is told when the request is finished.
pub(crate) struct RequestBuilder {
    method: Method,
    pub(super) uri: String,
    pub(super) problem: Option<RequestError>,
}

impl RequestBuilder {
    /// Starts a request. The path ends where the first label begins.
    pub(crate) fn new(method: Method, path: &str) -> Self {
        RequestBuilder { method, uri: path.to_owned(), problem: None }
    }

    /// Finishes the request.
    pub(super) fn finish(self, body: Bytes) -> Result<http::Request<Bytes>, RequestError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        http::Request::builder()
            .method(self.method)
            .uri(self.uri)
            .body(body)
            .map_err(RequestError::new)
    }
}

/// An input from which no request can be made.
#[derive(Debug)]
pub struct RequestError(Box<dyn Error + Send + Sync>);

impl RequestError {
    pub(super) fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        RequestError(cause.into())
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for RequestError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}
