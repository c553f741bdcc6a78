//! A service that misbehaves, connection by connection, as a script tells it.

use super::{config, listener};
use ivschat::config::Builder;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a service does next with a connection. After the last step it closes it.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a request.
    Read,
    /// Writes this, be it a response or not.
    Write(Vec<u8>),
    /// Does nothing for a while.
    Pause(Duration),
    /// Does nothing, ever.
    Hang,
    /// Closes the connection with a reset.
    Reset,
}

impl Step {
    pub fn write(text: impl Into<Vec<u8>>) -> Self {
        Step::Write(text.into())
    }

    /// Writes a response of success.
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
    /// Starts a service that treats its connections so, one after the other, and further ones as
    /// the last.
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

    /// The URL of the service.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A configuration for the service, without retries.
    pub fn config(&self) -> Builder {
        config(self.url())
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    /// How many requests were read.
    pub fn requests(&self) -> usize {
        self.counts.requests.load(Ordering::SeqCst)
    }
}

async fn play(mut stream: TcpStream, steps: Vec<Step>, counts: Arc<Counts>) {
    for step in steps {
        match step {
            Step::Read => match read(&mut stream).await {
                Some(()) => _ = counts.requests.fetch_add(1, Ordering::SeqCst),
                None => return,
            },
            // The client may have gone away.
            Step::Write(bytes) => _ = stream.write_all(&bytes).await,
            Step::Pause(time) => tokio::time::sleep(time).await,
            Step::Hang => std::future::pending().await,
            Step::Reset => stream.set_zero_linger().expect("an open connection"),
        }
    }
}

/// Reads a request to its end, or nothing if the connection ends before.
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
