//! Services that let their clients wait.

use crate::support::script::{Script, Step};
use crate::{failure, get_room, persistent, retries, retrying};
use ivschat::Client;
use ivschat::config::{Builder, RetryConfig, StalledStreamProtectionConfig, TimeoutConfig};
use ivschat::error::CallErrorKind::TimedOut;
use ivschat::error::Timeout;
use std::time::Duration;

const SOON: Duration = Duration::from_millis(250);

/// The first half of a response.
const HALF: &str =
    "HTTP/1.1 200 OK\r\nx-amzn-requestid: 1b4e28ba\r\ncontent-length: 20\r\n\r\n{\"name\": ";

/// A service whose first connection hangs after these steps, and whose others are fine.
async fn server(mut first: Vec<Step>) -> Script {
    first.push(Step::Hang);
    Script::start([first, vec![Step::Read, Step::ok("{}")]]).await
}

/// Lets a call time out where one attempt is made, and succeed where more are. The client is good
/// for another call.
async fn passes(
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
async fn an_answer_that_does_not_begin() {
    let text = passes(Timeout::Read, vec![Step::Read], |config| {
        config.timeout_config(TimeoutConfig::builder().read_timeout(SOON).build())
    });
    let text = text.await;
    assert!(text.starts_with("GetRoom: no answer came in time: "), "{text}");
    assert!(text.contains("HTTP read timeout occurred after 250ms"), "{text}");
}

#[tokio::test]
async fn an_attempt_that_does_not_end() {
    let configure = |config: Builder| {
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(SOON).build();
        config.timeout_config(timeouts)
    };
    for first in [vec![Step::Read], vec![Step::Read, Step::write(HALF)]] {
        let text = passes(Timeout::Attempt, first, configure).await;
        assert!(text.starts_with("GetRoom: the attempt took too long: "), "{text}");
    }
}

#[tokio::test]
async fn a_body_that_stalls() {
    let text = passes(Timeout::StalledStream, vec![Step::Read, Step::write(HALF)], |config| {
        let protection = StalledStreamProtectionConfig::enabled().download_enabled(true);
        config.stalled_stream_protection(protection.grace_period(SOON).build())
    });
    let text = text.await;
    assert!(text.starts_with("GetRoom: the transfer stalled: "), "{text}");
    assert!(text.ends_with("(HTTP 200, request id 1b4e28ba)"), "{text}");
}

#[tokio::test]
async fn a_call_that_does_not_end() {
    for first in [vec![Step::Read], vec![Step::Read, Step::write(HALF)]] {
        let server = server(first).await;
        let timeouts = TimeoutConfig::builder().operation_timeout(SOON).build();
        let config = server.config().timeout_config(timeouts);
        let protection = StalledStreamProtectionConfig::disabled();
        let client = persistent(config.stalled_stream_protection(protection));
        let failure = failure(TimedOut(Timeout::Operation), get_room(&client)).await;
        assert!(failure.to_string().starts_with("GetRoom: the call took too long: "), "{failure}");
        // There is no time for another attempt.
        assert_eq!(server.requests(), 1);
        get_room(&client).await.unwrap();
    }
}

#[tokio::test]
async fn attempts_that_do_not_end_until_the_call_has_to() {
    let server = Script::start([vec![Step::Read, Step::Hang]]).await;
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(SOON / 2);
    let timeouts = timeouts.operation_timeout(3 * SOON).build();
    let retries = retries().with_max_attempts(100);
    let client = retrying(server.config().timeout_config(timeouts), retries);
    failure(TimedOut(Timeout::Operation), get_room(&client)).await;
    assert!(server.requests() > 1);
}

/// Lets calls fail to a service that accepts connections and says nothing, so that the handshake
/// of TLS does not end, and returns how many connections it got.
async fn silent(
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
async fn a_connection_that_is_not_made() {
    let configure = |config: Builder| {
        config.timeout_config(TimeoutConfig::builder().connect_timeout(SOON).build())
    };
    let connections = tokio::join!(
        silent(Timeout::Connect, configure, RetryConfig::disabled()),
        silent(Timeout::Connect, configure, retries()),
        // The default.
        silent(Timeout::Connect, |config| config, RetryConfig::disabled()),
    );
    assert_eq!(connections, (1, 3, 1));
}

#[tokio::test]
async fn a_request_that_nobody_takes() {
    let configure = |config: Builder| {
        let protection = StalledStreamProtectionConfig::enabled().grace_period(SOON).build();
        config
            .timeout_config(TimeoutConfig::builder().disable_connect_timeout().build())
            .stalled_stream_protection(protection)
    };
    assert_eq!(silent(Timeout::StalledStream, configure, RetryConfig::disabled()).await, 1);
}

#[tokio::test]
async fn an_answer_that_trickles_is_not_stalled() {
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
