//! A service for protocol tests, which records the request and returns a given response.

#![allow(dead_code, reason = "not every model has tests of every kind")]

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::body::SdkBody;
use serde::Serialize;
use serde_json::Value;
use std::error::Error;
use std::sync::{Arc, Mutex};

/// A service with one response.
#[derive(Clone)]
pub(crate) struct Service {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    host: &'static str,
    seen: Arc<Mutex<Option<http::Request<SdkBody>>>>,
}

impl Default for Service {
    fn default() -> Self {
        Service::responding(200, &[], "{}")
    }
}

impl Service {
    /// Returns a service that responds to each request with this response.
    pub(crate) fn responding(
        status: u16,
        headers: &[(&str, &str)],
        body: impl Into<Vec<u8>>,
    ) -> Self {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        let (headers, body) = (headers.collect(), body.into());
        Service { status, headers, body, host: "example.com", seen: Arc::default() }
    }

    /// Sets the host of the service, with an optional path.
    pub(crate) fn at(self, host: &'static str) -> Self {
        Service { host, ..self }
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("https://{}", self.host)
    }

    pub(crate) fn http_client(&self) -> SharedHttpClient {
        let service = self.clone();
        let client = infallible_client_fn(move |request: http::Request<SdkBody>| {
            *service.seen.lock().expect("a lock") = Some(request);
            let response = http::Response::builder().status(service.status);
            let headers = service.headers.iter();
            let response = headers.fold(response, |response, (name, value)| {
                response.header(name.as_str(), value.as_str())
            });
            response.body(SdkBody::from(service.body.clone())).expect("a response")
        });
        SharedHttpClient::new(client)
    }

    /// Returns the recorded request. `error` is the error of the call, if it failed.
    pub(crate) fn request(&self, error: Option<impl Error>) -> Request {
        let request = self.seen.lock().expect("a lock").take();
        let error = error.map(|error| error.to_string());
        Request(request.unwrap_or_else(|| panic!("no request was sent: {error:?}")))
    }
}

/// A request, with assertions.
pub(crate) struct Request(http::Request<SdkBody>);

impl Request {
    pub(crate) fn method(self, method: &str) -> Self {
        assert_eq!(self.0.method().as_str(), method, "the method");
        self
    }

    pub(crate) fn path(self, path: &str) -> Self {
        assert_eq!(self.0.uri().path(), path, "the path");
        self
    }

    pub(crate) fn host(self, host: &str) -> Self {
        assert_eq!(self.0.uri().host(), Some(host), "the host");
        self
    }

    /// Asserts that the query has exactly these parameters.
    pub(crate) fn query(self, expected: &[&str]) -> Self {
        let mut expected: Vec<_> = expected.iter().map(|parameter| normal(parameter)).collect();
        let mut found = self.parameters();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "the query");
        self
    }

    /// Asserts that the query has these parameters.
    pub(crate) fn query_has(self, expected: &[&str]) -> Self {
        let found = self.parameters();
        for parameter in expected {
            assert!(found.contains(&normal(parameter)), "{parameter} is not in {found:?}");
        }
        self
    }

    pub(crate) fn parameter(self, name: &str) -> Self {
        assert!(self.has_parameter(name), "no parameter {name} is in {:?}", self.parameters());
        self
    }

    pub(crate) fn no_parameter(self, name: &str) -> Self {
        assert!(!self.has_parameter(name), "a parameter {name} is in {:?}", self.parameters());
        self
    }

    fn has_parameter(&self, name: &str) -> bool {
        self.parameters().iter().any(|parameter| parameter.split('=').next() == Some(name))
    }

    fn parameters(&self) -> Vec<String> {
        let query = self.0.uri().query().unwrap_or_default();
        query.split('&').filter(|parameter| !parameter.is_empty()).map(normal).collect()
    }

    pub(crate) fn header(self, name: &str, expected: &str) -> Self {
        let values = self.0.headers().get_all(name).iter();
        let values: Vec<_> = values.map(|value| value.to_str().expect("text")).collect();
        assert!(!values.is_empty(), "no header {name}");
        assert_eq!(values.join(", "), expected, "the header {name}");
        self
    }

    pub(crate) fn some_header(self, name: &str) -> Self {
        assert!(self.0.headers().contains_key(name), "no header {name}");
        self
    }

    pub(crate) fn no_header(self, name: &str) -> Self {
        assert!(!self.0.headers().contains_key(name), "a header {name}");
        self
    }

    pub(crate) fn no_body(self) -> Self {
        self.body("")
    }

    pub(crate) fn body(self, expected: &str) -> Self {
        let body = self.0.body().bytes().expect("a body in memory");
        assert_eq!(String::from_utf8_lossy(body), expected, "the body");
        self
    }

    pub(crate) fn json(self, expected: &str) -> Self {
        assert_json(self.0.body().bytes().expect("a body in memory"), expected);
        self
    }

    pub(crate) fn into_body(self) -> SdkBody {
        self.0.into_body()
    }
}

/// Asserts that a body is equal to JSON.
pub(crate) fn assert_json(body: &[u8], expected: &str) {
    let body: Value = serde_json::from_slice(body).expect("JSON");
    let expected: Value = serde_json::from_str(expected).expect("JSON");
    assert_eq!(numbers(body), numbers(expected), "the body");
}

/// Removes the `=` of a parameter with an empty value.
fn normal(parameter: &str) -> String {
    parameter.strip_suffix('=').unwrap_or(parameter).to_owned()
}

/// Converts numbers, so that `1` is equal to `1.0`.
fn numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Number(number), Value::from),
        Value::Array(values) => values.into_iter().map(numbers).collect(),
        Value::Object(values) => {
            values.into_iter().map(|(name, value)| (name, numbers(value))).collect()
        }
        other => other,
    }
}

/// Asserts that two values are equal as JSON. As JSON, NaN is equal to NaN.
pub(crate) fn assert_same<T: Serialize>(found: &T, expected: &T) {
    let [found, expected] =
        [found, expected].map(|value| serde_json::to_value(value).expect("JSON"));
    assert_eq!(found, expected);
}
