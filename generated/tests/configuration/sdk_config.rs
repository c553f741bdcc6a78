//! Settings of `SdkConfig`, which all AWS clients share.

use crate::support::{Reply, Request, Server, credentials};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::SystemTimeSource;
use aws_types::SdkConfig;
use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use ivschat::Client;
use ivschat::config::{
    AppName, Config, FrameworkMetadata, IdentityCache, Region, RetryConfig,
    SharedCredentialsProvider, StalledStreamProtectionConfig, TimeoutConfig,
};
use serde_json::json;
use std::time::Duration;

fn shared(server: &Server) -> aws_types::sdk_config::Builder {
    SdkConfig::builder()
        .region(Region::new("us-west-2"))
        .credentials_provider(SharedCredentialsProvider::new(credentials()))
        .endpoint_url(server.url())
}

async fn call(
    set: impl FnOnce(aws_types::sdk_config::Builder) -> aws_types::sdk_config::Builder,
) -> Request {
    let server = Server::start([Reply::json(json!({}))]).await;
    Client::new(&set(shared(&server)).build()).list_rooms().send().await.unwrap();
    server.request()
}

#[tokio::test]
async fn region_credentials_and_endpoint_url_are_used() {
    let request = call(|shared| shared).await;
    assert_eq!(request.path, "/ListRooms");
}

#[test]
fn all_settings_are_copied() {
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_secs(7)).build();
    let shared = SdkConfig::builder()
        .region(Region::new("us-west-2"))
        .use_fips(true)
        .use_dual_stack(false)
        .retry_config(RetryConfig::adaptive())
        .timeout_config(timeouts.clone())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .app_name(AppName::new("moderator").unwrap())
        .identity_cache(IdentityCache::no_cache())
        .disable_clock_skew_correction(true)
        .sleep_impl(TokioSleep::new())
        .time_source(SystemTimeSource::new())
        .build();
    let client = Client::new(&shared);
    let config = client.config();
    assert_eq!(config.region(), Some(&Region::new("us-west-2")));
    assert_eq!((config.use_fips(), config.use_dual_stack()), (Some(true), Some(false)));
    assert_eq!(config.retry_config(), Some(&RetryConfig::adaptive()));
    assert_eq!(config.timeout_config(), Some(&timeouts));
    assert!(!config.stalled_stream_protection().unwrap().download_enabled());
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("moderator"));
    assert_eq!(config.disable_clock_skew_correction(), Some(true));
    assert!(config.identity_cache().is_some());
    assert!(config.sleep_impl().is_some() && config.time_source().is_some());
}

#[test]
fn unset_settings_stay_unset() {
    let config = Config::from(&SdkConfig::builder().build());
    assert!(config.region().is_none() && config.endpoint_url().is_none());
    assert!(config.retry_config().is_none() && config.timeout_config().is_none());
    assert!(config.stalled_stream_protection().is_none());
}

#[tokio::test]
async fn app_name_and_frameworks_are_in_the_user_agent() {
    let framework = FrameworkMetadata::new("lobby", Some("1.2")).unwrap();
    let request = call(|shared| {
        shared.app_name(AppName::new("moderator").unwrap()).framework_metadata(framework)
    })
    .await;
    let agent = request.header("x-amz-user-agent");
    assert!(agent.contains("app/moderator") && agent.contains("lib/lobby"), "{agent}");
}

#[tokio::test]
async fn http_client_is_used() {
    let (http_client, request) = aws_smithy_http_client::test_util::capture_request(None);
    let server = Server::start([]).await;
    let shared = shared(&server).http_client(http_client).build();
    let _ = Client::new(&shared).list_rooms().send().await;
    assert_eq!(request.expect_request().uri(), format!("{}/ListRooms", server.url()));
}

#[tokio::test]
async fn endpoint_url_of_the_service_wins_over_the_general_one() {
    #[derive(Debug)]
    struct Environment(String);

    impl LoadServiceConfig for Environment {
        fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
            assert_eq!((key.service_id(), key.env()), ("ivschat", "AWS_ENDPOINT_URL"));
            Some(self.0.clone())
        }
    }

    let server = Server::start([Reply::json(json!({}))]).await;
    let mut shared = shared(&server).endpoint_url("http://elsewhere.invalid");
    shared.insert_origin("endpoint_url", Origin::shared_environment_variable());
    let shared = shared.service_config(Environment(server.url())).build();
    Client::new(&shared).list_rooms().send().await.unwrap();
    server.request();
}
