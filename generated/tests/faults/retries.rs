//! Failures that are retried, and failures that are not.

use crate::support::{Reply, Server};
use crate::{error, in_time, persistent, retries, retrying};
use ivschat::Client;
use ivschat::config::RetryConfig;
use ivschat::config::retry::{RetryPartition, TokenBucket};
use serde_json::json;
use std::time::{Duration, Instant};

fn unavailable() -> Reply {
    Reply::new(503, "")
}

fn throttling() -> Reply {
    Reply::new(429, "{}").header("x-amzn-errortype", "ThrottlingException")
}

fn success() -> Reply {
    Reply::json(json!({}))
}

/// Returns the duration of a call that fails once and then succeeds.
async fn time_to_recover(failure: Reply, retries: RetryConfig) -> Duration {
    let server = Server::start([failure, success()]).await;
    let start = Instant::now();
    in_time(retrying(server.config(), retries).list_rooms().send()).await.unwrap();
    assert_eq!(server.requests().len(), 2);
    start.elapsed()
}

#[tokio::test]
async fn unavailable_service_is_retried_with_the_same_invocation_id() {
    let server = Server::start([unavailable(), success()]).await;
    in_time(persistent(server.config()).list_rooms().send()).await.unwrap();
    let requests = server.requests();
    let attempts = requests.iter().map(|request| request.header("amz-sdk-request"));
    assert!(attempts.eq(["attempt=1; max=3", "attempt=2; max=3"]));
    let invocation = |number: usize| requests[number].header("amz-sdk-invocation-id");
    assert_eq!(invocation(0), invocation(1));
    requests.iter().for_each(crate::support::Request::check_signature);
}

