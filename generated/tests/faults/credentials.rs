//! Expired credentials, and failures of their providers.

use crate::support::{Reply, SECRET, SESSION_TOKEN, Server, credentials};
use crate::{failure, get_room, in_time, persistent};
use aws_config::meta::credentials::CredentialsProviderChain;
use aws_credential_types::credential_fn::provide_credentials_fn;
use aws_credential_types::provider::error::CredentialsError;
use ivschat::Client;
use ivschat::config::{Credentials, IdentityCache, TimeSource, TimeoutConfig};
use ivschat::error::{CallErrorKind, Timeout};
use serde_json::json;
use std::error::Error;
use std::iter::successors;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};
use tokio::task::JoinSet;

/// A clock that the test sets.
#[derive(Clone, Debug, Default)]
struct Clock(Arc<AtomicU64>);

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000 + self.0.load(Ordering::SeqCst))
    }
}

async fn server() -> Server {
    Server::start([Reply::json(json!({}))]).await
}

/// Makes 50 concurrent calls, and returns the session tokens of their requests.
async fn tokens(server: &Server, client: &Client) -> Vec<String> {
    let before = server.requests().len();
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        let client = client.clone();
        calls.spawn(async move { get_room(&client).await.unwrap() });
    }
    in_time(calls.join_all()).await;
    let requests = &server.requests()[before..];
    requests.iter().for_each(crate::support::Request::check_signature);
    requests.iter().map(|request| request.header("x-amz-security-token").to_owned()).collect()
}

#[tokio::test]
async fn expired_credentials_are_renewed_once() {
    let server = server().await;
    let (clock, asked) = (Clock::default(), Arc::new(AtomicUsize::default()));
    let (times, counter) = (clock.clone(), Arc::clone(&asked));
    let provider = provide_credentials_fn(move || {
        let token = format!("{SESSION_TOKEN}-{}", counter.fetch_add(1, Ordering::SeqCst));
        let expiry = times.now() + Duration::from_secs(3600);
        async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok(Credentials::new("AKIDEXAMPLE", SECRET, Some(token), Some(expiry), "tests"))
        }
    });
    let config = server.config().credentials_provider(provider).time_source(clock.clone());
    let client = Client::from_conf(config.build());
    for (minutes, number) in [(0, 0), (30, 0), (61, 1), (90, 1), (180, 2)] {
        clock.0.store(minutes * 60, Ordering::SeqCst);
        let expected = vec![format!("{SESSION_TOKEN}-{number}"); 50];
        assert_eq!(tokens(&server, &client).await, expected, "after {minutes} minutes");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn failed_provider_is_reported_and_asked_again() {
    for (error, text) in [
        (CredentialsError::provider_error("the vault is sealed"), "the vault is sealed"),
        (CredentialsError::invalid_configuration("half a key"), "half a key"),
        (CredentialsError::unhandled("never seen before"), "never seen before"),
        (CredentialsError::provider_timed_out(Duration::from_secs(7)), "7"),
    ] {
        let server = server().await;
        let asked = Arc::new(AtomicUsize::default());
        let (counter, error) = (Arc::clone(&asked), std::sync::Mutex::new(Some(error)));
        let provider = provide_credentials_fn(move || {
            counter.fetch_add(1, Ordering::SeqCst);
            let error = error.lock().unwrap().take();
            async move { error.map_or_else(|| Ok(credentials()), Err) }
        });
        let client = persistent(server.config().credentials_provider(provider));
        let failure = failure(CallErrorKind::Credentials, get_room(&client)).await;
        let message = failure.to_string();
        assert!(message.starts_with("GetRoom: the credentials could not be loaded: "), "{message}");
        assert!(message.contains(text), "{message}");
        let first: &(dyn Error + 'static) = failure.get_ref();
        let causes = successors(Some(first), |cause| (*cause).source());
        assert!(causes.last().unwrap().to_string().contains(text), "{failure:?}");
        assert_eq!((asked.load(Ordering::SeqCst), server.requests().len()), (1, 0));
        get_room(&client).await.unwrap();
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn provider_without_credentials_is_reported_with_advice() {
    let none = |text| {
        provide_credentials_fn(move || async move { Err(CredentialsError::not_loaded(text)) })
    };
    let chain = CredentialsProviderChain::first_try("Environment", none("no variable is set"))
        .or_else("Profile", none("no profile is there"));
    let server = server().await;
    let client = persistent(server.config().credentials_provider(chain));
    let failure = failure(CallErrorKind::NoCredentials, get_room(&client)).await;
    let text = failure.to_string();
    assert!(
        text.contains("Profile: the credential provider was not enabled: no profile"),
        "{text}"
    );
    let advice = "GetRoom: no credentials are configured: the provider found none: set \
                  AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose a profile with AWS_PROFILE";
    assert!(text.starts_with(advice), "{text}");
    // A program that returns the error from `main` prints the advice without the providers.
    assert_eq!(format!("{:?}", ivschat::Error::Failed(failure)), format!("Failed({advice}: …)"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn failed_provider_ends_the_retries() {
    let server = Server::start([Reply::new(503, "")]).await;
    let asked = AtomicUsize::default();
    let provider = provide_credentials_fn(move || {
        let first = asked.fetch_add(1, Ordering::SeqCst) == 0;
        let error = || CredentialsError::provider_error("the vault is sealed");
        std::future::ready(first.then(credentials).ok_or_else(error))
    });
    let config = server.config().credentials_provider(provider);
    let client = persistent(config.identity_cache(IdentityCache::no_cache()));
    let failure = failure(CallErrorKind::Credentials, get_room(&client)).await;
    assert!(failure.to_string().contains("the vault is sealed"), "{failure}");
    assert_eq!(server.requests().len(), 1);
}

/// Returns a client whose provider hangs at its first call.
fn hanging(config: ivschat::config::Builder) -> Client {
    let asked = AtomicUsize::default();
    let provider = provide_credentials_fn(move || {
        let first = asked.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if first {
                std::future::pending::<()>().await;
            }
            Ok(credentials())
        }
    });
    persistent(config.credentials_provider(provider))
}

#[tokio::test]
async fn hanging_provider_times_out() {
    let server = server().await;
    let cache = IdentityCache::lazy().load_timeout(Duration::from_millis(200)).build();
    let client = hanging(server.config().identity_cache(cache));
    let failure = failure(CallErrorKind::Credentials, get_room(&client)).await;
    let text =
        "GetRoom: the credentials could not be loaded: identity resolver timed out after 200ms";
    assert_eq!(failure.to_string(), text);
    assert!(server.requests().is_empty());
    get_room(&client).await.unwrap();
}

#[tokio::test]
async fn hanging_provider_ends_at_the_operation_timeout() {
    let server = server().await;
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(200)).build();
    let client = hanging(server.config().timeout_config(timeouts));
    failure(CallErrorKind::TimedOut(Timeout::Operation), get_room(&client)).await;
    assert!(server.requests().is_empty());
    get_room(&client).await.unwrap();
}

#[tokio::test]
async fn client_debug_shows_no_credentials() {
    let server = server().await;
    let client = server.client();
    get_room(&client).await.unwrap();
    let shown = format!("{client:?} {:?} {:#?}", client.config(), client.get_room());
    assert!(!shown.contains(SECRET) && !shown.contains(SESSION_TOKEN), "{shown}");
}
