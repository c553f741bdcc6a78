//! Construction of requests.

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

use crate::json::object::Object;
use crate::json::serializer::Written;
use crate::json::writer::Except;
use crate::validation::InvalidInput;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use std::error::Error;
use std::fmt;

/// A request under construction.
///
/// Labels and query parameters are percent-encoded and appended in the order of the URI. The
/// methods that return the request return the first problem instead, if a member has one.
pub(crate) struct RequestBuilder {
    method: Method,
    pub(super) uri: String,
    pub(super) headers: HeaderMap,
    pub(super) problem: Option<InvalidInput>,
}

impl RequestBuilder {
    /// Starts a request with the path up to the first label.
    pub(crate) fn new(method: Method, path: &str) -> Self {
        RequestBuilder { method, uri: path.to_owned(), headers: HeaderMap::new(), problem: None }
    }

    /// Returns the request, or its first problem.
    pub(super) fn finish(self, body: Bytes) -> Result<http::Request<Bytes>, RequestError> {
        if let Some(problem) = self.problem {
            return Err(RequestError::Invalid(problem));
        }
        let request = http::Request::builder().method(self.method).uri(self.uri).body(body);
        let mut request = request.map_err(RequestError::Http)?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }

    /// Returns the request without a body.
    pub(crate) fn without_body(self) -> Result<http::Request<Bytes>, RequestError> {
        self.finish(Bytes::new())
    }

    /// Returns the request without its optional payload.
    pub(crate) fn no_payload(mut self) -> Result<http::Request<Bytes>, RequestError> {
        self.headers.insert(CONTENT_LENGTH, HeaderValue::from(0));
        self.finish(Bytes::new())
    }

    /// Returns the request with a JSON body.
    pub(crate) fn json_body(
        self,
        body: &impl Serialize,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let body = serde_json::to_vec(body).map_err(RequestError::Json)?;
        self.with_body("application/json", body)
    }

    /// Returns the request with a structure as JSON body. Omits the members `bound`, which the model
    /// binds elsewhere.
    pub(crate) fn json_body_without(
        self,
        body: &impl Object,
        bound: &[&str],
    ) -> Result<http::Request<Bytes>, RequestError> {
        self.json_body(&Written(&|json| {
            json.object(&|members| body.write_members(&mut Except { members, names: bound }))
        }))
    }

    /// Returns the request with a body of a media type, unless a member has set the content type.
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

    /// Returns the request without its body, a stream of a media type.
    pub(crate) fn stream(
        mut self,
        media_type: &'static str,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let media_type = || HeaderValue::from_static(media_type);
        self.headers.entry(CONTENT_TYPE).or_insert_with(media_type);
        self.finish(Bytes::new())
    }

    /// Records a problem, unless an earlier one is recorded.
    pub(super) fn refuse(&mut self, member: &str, problem: &str) {
        self.problem.get_or_insert_with(|| InvalidInput::new(member, problem));
    }
}

/// The error of an input that cannot be converted into a request.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The value of a member is not valid in the request.
    Invalid(InvalidInput),
    /// The input cannot be serialized as JSON.
    Json(serde_json::Error),
    /// The URI is too long.
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
            RequestError::Invalid(error) => error.source(),
            RequestError::Json(error) => error.source(),
            RequestError::Http(error) => error.source(),
        }
    }
}
