//! Timeouts.

use crate::support::script::{Script, Step};
use crate::{failure, get_room, persistent, retries, retrying};
use ivschat::Client;
use ivschat::config::{Builder, RetryConfig, StalledStreamProtectionConfig, TimeoutConfig};
use ivschat::error::CallErrorKind::TimedOut;
use ivschat::error::Timeout;
use std::time::Duration;

/// A short timeout.
const SOON: Duration = Duration::from_millis(250);

/// The first half of a response.
const HALF: &str =
    "HTTP/1.1 200 OK\r\nx-amzn-requestid: 1b4e28ba\r\ncontent-length: 20\r\n\r\n{\"name\": ";

/// Starts a service whose first connection hangs after these steps. Other connections succeed.
async fn server(mut first: Vec<Step>) -> Script {
    first.push(Step::Hang);
    Script::start([first, vec![Step::Read, Step::ok("{}")]]).await
}

/// Asserts that a single attempt times out, that the client remains usable, and that a retry succeeds.
/// Returns the text of the error.
async fn assert_times_out(
    timeout: Timeout,
    first: Vec<Step>,
    configure: impl Fn(Builder) -> Builder,
) -> String {
    let once = async {
        let server = server(first.clone()).await;
        let client = Client::from_conf(configure(server.config()).build());
        let failure = failure(TimedOut(timeout), get_room(&client)).await;
        assert_eq!(server.requests(), 1);
        get_room(&client).await.unwrap();
        assert_eq!(server.requests(), 2);
        failure.to_string()
    };
    let again = async {
        let server = server(first.clone()).await;
        get_room(&persistent(configure(server.config()))).await.unwrap();
        assert_eq!(server.requests(), 2);
    };
    tokio::join!(once, again).0
}

#[tokio::test]
async fn missing_response_hits_the_read_timeout() {
    let text = assert_times_out(Timeout::Read, vec![Step::Read], |config| {
        config.timeout_config(TimeoutConfig::builder().read_timeout(SOON).build())
    });
    let text = text.await;
    assert!(text.starts_with("GetRoom: no response arrived in time: "), "{text}");
    assert!(text.contains("HTTP read timeout occurred after 250ms"), "{text}");
}

#[tokio::test]
async fn slow_attempt_hits_the_attempt_timeout() {
    let configure = |config: Builder| {
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(SOON).build();
        config.timeout_config(timeouts)
    };
    for first in [vec![Step::Read], vec![Step::Read, Step::write(HALF)]] {
        let text = assert_times_out(Timeout::Attempt, first, configure).await;
        assert!(text.starts_with("GetRoom: the attempt took too long: "), "{text}");
    }
}

#[tokio::test]
async fn stalled_body_hits_the_stalled_stream_protection() {
    let text =
        assert_times_out(Timeout::StalledStream, vec![Step::Read, Step::write(HALF)], |config| {
            let protection = StalledStreamProtectionConfig::enabled().download_enabled(true);
            config.stalled_stream_protection(protection.grace_period(SOON).build())
        });
    let text = text.await;
    assert!(text.starts_with("GetRoom: the transfer stalled: "), "{text}");
    assert!(text.ends_with("(HTTP 200, request id 1b4e28ba)"), "{text}");
}

#[tokio::test]
async fn slow_call_hits_the_operation_timeout() {
    for first in [vec![Step::Read], vec![Step::Read, Step::write(HALF)]] {
        let server = server(first).await;
        let timeouts = TimeoutConfig::builder().operation_timeout(SOON).build();
        let config = server.config().timeout_config(timeouts);
        let protection = StalledStreamProtectionConfig::disabled();
        let client = persistent(config.stalled_stream_protection(protection));
        let failure = failure(TimedOut(Timeout::Operation), get_room(&client)).await;
        assert!(failure.to_string().starts_with("GetRoom: the call took too long: "), "{failure}");
        // The timeout leaves no time for a retry.
        assert_eq!(server.requests(), 1);
        get_room(&client).await.unwrap();
    }
}

#[tokio::test]
async fn repeated_slow_attempts_hit_the_operation_timeout() {
    let server = Script::start([vec![Step::Read, Step::Hang]]).await;
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(SOON / 2);
    let timeouts = timeouts.operation_timeout(3 * SOON).build();
    let retries = retries().with_max_attempts(100);
    let client = retrying(server.config().timeout_config(timeouts), retries);
    failure(TimedOut(Timeout::Operation), get_room(&client)).await;
    assert!(server.requests() > 1);
}

/// Calls a service whose TLS handshake never ends. Asserts the timeout, and returns the number of
/// connections.
async fn connections_to_silent_service(
    timeout: Timeout,
    configure: impl Fn(Builder) -> Builder,
    retries: RetryConfig,
) -> usize {
    let server = Script::start([vec![Step::Hang]]).await;
    let url = server.url().replace("http:", "https:");
    let client = retrying(configure(server.config()).endpoint_url(url), retries);
    let failure = failure(TimedOut(timeout), client.list_rooms().send()).await;
    assert_eq!(failure.metadata().status(), None);
    server.connections()
}

#[tokio::test]
async fn slow_handshake_hits_the_connect_timeout() {
    let configure = |config: Builder| {
        config.timeout_config(TimeoutConfig::builder().connect_timeout(SOON).build())
    };
    let connections = tokio::join!(
        connections_to_silent_service(Timeout::Connect, configure, RetryConfig::disabled()),
        connections_to_silent_service(Timeout::Connect, configure, retries()),
        // The default timeout.
        connections_to_silent_service(Timeout::Connect, |config| config, RetryConfig::disabled()),
    );
    assert_eq!(connections, (1, 3, 1));
}

#[tokio::test]
async fn request_that_is_never_read_hits_the_stalled_stream_protection() {
    let configure = |config: Builder| {
        let protection = StalledStreamProtectionConfig::enabled().grace_period(SOON).build();
        config
            .timeout_config(TimeoutConfig::builder().disable_connect_timeout().build())
            .stalled_stream_protection(protection)
    };
    assert_eq!(
        connections_to_silent_service(Timeout::StalledStream, configure, RetryConfig::disabled())
            .await,
        1
    );
}

#[tokio::test]
async fn slow_but_steady_response_is_not_stalled() {
    let body = r#"{"name": "lobby"}"#.bytes();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    let trickle =
        body.flat_map(|byte| [Step::Write(vec![byte]), Step::Pause(Duration::from_millis(100))]);
    let steps = [Step::Read, Step::write(head)].into_iter().chain(trickle).collect();
    let server = Script::start([steps]).await;
    let protection = StalledStreamProtectionConfig::enabled().grace_period(SOON).build();
    let config = server.config().stalled_stream_protection(protection).build();
    let output = get_room(&Client::from_conf(config)).await.unwrap();
    assert_eq!(output.name.as_deref(), Some("lobby"));
}
