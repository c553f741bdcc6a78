//! Waiters with prepared responses, in a time that only passes while they sleep.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use feature_waiters::Client;
use feature_waiters::client::WaiterError;
use feature_waiters::config::{
    AsyncSleep, Config, Credentials, IdentityCache, Region, RetryConfig, Sleep,
    StalledStreamProtectionConfig, TimeSource,
};
use feature_waiters::types::Status;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// A clock that advances by sleeping, and records the sleeps.
#[derive(Clone, Debug, Default)]
struct Clock(Arc<Mutex<Vec<Duration>>>);

impl Clock {
    fn sleeps(&self) -> Vec<Duration> {
        self.0.lock().unwrap().clone()
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.sleeps().iter().sum::<Duration>()
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        self.0.lock().unwrap().push(duration);
        Sleep::new(std::future::ready(()))
    }
}

/// Returns a client that receives these responses, each a status and a body.
fn client(answers: &[(u16, &str)]) -> (Client, StaticReplayClient, Clock) {
    let answers = answers.iter().map(|(status, body)| {
        let request = http::Request::new(SdkBody::empty());
        let response = http::Response::builder().status(*status);
        ReplayEvent::new(request, response.body(SdkBody::from(*body)).unwrap())
    });
    let (replay, clock) = (StaticReplayClient::new(answers.collect()), Clock::default());
    let config = Config::builder()
        .region(Region::new("us-west-2"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "test"))
        .http_client(replay.clone())
        .retry_config(RetryConfig::disabled())
        // The cache would load credentials with a timeout, which sleeps on this clock.
        .identity_cache(IdentityCache::no_cache())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .sleep_impl(clock.clone())
        .time_source(clock.clone())
        .build();
    (Client::from_conf(config), replay, clock)
}