#[tokio::test]
async fn third_failure_is_returned() {
    let reply = unavailable().header("x-amzn-requestid", "1b4e28ba");
    let server = Server::start([unavailable(), unavailable(), reply]).await;
    let error = error(persistent(server.config()).list_rooms().send()).await;
    assert_eq!(server.requests().len(), 3);
    let text = "ListRooms: an error without a code (HTTP 503, request id 1b4e28ba)";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn only_transient_errors_are_retried() {
    for (status, code, attempts) in [
        (429, "ThrottlingException", 3),
        (400, "ThrottlingException", 3),
        (400, "ValidationException", 1),
        (403, "AccessDeniedException", 1),
        (409, "ConflictException", 1),
        (429, "UnknownException", 1),
        (429, "SlowDown", 3),
        (400, "RequestTimeout", 3),
        (500, "InternalServerException", 3),
        (502, "UnknownException", 3),
        (504, "ValidationException", 3),
        (501, "UnknownException", 1),
    ] {
        let reply = Reply::new(status, "{}").header("x-amzn-errortype", code);
        let server = Server::start([reply]).await;
        let error = error(persistent(server.config()).list_rooms().send()).await;
        assert_eq!(server.requests().len(), attempts, "{status} {code}");
        assert_eq!((error.code(), error.status()), (Some(code), Some(status)));
        assert_eq!(error.is_transient(), attempts > 1, "{status} {code}");
    }
}

#[tokio::test]
async fn codeless_error_is_retried_by_its_status() {
    for (status, attempts) in [(400, 1), (403, 1), (404, 1), (408, 3), (409, 1), (429, 3), (501, 1)]
    {
        for body in ["", "{}", r#"{"message": "Slow"}"#, "<html>"] {
            let server = Server::start([Reply::new(status, body)]).await;
            let error = error(persistent(server.config()).list_rooms().send()).await;
            assert_eq!(server.requests().len(), attempts, "{status}: {body}");
            assert_eq!((error.code(), error.status()), (None, Some(status)));
            assert_eq!(error.is_transient(), attempts > 1, "{status}: {body}");
            assert_eq!(error.is_throttled(), status == 429, "{status}: {body}");
        }
    }
}

#[tokio::test]
async fn error_with_code_is_not_retried_by_its_status() {
    for status in [408, 429] {
        for code in ["UnknownException", "ValidationException"] {
            let reply = Reply::new(status, "{}").header("x-amzn-errortype", code);
            let server = Server::start([reply]).await;
            error(persistent(server.config()).list_rooms().send()).await;
            assert_eq!(server.requests().len(), 1, "{status} {code}");
        }
    }
}

#[tokio::test]
async fn retry_of_codeless_error_takes_tokens() {
    // A retry takes 10 tokens, or 5 after throttling.
    for (status, capacity) in [(408, 20), (429, 10)] {
        let bucket = TokenBucket::new(capacity);
        let partition = RetryPartition::custom("few").token_bucket(bucket).build();
        let retries = retries().with_max_attempts(9);
        let server = Server::start([Reply::new(status, "")]).await;
        let config = server.config().retry_config(retries).retry_partition(partition).build();
        error(Client::from_conf(config).list_rooms().send()).await;
        assert_eq!(server.requests().len(), 3, "{status}");
    }
}

#[tokio::test]
async fn adaptive_client_slows_down_after_codeless_429() {
    for (status, pause) in [(429, true), (408, false)] {
        let server = Server::start([Reply::new(status, ""), success()]).await;
        let retries = RetryConfig::adaptive().with_max_backoff(Duration::from_millis(1));
        let client = retrying(server.config(), retries);
        in_time(client.list_rooms().send()).await.unwrap();
        let start = Instant::now();
        in_time(client.list_rooms().send()).await.unwrap();
        assert_eq!(start.elapsed() >= Duration::from_millis(500), pause, "{status}");
    }
}

#[tokio::test]
async fn retry_after_header_delays_the_retry() {
    for failure in [throttling(), unavailable(), Reply::new(429, ""), Reply::new(408, "")] {
        let failure = failure.header("x-amz-retry-after", "300");
        assert!(time_to_recover(failure, retries()).await >= Duration::from_millis(300));
    }
}

#[tokio::test]
async fn retry_after_header_is_capped_at_the_maximum_backoff() {
    let failure = throttling().header("x-amz-retry-after", "3600000");
    let retries = retries().with_max_backoff(Duration::from_millis(200));
    assert!(time_to_recover(failure, retries).await >= Duration::from_millis(200));
}

#[tokio::test]
async fn other_or_invalid_retry_after_header_is_ignored() {
    for (name, value) in [("retry-after", "3600"), ("x-amz-retry-after", "an hour")] {
        time_to_recover(throttling().header(name, value), retries()).await;
    }
}

#[tokio::test]
async fn configured_number_of_attempts_is_made() {
    for retries in [1, 2, 5].map(|attempts| retries().with_max_attempts(attempts)) {
        let attempts = retries.max_attempts() as usize;
        let server = Server::start([unavailable()]).await;
        error(retrying(server.config(), retries).list_rooms().send()).await;
        assert_eq!(server.requests().len(), attempts);
    }
}

#[tokio::test]
async fn disabled_retries_make_one_attempt() {
    let server = Server::start([unavailable()]).await;
    error(retrying(server.config(), RetryConfig::disabled()).list_rooms().send()).await;
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn clients_with_a_shared_empty_token_bucket_do_not_retry() {
    // The tokens suffice for two retries after such failures.
    let partition = RetryPartition::custom("few").token_bucket(TokenBucket::new(20)).build();
    let server = Server::start([unavailable()]).await;
    let config = server.config().retry_config(retries()).retry_partition(partition).build();
    let (client, other) = (Client::from_conf(config.clone()), Client::from_conf(config));
    error(client.list_rooms().send()).await;
    assert_eq!(server.requests().len(), 3);
    error(other.list_rooms().send()).await;
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn adaptive_client_slows_down_after_throttling() {
    let server = Server::start([throttling(), success()]).await;
    let retries = RetryConfig::adaptive().with_max_backoff(Duration::from_millis(1));
    let client = retrying(server.config(), retries);
    in_time(client.list_rooms().send()).await.unwrap();
    assert_eq!(server.requests().len(), 2);
    let start = Instant::now();
    in_time(client.list_rooms().send()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(500));
}
