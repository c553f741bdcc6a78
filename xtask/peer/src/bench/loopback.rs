//! The time of a call over HTTP on the loopback interface.

use super::Side;
use super::rows::{Quantity, Rows};
use anyhow::{Context, Result};
use aws_smithy_http_client::Builder;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use std::future::Future;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Instant;
use tokio::task::JoinSet;

const CALLS: u32 = 4_000;
const IN_FLIGHT: usize = 64;

/// Measures the time of a call of both clients, while many are in flight.
pub fn measure(rows: &mut Rows) -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").context("cannot listen on 127.0.0.1")?;
    let url = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || serve(stream));
        }
    });
    let config = |http_client: SharedHttpClient| {
        crate::config::shared(None).endpoint_url(&url).http_client(http_client).build()
    };
    let official = aws_sdk_ivschat::Client::new(&config(Builder::new().build_http()));
    let ours = ivschat::Client::new(&config(Builder::new().build_http()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;

    let name = &format!("get_room over loopback, {IN_FLIGHT} in flight");
    let time = Quantity { name, unit: "us", rounds: 9 };
    rows.compare(time, |side| match side {
        Side::Official => runtime.block_on(micros(|| {
            let call = official.get_room().identifier("room").send();
            async { call.await.map(drop).map_err(anyhow::Error::from) }
        })),
        Side::Ours => runtime.block_on(micros(|| {
            let call = ours.get_room().identifier("room").send();
            async { call.await.map(drop).map_err(anyhow::Error::from) }
        })),
    })
}

/// Makes calls, at most [`IN_FLIGHT`] at once, and returns the microseconds for each.
async fn micros<F>(call: impl Fn() -> F) -> Result<f64>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let start = Instant::now();
    let mut calls = JoinSet::new();
    for _ in 0..CALLS {
        if calls.len() >= IN_FLIGHT
            && let Some(done) = calls.join_next().await
        {
            done??;
        }
        calls.spawn(call());
    }
    while let Some(done) = calls.join_next().await {
        done??;
    }
    Ok(start.elapsed().as_secs_f64() * 1e6 / f64::from(CALLS))
}

/// Answers the requests of a connection. Takes each read as one whole request.
fn serve(mut stream: TcpStream) {
    const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\
        content-length: 16\r\n\r\n{\"name\":\"lobby\"}";
    let mut request = [0; 8192];
    while stream.read(&mut request).is_ok_and(|length| length > 0) {
        if stream.write_all(ANSWER).is_err() {
            return;
        }
    }
}
