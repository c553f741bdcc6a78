//! A service on the loopback interface that returns prepared replies and records requests.

#![allow(dead_code, reason = "each test crate uses some of the helpers")]

#[cfg(feature = "client")]
pub mod script;
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
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::net::{TcpListener, TcpStream};

/// The ARN of a room.
pub const ROOM: &str = "arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6";

/// The same ARN as a label in a path.
pub const ROOM_IN_PATH: &str =
    "arn%3Aaws%3Aivschat%3Aus-west-2%3A123456789012%3Aroom%2Fg1H2I3j4k5L6";

/// A recorded request.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// The request target: a whole URL if sent to a proxy, or else path and query.
    pub target: String,
    pub path: String,
    pub query: String,
    pub headers: http::HeaderMap,
    pub body: Bytes,
}

impl Request {
    /// Parses the body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    /// Returns a header as text, or an empty text without the header.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// Checks that the request is signed with the credentials that the service accepts.
    pub fn check_signature(&self) {
        sigv4::verify(self, REGION, SECRET);
    }
}

/// A reply of the service.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Bytes,
}

impl Reply {
    /// Creates a reply without headers.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Reply { status, headers: Vec::new(), body: body.into() }
    }

    /// Creates a successful reply with a JSON body.
    pub fn json(body: serde_json::Value) -> Self {
        Reply::new(200, body.to_string())
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// The service.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

type Answer = Box<dyn FnMut(&Request) -> Reply + Send>;

struct State {
    answer: Mutex<Answer>,
    requests: Mutex<Vec<Request>>,
    connections: AtomicUsize,
    open: AtomicUsize,
}

impl Server {
    /// Starts a service that returns these replies in order, and repeats the last.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        Server::listen(listener().await, replies)
    }

    /// Starts such a service on an existing listener.
    pub fn listen(listener: TcpListener, replies: impl IntoIterator<Item = Reply>) -> Self {
        let mut replies: VecDeque<Reply> = replies.into_iter().collect();
        Server::answering(listener, move |_| match replies.len() {
            0 => Reply::new(500, "no reply prepared"),
            1 => replies[0].clone(),
            _ => replies.pop_front().expect("a reply"),
        })
    }

    /// Starts a service that computes its replies.
    pub fn answering(
        listener: TcpListener,
        answer: impl FnMut(&Request) -> Reply + Send + 'static,
    ) -> Self {
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(State {
            answer: Mutex::new(Box::new(answer)),
            requests: Mutex::default(),
            connections: AtomicUsize::default(),
            open: AtomicUsize::default(),
        });
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Server { address, state }
    }

    /// Returns the address of the service.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the URL of the service.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.state.requests.lock().expect("no thread panicked").clone()
    }

    /// Returns the only request. Asserts that no other was sent, and that its signature is valid.
    pub fn request(&self) -> Request {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "one request");
        requests[0].check_signature();
        requests[0].clone()
    }

    /// Returns the number of connections so far.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// Returns the number of open connections.
    pub fn open_connections(&self) -> usize {
        self.state.open.load(Ordering::SeqCst)
    }
}

#[cfg(feature = "client")]
impl Server {
    /// Returns a configuration for the service, without retries.
    pub fn config(&self) -> ivschat::config::Builder {
        config(self.url())
    }

    /// Returns a client of the service, without retries.
    pub fn client(&self) -> Client {
        Client::from_conf(self.config().build())
    }
}

/// Returns a listener on a free port.
pub async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a port")
}

/// Returns a configuration for the service at a URL, without retries.
#[cfg(feature = "client")]
pub fn config(url: impl Into<String>) -> ivschat::config::Builder {
    Config::builder()
        .region(Region::new(REGION))
        .credentials_provider(credentials())
        .endpoint_url(url)
        .retry_config(RetryConfig::disabled())
}

const REGION: &str = "us-west-2";
/// The secret access key.
pub const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// The session token.
pub const SESSION_TOKEN: &str = "the-session-token";

/// Returns the credentials that the service accepts.
pub fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRET, Some(SESSION_TOKEN.to_owned()), None, "tests")
}

async fn serve(stream: TcpStream, state: Arc<State>) {
    state.connections.fetch_add(1, Ordering::SeqCst);
    state.open.fetch_add(1, Ordering::SeqCst);
    let service = service_fn(|request| answer(&state, request));
    let http = hyper::server::conn::http1::Builder::new();
    // A client may close the connection at any time.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
    state.open.fetch_sub(1, Ordering::SeqCst);
}

async fn answer(
    state: &State,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    let request = Request {
        method: parts.method.to_string(),
        target: parts.uri.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body,
    };
    let reply = (state.answer.lock().expect("no thread panicked"))(&request);
    state.requests.lock().expect("no thread panicked").push(request);
    let mut response = hyper::Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    Ok(response.body(Full::new(reply.body)).expect("a response"))
}
