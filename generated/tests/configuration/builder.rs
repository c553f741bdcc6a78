//! The settings of the builder.

use crate::support::{ROOM, Reply, Server, credentials};
use ivschat::config::credentials::ProvideCredentialsFuture;
use ivschat::config::endpoint::{Endpoint, EndpointFuture, EndpointResolverParams};
use ivschat::config::interceptors::{
    BeforeTransmitInterceptorContextMut, BoxError, ConfigBag, InterceptorContext, RuntimeComponents,
};
use ivschat::config::retry::{ClassifyRetry, RetryAction, RetryPartition, TokenBucket};
use ivschat::config::{
    AppName, AsyncSleep, Config, FrameworkMetadata, IdentityCache, Intercept, InvocationId,
    InvocationIdGenerator, ProvideCredentials, Region, ResolveEndpoint, RetryConfig, Sleep,
    StalledStreamProtectionConfig, TimeSource, TimeoutConfig,
};
use ivschat::protocol::ErrorResponse;
use ivschat::{Client, config};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

/// Makes a call with a setting, and returns its request.
async fn call(set: impl FnOnce(config::Builder) -> config::Builder) -> crate::support::Request {
    let server = Server::start([Reply::json(json!({}))]).await;
    let client = Client::from_conf(set(server.config()).build());
    client.list_rooms().send().await.unwrap();
    server.request()
}

#[tokio::test]
async fn region_fips_and_dual_stack_select_the_endpoint() {
    use aws_smithy_http_client::test_util::capture_request;
    for (fips, dual_stack, host) in [
        (false, false, "ivschat.eu-west-1.amazonaws.com"),
        (true, false, "ivschat-fips.eu-west-1.amazonaws.com"),
        (false, true, "ivschat.eu-west-1.api.aws"),
        (true, true, "ivschat-fips.eu-west-1.api.aws"),
    ] {
        let (http_client, request) = capture_request(None);
        let config = Config::builder()
            .region(Region::new("eu-west-1"))
            .credentials_provider(credentials())
            .use_fips(fips)
            .use_dual_stack(dual_stack)
            .http_client(http_client)
            .build();
        let _ = Client::from_conf(config).list_rooms().send().await;
        let request = request.expect_request();
        assert_eq!(request.uri(), format!("https://{host}/ListRooms"));
        let authorization = request.headers().get("authorization").unwrap();
        assert!(authorization.contains("/eu-west-1/ivschat/aws4_request"), "{authorization}");
    }
}

#[tokio::test]
async fn path_of_the_endpoint_url_is_kept() {
    let server = Server::start([Reply::json(json!({}))]).await;
    let config = server.config().endpoint_url(format!("{}/proxy", server.url())).build();
    Client::from_conf(config).list_rooms().send().await.unwrap();
    assert_eq!(server.request().path, "/proxy/ListRooms");
}

#[tokio::test]
async fn endpoint_resolver_replaces_the_rule_set() {
    #[derive(Debug)]
    struct Local(String);

    impl ResolveEndpoint for Local {
        fn resolve_endpoint<'a>(
            &'a self,
            params: &'a EndpointResolverParams,
        ) -> EndpointFuture<'a> {
            let params = params.get::<ivschat::endpoint::Params>().expect("the parameters");
            let url = format!("{}/{}", self.0, params.region.as_deref().unwrap_or_default());
            EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
        }
    }

    let server = Server::start([Reply::json(json!({}))]).await;
    let config = server.config().endpoint_resolver(Local(server.url())).build();
    Client::from_conf(config).list_rooms().send().await.unwrap();
    assert_eq!(server.request().path, "/us-west-2/ListRooms");
}

