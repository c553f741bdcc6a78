//! Settings of single calls.

use crate::support::{ROOM, Reply, Server, credentials};
use aws_smithy_runtime_api::client::identity::{
    IdentityFuture, ResolveIdentity, SharedIdentityResolver,
};
use ivschat::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BoxError, ConfigBag, RuntimeComponents,
};
use ivschat::config::{Config, Credentials, Intercept, Region, ResolveCachedIdentity, RetryConfig};
use ivschat::error::CallErrorKind;
use ivschat::operation::get_room::GetRoomError;
use ivschat::{Client, config};
use serde_json::json;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[tokio::test]
async fn settings_of_a_call_override_those_of_the_client() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let other = Server::start([Reply::json(json!({}))]).await;
    let client = server.client();
    let settings = Config::builder()
        .region(Region::new("eu-west-1"))
        .endpoint_url(other.url())
        .credentials_provider(Credentials::new("AKIDOTHER", "other", None, None, "tests"));
    let call = client.get_room().identifier(ROOM).customize().config_override(settings);
    call.send().await.unwrap();
    let requests = other.requests();
    let authorization = requests[0].header("authorization");
    assert!(authorization.contains("AKIDOTHER/"), "{authorization}");
    assert!(authorization.contains("/eu-west-1/ivschat/"), "{authorization}");

    // The next call uses the settings of the client again, credentials included.
    client.get_room().identifier(ROOM).send().await.unwrap();
    server.request();
    assert_eq!(other.requests().len(), 1);
}

#[tokio::test]
async fn unset_settings_of_a_call_come_from_the_client() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let shared = aws_types::SdkConfig::builder().use_fips(false).build();
    let call = server.client().get_room().identifier(ROOM).customize().config_override(&shared);
    call.send().await.unwrap();
    server.request();
}

#[tokio::test]
async fn retry_setting_of_a_call_is_used() {
    let server = Server::start([Reply::new(503, "")]).await;
    let retries = RetryConfig::standard().with_initial_backoff(std::time::Duration::from_millis(1));
    let call = server.client().get_room().identifier(ROOM).customize();
    let settings = config::Builder::default().retry_config(retries);
    call.config_override(settings).send().await.unwrap_err();
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn input_check_setting_of_a_call_is_used() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let settings = Config::builder().check_inputs(false);
    let call = server.client().get_room().identifier("").customize().config_override(settings);
    call.send().await.unwrap();
    assert_eq!(server.request().json(), json!({"identifier": ""}));
}

#[tokio::test]
async fn changes_to_a_request_are_signed() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let call = server.client().get_room().identifier(ROOM).customize();
    let call = call.mutate_request(|request| {
        request.headers_mut().insert("x-first", "1");
    });
    let call = call.map_request(|mut request| {
        request.headers_mut().insert("x-second", "2");
        Ok::<_, io::Error>(request)
    });
    call.send().await.unwrap();
    let request = server.request();
    assert_eq!((request.header("x-first"), request.header("x-second")), ("1", "2"));
    assert!(request.header("authorization").contains("x-first;x-second"));
}

#[tokio::test]
async fn failed_change_to_a_request_stops_the_call() {
    let server = Server::start([]).await;
    let call = server.client().get_room().identifier(ROOM).customize();
    let error = call.map_request(|_| Err(io::Error::other("not today"))).send().await.unwrap_err();
    let GetRoomError::Failed(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.kind(), CallErrorKind::Interceptor);
    assert!(error.to_string().contains("not today"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn interceptor_failure_after_the_response_is_reported() {
    #[derive(Debug)]
    struct Fussy;

    impl Intercept for Fussy {
        fn name(&self) -> &'static str {
            "Fussy"
        }

        fn read_after_deserialization(
            &self,
            _: &AfterDeserializationInterceptorContextRef<'_>,
            _: &RuntimeComponents,
            _: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            Err("not like this".into())
        }
    }

    let server = Server::start([Reply::json(json!({}))]).await;
    let call = server.client().get_room().identifier(ROOM).customize().interceptor(Fussy);
    let error = call.send().await.unwrap_err();
    let GetRoomError::Failed(failure) = &error else { panic!("{error}") };
    assert_eq!(failure.kind(), CallErrorKind::Interceptor);
    assert!(error.to_string().contains("not like this"), "{error}");
}

/// An identity cache that counts its calls.
#[derive(Clone, Debug, Default)]
struct Counting(Arc<AtomicUsize>);

impl ResolveCachedIdentity for Counting {
    fn resolve_cached_identity<'a>(
        &'a self,
        resolver: SharedIdentityResolver,
        components: &'a RuntimeComponents,
        config: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        self.0.fetch_add(1, Ordering::SeqCst);
        IdentityFuture::new(async move { resolver.resolve_identity(components, config).await })
    }
}

#[tokio::test]
async fn credentials_of_a_call_are_not_cached_by_the_client() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let [client_cache, call_cache] = [Counting::default(), Counting::default()];
    let client = Client::from_conf(server.config().identity_cache(client_cache.clone()).build());
    let call = || client.get_room().identifier(ROOM).customize();
    let other = || Config::builder().credentials_provider(credentials());
    call().config_override(other()).send().await.unwrap();
    assert_eq!(client_cache.0.load(Ordering::SeqCst), 0);

    // The cache of a call does cache them.
    let cache = Config::builder().identity_cache(call_cache.clone());
    call().config_override(cache).config_override(other()).send().await.unwrap();
    assert_eq!(call_cache.0.load(Ordering::SeqCst), 1);
    call().send().await.unwrap();
    assert_eq!(client_cache.0.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn call_can_have_all_settings_that_the_client_lacks() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let client = Client::from_conf(Config::builder().build());
    let settings = server.config().credentials_provider(credentials());
    let call = client.get_room().identifier(ROOM).customize().config_override(settings);
    call.send().await.unwrap();
    server.request();
}
