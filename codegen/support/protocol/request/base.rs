//! Building requests.

use crate::validation::InvalidInput;
use bytes::Bytes;
use http::{HeaderMap, Method};
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