#[tokio::test]
async fn invalid_resolved_endpoint_is_reported_without_the_request() {
    #[derive(Debug)]
    struct Broken;

    impl ResolveEndpoint for Broken {
        fn resolve_endpoint<'a>(&'a self, _: &'a EndpointResolverParams) -> EndpointFuture<'a> {
            EndpointFuture::ready(Ok(Endpoint::builder().url("local host:80/x y").build()))
        }
    }

    let server = Server::start([]).await;
    let client = Client::from_conf(server.config().endpoint_resolver(Broken).build());
    let call = client.create_chat_token().room_identifier(ROOM).user_id("hidden");
    let error = call.send().await.unwrap_err();
    assert!(error.to_string().contains("is not the URL of an endpoint"), "{error}");
    assert!(!format!("{error:?}").contains("hidden"), "{error:?}");
}

#[tokio::test]
async fn user_agent_has_the_app_name_and_frameworks() {
    let framework = FrameworkMetadata::new("lobby", Some("1.2")).unwrap();
    let request = call(|config| {
        config.app_name(AppName::new("moderator").unwrap()).framework_metadata(framework)
    })
    .await;
    let agent = request.header("x-amz-user-agent");
    assert!(agent.contains("app/moderator"), "{agent}");
    assert!(agent.contains("lib/lobby/1.2"), "{agent}");
    assert!(agent.contains(concat!("api/ivschat/", env!("CARGO_PKG_VERSION"))), "{agent}");
}

#[tokio::test]
async fn time_source_dates_the_signature() {
    #[derive(Debug)]
    struct Noon;

    impl TimeSource for Noon {
        fn now(&self) -> SystemTime {
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_564_800)
        }
    }

    let request = call(|config| config.time_source(Noon)).await;
    assert_eq!(request.header("x-amz-date"), "20240501T120000Z");
}

#[tokio::test]
async fn invocation_id_generator_sets_the_header() {
    #[derive(Debug)]
    struct Fixed;

    impl InvocationIdGenerator for Fixed {
        fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
            Ok(Some(InvocationId::new("fixed".to_owned())))
        }
    }

    let request = call(|config| config.invocation_id_generator(Fixed)).await;
    assert_eq!(request.header("amz-sdk-invocation-id"), "fixed");
}

#[tokio::test]
async fn interceptor_changes_are_signed() {
    #[derive(Debug)]
    struct Traced;

    impl Intercept for Traced {
        fn name(&self) -> &'static str {
            "Traced"
        }

        fn modify_before_signing(
            &self,
            context: &mut BeforeTransmitInterceptorContextMut<'_>,
            _: &RuntimeComponents,
            _: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            context.request_mut().headers_mut().insert("x-trace", "abc");
            Ok(())
        }
    }

    let request = call(|config| config.interceptor(Traced)).await;
    assert_eq!(request.header("x-trace"), "abc");
    assert!(request.header("authorization").contains("x-trace"));
}

#[tokio::test]
async fn identity_cache_setting_is_used() {
    #[derive(Debug)]
    struct Counting(Arc<AtomicUsize>);

    impl ProvideCredentials for Counting {
        fn provide_credentials<'a>(&'a self) -> ProvideCredentialsFuture<'a>
        where
            Self: 'a,
        {
            self.0.fetch_add(1, Ordering::SeqCst);
            ProvideCredentialsFuture::ready(Ok(credentials()))
        }
    }

    let server = Server::start([Reply::json(json!({}))]).await;
    for (cache, expected) in [(None, 1), (Some(IdentityCache::no_cache()), 3)] {
        let asked = Arc::new(AtomicUsize::new(0));
        let mut config = server.config().credentials_provider(Counting(Arc::clone(&asked)));
        if let Some(cache) = cache {
            config = config.identity_cache(cache);
        }
        let client = Client::from_conf(config.build());
        for _ in 0..3 {
            client.clone().list_rooms().send().await.unwrap();
        }
        assert_eq!(asked.load(Ordering::SeqCst), expected);
    }
}

/// Calls a service that always sends the same reply, and returns the number of attempts.
async fn attempts(reply: Reply, set: impl FnOnce(config::Builder) -> config::Builder) -> usize {
    let server = Server::start([reply]).await;
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let config = set(server.config().retry_config(retries));
    let call = Client::from_conf(config.build()).get_room().identifier(ROOM);
    call.send().await.unwrap_err();
    server.requests().len()
}

