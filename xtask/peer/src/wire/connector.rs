//! An HTTP client that records requests and returns a given response.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A recorded request.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub method: String,
    pub uri: String,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Request {
    /// Returns the body as a JSON value, or `null` if it is empty.
    pub fn json(&self) -> Value {
        match self.body.as_slice() {
            [] => Value::Null,
            body => serde_json::from_slice(body).expect("a JSON body"),
        }
    }

    /// Returns the value of a header, or an empty text without the header.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// Returns a field of the signature: `SignedHeaders` or `Signature`.
    pub fn signature(&self, field: &str) -> &str {
        let fields = self.header("authorization").split(", ");
        let mut values = fields.filter_map(|part| part.strip_prefix(field)?.strip_prefix('='));
        values.next().unwrap_or_default()
    }
}

/// A response to return.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

impl Default for Response {
    fn default() -> Self {
        Response { status: 200, headers: Vec::new(), body: "{}".to_owned() }
    }
}

/// The HTTP client.
#[derive(Clone, Debug, Default)]
pub struct Connector {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    request: Option<Request>,
    response: Response,
}

impl Connector {
    /// Sets the response to all further requests.
    pub fn answer_with(&self, response: Response) {
        self.state.lock().expect("no thread panicked").response = response;
    }

    /// Returns the latest request since the previous call, if there was one.
    pub fn take_request(&self) -> Option<Request> {
        self.state.lock().expect("no thread panicked").request.take()
    }
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut state = self.state.lock().expect("no thread panicked");
        let headers = request.headers().iter();
        state.request = Some(Request {
            method: request.method().to_owned(),
            uri: request.uri().to_owned(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            body: request.body().bytes().unwrap_or_default().to_vec(),
        });
        let Response { status, headers, body } = state.response.clone();
        let status = status.try_into().expect("a valid status");
        let mut response = HttpResponse::new(status, SdkBody::from(body));
        for (name, value) in headers {
            response.headers_mut().insert(name, value);
        }
        HttpConnectorFuture::ready(Ok(response))
    }
}

impl HttpClient for Connector {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
