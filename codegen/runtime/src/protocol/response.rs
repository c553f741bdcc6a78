//! Deserialization of responses.

mod headers;

pub(crate) use headers::{date_time, epoch_seconds, http_date, media_type, required};

use crate::json::codec::Codec;
use crate::json::deserializer::read_json;
use crate::json::object::{Object, read_object};
use crate::json::reader::{Failed, Reader};
use crate::protocol::{Headers, Operation, OperationOutput};
use aws_smithy_types::Blob;
use bytes::Bytes;
use std::fmt;

/// A response of the service.
#[derive(Clone, Copy)]
pub struct Response<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a dyn Headers,
    pub(crate) body: &'a [u8],
}

impl<'a> From<&'a http::Response<Bytes>> for Response<'a> {
    fn from(response: &'a http::Response<Bytes>) -> Self {
        Response {
            status: response.status().as_u16(),
            headers: response.headers(),
            body: response.body(),
        }
    }
}

// Omits the headers and the body, which may be sensitive.
impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

impl Response<'_> {
    /// Returns true if the status is a success status.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Returns the request ID.
    pub fn request_id(&self) -> Option<&str> {
        let text = |name| std::str::from_utf8(self.headers.get(name)?.trim_ascii()).ok();
        ["x-amzn-requestid", "x-amz-request-id"].into_iter().find_map(text)
    }

    /// Reads the output of an operation, with the request ID.
    pub(crate) fn output<I: Operation>(&self) -> Result<I::Output, ResponseError> {
        let mut output = I::output(self)?;
        output.set_request_id(self.request_id());
        Ok(output)
    }

    /// Reads a structure from a JSON body. An empty body is an object without members. Ignores the
    /// members `bound`, which the model binds elsewhere.
    pub(crate) fn json_object<T: Object>(&self, bound: &[&str]) -> Result<T, ResponseError> {
        let body = if self.body.is_empty() { b"{}" } else { self.body };
        from_json(body, |json| {
            read_object(json, bound)?.ok_or_else(|| json.fail("the body is `null`"))
        })
    }

    /// Reads a JSON payload. Returns `None` if the body is empty.
    pub(crate) fn json_payload<T: Codec<Value = T>>(&self) -> Result<Option<T>, ResponseError> {
        if self.body.is_empty() {
            return Ok(None);
        }
        from_json(self.body, |json| Ok(T::read(json)?.or_else(T::null)))
    }

    /// Returns the payload, or `None` if the body is empty.
    pub(crate) fn blob_payload(&self) -> Option<Blob> {
        (!self.body.is_empty()).then(|| Blob::new(self.body))
    }

    /// Reads a text payload. Returns `None` if the body is empty.
    pub(crate) fn text_payload<'a, T: From<&'a str>>(&'a self) -> Result<Option<T>, ResponseError> {
        if self.body.is_empty() {
            return Ok(None);
        }
        utf8(self.body).map(|text| Some(T::from(text)))
    }
}

/// Returns a body as text.
fn utf8(body: &[u8]) -> Result<&str, ResponseError> {
    use serde::de::Error;
    let problem = |_| ResponseError(serde_json::Error::custom("the body is not UTF-8"));
    std::str::from_utf8(body).map_err(problem)
}

/// Reads JSON. All of it is checked to be UTF-8 at once, which is faster than string by string.
fn from_json<T>(
    body: &[u8],
    read: impl FnOnce(&mut dyn Reader) -> Result<T, Failed>,
) -> Result<T, ResponseError> {
    read_json(utf8(body)?, read).map_err(ResponseError)
}

/// The error of a response that does not match the model.
pub struct ResponseError(pub(crate) serde_json::Error);

impl fmt::Debug for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResponseError({self})")
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.0.line(), self.0.column());
        if line == 0 {
            // The error does not concern the text of the body.
            return self.0.fmt(f);
        }
        // The text of `serde_json` may quote the body, which may be sensitive.
        let kind = if self.0.is_data() {
            "a member is not of the type the model gives it"
        } else {
            "the body is not JSON"
        };
        write!(f, "{kind}, at line {line} column {column} of the body")
    }
}

impl std::error::Error for ResponseError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::Structure;
    use crate::types::Part;
    use http::HeaderMap;
    use serde_json::Value;
    use std::collections::HashMap;

    fn response(body: &str) -> http::Response<Bytes> {
        http::Response::new(Bytes::copy_from_slice(body.as_bytes()))
    }

    #[test]
    fn status_from_200_to_299_is_success() {
        let headers = HeaderMap::new();
        let is_success = |status| Response { status, headers: &headers, body: b"" }.is_success();
        assert_eq!(
            [199, 200, 204, 299, 300, 404].map(is_success),
            [false, true, true, true, false, false]
        );
    }

    #[test]
    fn request_id_is_read_from_either_header() {
        for name in ["x-amzn-requestid", "x-amz-request-id"] {
            let mut response = response("");
            response.headers_mut().insert(name, http::HeaderValue::from_static(" e7f1 "));
            assert_eq!(Response::from(&response).request_id(), Some("e7f1"));
        }
        assert_eq!(Response::from(&response("")).request_id(), None);
    }

    #[test]
    fn json_object_rejects_other_json() {
        for body in ["[1]", "null", "{} {}", "{", "1"] {
            let response = response(body);
            assert!(Response::from(&response).json_object::<Part>(&[]).is_err(), "{body}");
        }
        let response = http::Response::new(Bytes::from_static(b"{\"name\": \"\xff\"}"));
        let error = Response::from(&response).json_object::<Part>(&[]).unwrap_err();
        assert_eq!(error.to_string(), "the body is not UTF-8");
    }

    #[test]
    fn empty_body_is_an_object_without_members() {
        let response = response("");
        let part = Response::from(&response).json_object::<Part>(&[]);
        assert_eq!(part.expect("a part"), Part::unset());
    }

    #[test]
    fn payload_of_an_empty_body_is_absent() {
        let response = response("");
        let response = Response::from(&response);
        assert_eq!(response.json_payload::<Value>().expect("no payload"), None);
        assert_eq!(response.text_payload::<&str>().expect("no payload"), None);
        assert_eq!(response.blob_payload(), None);
    }

    #[test]
    fn response_error_does_not_quote_the_body() {
        for (body, kind) in [
            (r#"{"a": "secret"}"#, "a member is not of the type the model gives it, at line 1"),
            (r#"{"a": secret"#, "the body is not JSON, at line 1"),
        ] {
            let response = response(body);
            let read = Response::from(&response).json_payload::<HashMap<String, i32>>();
            let error = read.unwrap_err();
            assert!(error.to_string().starts_with(kind), "{error}");
            assert!(!format!("{error:?}").contains("secret"), "{error:?}");
        }
    }
}