#[tokio::test]
async fn retry_classifier_adds_retries() {
    #[derive(Debug)]
    struct Patient;

    impl ClassifyRetry for Patient {
        fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
            let error = context.output_or_error().and_then(Result::err);
            let response = error.and_then(|error| error.as_operation_error());
            match response.and_then(|error| error.downcast_ref::<ErrorResponse>()) {
                Some(error) if error.metadata().status() == Some(404) => {
                    RetryAction::transient_error()
                }
                _ => RetryAction::NoActionIndicated,
            }
        }

        fn name(&self) -> &'static str {
            "Patient"
        }
    }

    let missing = Reply::new(404, "{}").header("x-amzn-errortype", "ResourceNotFoundException");
    assert_eq!(attempts(missing.clone(), |config| config).await, 1);
    assert_eq!(attempts(missing, |config| config.retry_classifier(Patient)).await, 3);
}

#[tokio::test]
async fn retry_partition_has_a_separate_token_bucket() {
    let poor = TokenBucket::builder().capacity(0).build();
    let partition = RetryPartition::custom("poor").token_bucket(poor).build();
    let unavailable = Reply::new(503, "");
    assert_eq!(attempts(unavailable.clone(), |config| config).await, 3);
    assert_eq!(attempts(unavailable, |config| config.retry_partition(partition)).await, 1);
}

#[tokio::test]
async fn sleep_setting_waits_between_attempts() {
    #[derive(Clone, Debug, Default)]
    struct Impatient(Arc<AtomicUsize>);

    impl AsyncSleep for Impatient {
        fn sleep(&self, duration: Duration) -> Sleep {
            if duration == Duration::from_secs(600) {
                self.0.fetch_add(1, Ordering::SeqCst);
                return Sleep::new(std::future::ready(()));
            }
            Sleep::new(tokio::time::sleep(duration))
        }
    }

    let sleep = Impatient::default();
    let slow = RetryConfig::standard()
        .with_initial_backoff(Duration::from_secs(600))
        .with_max_backoff(Duration::from_secs(600))
        .with_use_static_exponential_base(true);
    let unavailable = Reply::new(503, "");
    let set = |config: config::Builder| config.retry_config(slow).sleep_impl(sleep.clone());
    assert_eq!(attempts(unavailable, set).await, 3);
    assert_eq!(sleep.0.load(Ordering::SeqCst), 2);
}

#[test]
fn configuration_has_getters_and_converts_to_a_builder() {
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_secs(7)).build();
    let config = Config::builder()
        .region(Region::new("eu-west-1"))
        .endpoint_url("http://localhost:8080")
        .use_fips(false)
        .use_dual_stack(true)
        .retry_config(RetryConfig::adaptive())
        .timeout_config(timeouts.clone())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .app_name(AppName::new("moderator").unwrap())
        .identity_cache(IdentityCache::no_cache())
        .build();
    let other = config.to_builder().region(Region::new("us-west-2")).build();
    assert_eq!(config.region(), Some(&Region::new("eu-west-1")));
    assert_eq!(other.region(), Some(&Region::new("us-west-2")));
    for config in [config, other] {
        assert_eq!(config.endpoint_url(), Some("http://localhost:8080"));
        assert_eq!((config.use_fips(), config.use_dual_stack()), (Some(false), Some(true)));
        assert_eq!(config.retry_config(), Some(&RetryConfig::adaptive()));
        assert_eq!(config.timeout_config(), Some(&timeouts));
        assert!(!config.stalled_stream_protection().unwrap().download_enabled());
        assert_eq!(config.app_name().map(AsRef::as_ref), Some("moderator"));
        assert!(config.identity_cache().is_some());
        assert!(config.http_client().is_none());
        assert!(config.sleep_impl().is_none() && config.time_source().is_none());
    }
}