const HOUR: Duration = Duration::from_secs(3600);
const BUILDING: (u16, &str) = (200, r#"{"status": "BUILDING"}"#);
const READY: (u16, &str) = (200, r#"{"status": "READY"}"#);
const NOT_FOUND: (u16, &str) = (404, r#"{"__type": "NotFound"}"#);
const BUSY: (u16, &str) = (409, r#"{"__type": "Busy"}"#);

#[tokio::test]
async fn waiter_polls_until_success() {
    let (client, replay, clock) = client(&[BUILDING, NOT_FOUND, (200, "{}"), READY]);
    let last = client.wait_until_room_ready().id("a").wait(HOUR).await.unwrap();
    assert_eq!(last.into_result().unwrap().status, Some(Status::Ready));
    assert_eq!(replay.actual_requests().count(), 4);
    let sleeps = clock.sleeps();
    assert_eq!(sleeps.len(), 3);
    for (sleep, max) in sleeps.iter().zip([1, 2, 4]) {
        assert!((1..=max).contains(&sleep.as_secs()), "{sleeps:?}");
    }
}

#[tokio::test]
async fn waiter_ends_at_failure_state() {
    let (client, _, _) = client(&[BUILDING, (200, r#"{"status": "BROKEN"}"#)]);
    let error = client.wait_until_room_ready().id("a").wait(HOUR).await.unwrap_err();
    assert!(matches!(error, WaiterError::Failure(_)), "{error:?}");
    assert_eq!(error.output().unwrap().status, Some(Status::Broken));
    assert_eq!(error.to_string(), "the resource cannot reach the desired state");
}

#[tokio::test]
async fn waiter_ends_at_unmatched_error() {
    let (client, _, _) = client(&[BUILDING, BUSY]);
    let error = client.wait_until_room_ready().id("a").wait(HOUR).await.unwrap_err();
    assert!(matches!(error, WaiterError::Call(_)), "{error:?}");
    assert!(error.error().unwrap().is_busy());
    assert!(error.to_string().contains("Busy"), "{error}");
}

#[tokio::test]
async fn waiter_ends_at_maximum_wait() {
    let (client, replay, clock) = client(&[BUILDING; 12]);
    let max_wait = Duration::from_secs(10);
    let error = client.wait_until_room_ready().id("a").wait(max_wait).await.unwrap_err();
    assert!(matches!(error, WaiterError::TimedOut(_)), "{error:?}");
    assert_eq!(error.output().unwrap().status, Some(Status::Building));
    assert_eq!(clock.sleeps().iter().sum::<Duration>(), max_wait);
    assert_eq!(replay.actual_requests().count(), clock.sleeps().len() + 1);
}

#[tokio::test]
#[expect(deprecated, reason = "the waiter is deprecated in the model")]
async fn waiter_matches_errors() {
    let (gone, _, clock) = client(&[READY, NOT_FOUND]);
    let last = gone.wait_until_room_gone().id("a").wait(HOUR).await.unwrap();
    assert!(last.into_result().unwrap_err().is_not_found());
    assert_eq!(clock.sleeps(), [Duration::from_secs(5)]);

    let (busy, _, _) = client(&[BUSY]);
    let error = busy.wait_until_room_gone().id("a").wait(HOUR).await.unwrap_err();
    assert!(matches!(error, WaiterError::Failure(_)), "{error:?}");

    let (silent, _, _) = client(&[]);
    let error = silent.wait_until_room_gone().id("a").wait(HOUR).await.unwrap_err();
    assert!(matches!(error, WaiterError::Call(_)), "{error:?}");
}

/// Returns the state of a waiter after one response.
macro_rules! state_after {
    ($waiter:ident, $body:expr) => {{
        let (client, _, _) = client(&[(200, $body)]);
        match client.$waiter().wait(Duration::ZERO).await {
            Ok(_) => "success",
            Err(WaiterError::Failure(_)) => "failure",
            Err(WaiterError::TimedOut(_)) => "retry",
            Err(error) => panic!("{error}"),
        }
    }};
}

/// Tests the states of a waiter after each response.
macro_rules! states {
    ($($name:ident: $($body:literal => $expected:literal),+;)*) => {$(
        #[tokio::test]
        async fn $name() {
            $(assert_eq!(state_after!($name, $body), $expected, "{}", $body);)+
        }
    )*};
}

states! {
    wait_until_all_ready:
        r#"{"ships": [{"status": "READY"}, {"status": "READY"}]}"# => "success",
        r#"{"ships": [{"status": "READY"}, {"status": "GONE"}]}"# => "retry",
        r#"{"ships": []}"# => "retry",
        r#"{}"# => "retry",
        r#"{"docks": [{}, {"ships": [{"status": "READY"}, {"status": "GONE"}]}]}"# => "failure";
    wait_until_any_named:
        r#"{"names": ["Bob", "Ada"]}"# => "success",
        r#"{"names": ["Bob"], "flags": {"go": true}}"# => "retry",
        r#"{"flags": {"go": true, "stop": false}}"# => "failure";
    wait_until_decked:
        r#"{"decks": {"a": {"status": "GONE"}, "b": {"status": "READY"}}}"# => "success",
        r#"{"decks": {"READY": {"status": "GONE"}}}"# => "retry",
        r#"{}"# => "retry";
    wait_until_empty:
        r#"{"ships": []}"# => "success",
        r#"{}"# => "success",
        r#"{"ships": [{}]}"# => "retry";
    wait_until_enough:
        r#"{"size": 1, "ships": [{"status": "READY", "crew": 2}]}"# => "success",
        r#"{"size": 1, "ships": [{"status": "READY", "crew": 1}]}"# => "retry",
        r#"{"size": 1, "ships": [{"status": "READY"}]}"# => "retry",
        r#"{"size": 2, "ships": [{"status": "READY", "crew": 2}, {"status": "GONE", "crew": 3}]}"#
            => "retry";
    wait_until_full:
        r#"{"docks": [{"least": 1, "ships": [{"status": "READY"}]}]}"# => "success",
        r#"{"docks": [{"least": 0}, {"least": 1, "ships": [{"status": "GONE"}]}]}"# => "retry";
    wait_until_limited:
        r#"{"limit": 4}"# => "success",
        r#"{"limit": 3, "size": 3}"# => "success",
        r#"{"limit": 1, "size": 3, "flags": {"go": true, "stop": true}}"# => "success",
        r#"{"limit": 2, "size": 3, "flags": {"go": true, "stop": true}}"# => "retry",
        r#"{"size": 3}"# => "retry";
    wait_until_named:
        r#"{"names": ["Ada"]}"# => "success",
        r#"{"label": "taxi"}"# => "success",
        r#"{"ships": [{"name": "Ada"}]}"# => "success",
        r#"{"flags": {"go": true, "stop": true}}"# => "success",
        r#"{"names": ["Bob"], "label": "bus", "ships": [{}], "flags": {"go": true}}"# => "retry";
    wait_until_paired:
        r#"{"docks": [{"first": "READY", "second": "READY"}, {"second": "READY"}]}"# => "success",
        r#"{"docks": [{"first": "GONE", "second": "READY"}]}"# => "retry",
        r#"{"docks": []}"# => "retry";
    wait_until_same:
        r#"{"label": "x", "size": 3, "limit": 3}"# => "success",
        r#"{"label": "y", "size": 3, "limit": 3}"# => "retry",
        r#"{"label": "x", "size": 2, "limit": 2}"# => "retry",
        r#"{"label": "y", "size": 3, "limit": 4}"# => "retry",
        r#"{"size": 3}"# => "success";
    wait_until_steady:
        r#"{"ships": [{}], "label": "x", "docks": [{"least": 1, "most": 1, "ships": [{}]}]}"#
            => "success",
        r#"{"ships": [{}], "label": "x", "docks": [{"least": 1, "ships": [{}]}]}"# => "retry",
        r#"{"ships": [{}], "label": "long", "docks": [{"least": 1}]}"# => "success",
        r#"{"ships": [], "label": "x", "docks": [{"least": 1}]}"# => "success",
        r#"{"ships": [{}], "label": "", "docks": [{"least": 1}]}"# => "success";
}
