//! A service that follows a script for each connection, to simulate faults.

use super::{config, listener};
use ivschat::config::Builder;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A step of the script for a connection. After the last step, the service closes the connection.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a request.
    Read,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Waits for some time.
    Pause(Duration),
    /// Waits forever.
    Hang,
    /// Closes the connection with a reset.
    Reset,
}

impl Step {
    /// Returns a step that writes text.
    pub fn write(text: impl Into<Vec<u8>>) -> Self {
        Step::Write(text.into())
    }

    /// Returns a step that writes a successful response.
    pub fn ok(body: &str) -> Self {
        Step::write(format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len()))
    }
}

/// The service.
pub struct Script {
    address: SocketAddr,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    requests: AtomicUsize,
}

impl Script {
    /// Starts a service with a script for each connection, in order. Further connections follow the last
    /// script.
    pub async fn start<const N: usize>(connections: [Vec<Step>; N]) -> Self {
        let listener = listener().await;
        let address = listener.local_addr().expect("an address");
        let counts = Arc::new(Counts::default());
        let shared = Arc::clone(&counts);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = shared.connections.fetch_add(1, Ordering::SeqCst);
                let steps = connections[number.min(N - 1)].clone();
                tokio::spawn(play(stream, steps, Arc::clone(&shared)));
            }
        });
        Script { address, counts }
    }

    /// Returns the URL of the service.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns a configuration for the service, without retries.
    pub fn config(&self) -> Builder {
        config(self.url())
    }

    /// Returns the number of connections so far.
    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    /// Returns the number of requests so far.
    pub fn requests(&self) -> usize {
        self.counts.requests.load(Ordering::SeqCst)
    }
}

/// Runs the script of a connection.
async fn play(mut stream: TcpStream, steps: Vec<Step>, counts: Arc<Counts>) {
    for step in steps {
        match step {
            Step::Read => match read(&mut stream).await {
                Some(()) => _ = counts.requests.fetch_add(1, Ordering::SeqCst),
                None => return,
            },
            // The client may have closed the connection.
            Step::Write(bytes) => _ = stream.write_all(&bytes).await,
            Step::Pause(time) => tokio::time::sleep(time).await,
            Step::Hang => std::future::pending().await,
            Step::Reset => stream.set_zero_linger().expect("an open connection"),
        }
    }
}

/// Reads a whole request. Returns `None` if the connection ends first.
async fn read(stream: &mut TcpStream) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).expect("text");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length = length.map_or(0, |length| length.parse().expect("a length"));
    stream.read_exact(&mut vec![0; length]).await.ok()?;
    Some(())
}
