//! Retries after errors with the `retryable` trait.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use feature_retryable::config::{Config, Credentials, Region, RetryConfig};
use feature_retryable::error::ErrorMetadata;
use feature_retryable::operation::try_operation::TryError;
use feature_retryable::types::error::Slow;
use feature_retryable::{Client, Error};
use std::time::Duration;

/// Returns the number of attempts of a call that fails with this error, and then succeeds. Asserts that
/// the error is transient if it is retried.
async fn attempts(code: &str) -> usize {
    let request = || http::Request::get("https://example.com/try").body(SdkBody::empty());
    let failed = http::Response::builder().status(400).header("x-amzn-errortype", code);
    let answers = [failed.body(SdkBody::from("{}")), http::Response::builder().body("{}".into())];
    let events = answers
        .map(|answer| ReplayEvent::new(request().expect("a request"), answer.expect("a response")));
    let http_client = StaticReplayClient::new(events.into());
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let config = Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
        .endpoint_url("https://example.com")
        .http_client(http_client.clone())
        .retry_config(retries)
        .build();
    let _ = Client::from_conf(config).try_operation().send().await;
    let attempts = http_client.actual_requests().count();
    let metadata = ErrorMetadata::new("Try").with_status(400).with_code(code);
    assert_eq!(Error::from(TryError::Unknown(metadata)).is_transient(), attempts == 2, "{code}");
    attempts
}

#[tokio::test]
async fn only_retryable_errors_are_retried() {
    assert_eq!(attempts("Slow").await, 2);
    assert_eq!(attempts("Broken").await, 2);
    assert_eq!(attempts("Final").await, 1);
    assert_eq!(attempts("Unknown").await, 1);
}

#[test]
fn throttling_error_is_throttled() {
    assert!(TryError::from(Slow::builder().build()).is_throttled());
}
