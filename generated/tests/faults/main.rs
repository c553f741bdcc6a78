//! Faults on the way to the service and back: the result of the call, the requests that the service
//! receives, and that the client remains usable.

// These tests need an HTTP client, which the TLS features bring.
#![cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]

mod clock;
mod connections;
mod credentials;
mod error_bodies;
mod lifetime;
mod load;
mod proxy;
mod responses;
mod retries;
mod timeouts;
mod tls;
mod tls_server;

#[path = "../support/mod.rs"]
mod support;

use ivschat::config::retry::RetryPartition;
use ivschat::config::{Builder, RetryConfig};
use ivschat::error::{CallError, CallErrorKind};
use ivschat::operation::get_room::GetRoomOutput;
use ivschat::{Client, Error};
use std::fmt::Debug;
use std::time::Duration;
use support::ROOM;

/// Waits for a future, at most 20 seconds.
async fn in_time<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("no hang")
}

/// Makes a call.
async fn get_room(client: &Client) -> Result<GetRoomOutput, Error> {
    Ok(in_time(client.get_room().identifier(ROOM).send()).await?)
}

/// Returns the error of a call. Asserts that it is one line without secrets.
async fn error<T: Debug, E: Into<Error>>(call: impl Future<Output = Result<T, E>>) -> Error {
    let error = in_time(call).await.map_err(Into::into).unwrap_err();
    let text = error.to_string();
    assert!(!text.contains(char::is_control), "{text}");
    for secret in [support::SECRET, support::SESSION_TOKEN, "AWS4-HMAC-SHA256", "hidden"] {
        assert!(!format!("{text} {error:?}").contains(secret), "{secret} in {text} {error:?}");
    }
    error
}

/// Returns the error of a call that got no valid response. Asserts its kind.
async fn failure<T: Debug, E: Into<Error>>(
    kind: CallErrorKind,
    call: impl Future<Output = Result<T, E>>,
) -> CallError {
    let Error::Failed(failure) = error(call).await else { panic!("the service answered") };
    assert_eq!(failure.kind(), kind, "{failure}");
    failure
}

/// Returns a retry configuration with short pauses.
fn retries() -> RetryConfig {
    RetryConfig::standard().with_initial_backoff(Duration::from_millis(1))
}

/// Returns a client that makes up to three attempts.
fn persistent(config: Builder) -> Client {
    retrying(config, retries())
}

/// Returns a client that retries with a separate token bucket. These tests would empty the shared one.
fn retrying(config: Builder, retries: RetryConfig) -> Client {
    let partition = RetryPartition::custom("faults").build();
    Client::from_conf(config.retry_config(retries).retry_partition(partition).build())
}
