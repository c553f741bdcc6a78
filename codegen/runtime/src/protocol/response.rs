//! Deserialization of responses.

mod headers;
mod json_without;

pub(crate) use headers::{date_time, epoch_seconds, http_date, media_type, required};

use crate::protocol::{Headers, Operation, OperationOutput};
use aws_smithy_types::Blob;
use bytes::Bytes;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

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

    /// Reads a structure from a JSON body.
    pub(crate) fn json_object<T: DeserializeOwned>(&self) -> Result<T, ResponseError> {
        from_json(self.body)
    }

    /// Reads a JSON payload. Returns `None` if the body is empty.
    pub(crate) fn json_payload<T: DeserializeOwned>(&self) -> Result<Option<T>, ResponseError> {
        if self.body.is_empty() {
            return Ok(None);
        }
        serde_json::from_slice(self.body).map_err(ResponseError)
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
        let problem = |_| {
            use serde::de::Error;
            ResponseError(serde_json::Error::custom("the body is not UTF-8"))
        };
        std::str::from_utf8(self.body).map(|text| Some(T::from(text))).map_err(problem)
    }
}

/// Reads a JSON object. An empty body is an object without members.
fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ResponseError> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice::<Object<T>>(body).map(|object| object.0).map_err(ResponseError)
}

/// A structure from an object. Serde's derive alone accepts an array, too.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData)).map(Object)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(members))
    }
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
    use http::HeaderMap;
    use serde_json::{Value, json};

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
        #[derive(Debug, Deserialize)]
        struct Pair {
            _a: i32,
        }

        let array = response("[1]");
        assert!(Response::from(&array).json_object::<Pair>().is_err());
        let object = response("");
        assert_eq!(Response::from(&object).json_object::<Value>().expect("an object"), json!({}));
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
            let read =
                Response::from(&response).json_object::<std::collections::HashMap<String, i32>>();
            let error = read.unwrap_err();
            assert!(error.to_string().starts_with(kind), "{error}");
            assert!(!format!("{error:?}").contains("secret"), "{error:?}");
        }
    }
}
