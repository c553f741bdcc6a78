//! What goes wrong on the way to the service and back, and what becomes of the call then: its
//! result or its error, what the service sees of it, and that the client goes on.

// All of this takes an HTTP client, which comes with TLS.
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

/// Waits for what must not take forever.
async fn in_time<F: Future>(what: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), what).await.expect("an end")
}

/// Gets a room, whatever the service makes of it.
async fn get_room(client: &Client) -> Result<GetRoomOutput, Error> {
    Ok(in_time(client.get_room().identifier(ROOM).send()).await?)
}

/// The error of a call that fails: one line, without a secret.
async fn error<T: Debug, E: Into<Error>>(call: impl Future<Output = Result<T, E>>) -> Error {
    let error = in_time(call).await.map_err(Into::into).unwrap_err();
    let text = error.to_string();
    assert!(!text.contains(char::is_control), "{text}");
    for secret in [support::SECRET, support::SESSION_TOKEN, "AWS4-HMAC-SHA256", "hidden"] {
        assert!(!format!("{text} {error:?}").contains(secret), "{secret} in {text} {error:?}");
    }
    error
}

/// The error of a call that fails in this way.
async fn failure<T: Debug, E: Into<Error>>(
    kind: CallErrorKind,
    call: impl Future<Output = Result<T, E>>,
) -> CallError {
    let Error::Failed(failure) = error(call).await else { panic!("the service answered") };
    assert_eq!(failure.kind(), kind, "{failure}");
    failure
}

/// Retries without much of a pause.
fn retries() -> RetryConfig {
    RetryConfig::standard().with_initial_backoff(Duration::from_millis(1))
}

/// A client that tries again, up to three times in all.
fn persistent(config: Builder) -> Client {
    retrying(config, retries())
}

/// A client that tries again with an allowance of its own: that of all would be used up here.
fn retrying(config: Builder, retries: RetryConfig) -> Client {
    let partition = RetryPartition::custom("faults").build();
    Client::from_conf(config.retry_config(retries).retry_partition(partition).build())
}
