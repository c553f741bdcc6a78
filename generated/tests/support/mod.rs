//! A service on loopback, for the tests: it answers as it is told and keeps what it was asked.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod sigv4;

use aws_credential_types::Credentials;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
#[cfg(feature = "client")]
use ivschat::Client;
#[cfg(feature = "client")]
use ivschat::config::{Config, Region, RetryConfig};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// A room as the service names it.
pub const ROOM: &str = "arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6";

/// The same, as a part of a path.
pub const ROOM_IN_PATH: &str =
    "arn%3Aaws%3Aivschat%3Aus-west-2%3A123456789012%3Aroom%2Fg1H2I3j4k5L6";

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub query: String,
    pub headers: http::HeaderMap,
    pub body: Bytes,
}

impl Request {
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    /// A header as text, empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

impl Reply {
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Reply { status, headers: Vec::new(), body: body.into() }
    }

    pub fn json(body: serde_json::Value) -> Self {
        Reply::new(200, body.to_string())
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// The service.
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    replies: VecDeque<Reply>,
    requests: Vec<Request>,
}

impl Server {
    /// Starts a service that gives these answers, one after the other, and then the last again.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let replies = replies.into_iter().collect();
        let state = Arc::new(Mutex::new(State { replies, ..State::default() }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&shared);
                let service = service_fn(move |request| answer(Arc::clone(&shared), request));
                let connection = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service);
                tokio::spawn(connection);
            }
        });
        Server { address, state }
    }

    /// The URL of the service.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the service was asked so far.
    pub fn requests(&self) -> Vec<Request> {
        self.state.lock().expect("no panic").requests.clone()
    }

    /// The one request that the service got, whose signature is right.
    pub fn request(&self) -> Request {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "one request");
        sigv4::verify(&requests[0], REGION, SECRET);
        requests[0].clone()
    }
}

#[cfg(feature = "client")]
impl Server {
    /// A configuration for the service, without retries.
    pub fn config(&self) -> ivschat::config::Builder {
        Config::builder()
            .region(Region::new(REGION))
            .credentials_provider(credentials())
            .endpoint_url(self.url())
            .retry_config(RetryConfig::disabled())
    }

    /// A client of the service, without retries.
    pub fn client(&self) -> Client {
        Client::from_conf(self.config().build())
    }
}

const REGION: &str = "us-west-2";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// Credentials that the service accepts.
pub fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRET, Some("session-token".to_owned()), None, "tests")
}

async fn answer(
    state: Arc<Mutex<State>>,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    let mut state = state.lock().expect("no panic");
    state.requests.push(Request {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body,
    });
    let reply = match state.replies.len() {
        0 => Reply::new(500, "no reply left"),
        1 => state.replies[0].clone(),
        _ => state.replies.pop_front().expect("a reply"),
    };
    let mut response = hyper::Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    Ok(response.body(Full::new(reply.body.into())).expect("a response"))
}
