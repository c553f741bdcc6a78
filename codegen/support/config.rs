//! The configuration of a client.

#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
mod http;
mod service;

pub(crate) use service::{SERVICE_ID, SIGNING_NAME};

pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
pub use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
pub use aws_smithy_types::retry::RetryConfig;
pub use aws_smithy_types::timeout::TimeoutConfig;
pub use aws_types::region::Region;
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
pub use http::default_http_client;

use aws_runtime::auth::sigv4;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, FrozenLayer};
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::SigningRegion;
use aws_types::service_config::ServiceConfigKey;
use aws_types::{SdkConfig, SigningName};

/// The configuration of a [`Client`](crate::Client).
///
/// It is made from the [`SdkConfig`] that `aws-config` loads, setting by setting with a
/// [`builder`](Config::builder), or both: [`Builder::from`] takes the former as a start.
#[derive(Clone, Debug)]
pub struct Config {
    layer: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl Config {
    /// Starts a configuration.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The AWS Region whose service is called.
    pub fn region(&self) -> Option<&Region> {
        self.layer.load::<Region>()
    }

    /// The configuration as the AWS runtime crates take it.
    pub(crate) fn plugin(&self) -> StaticRuntimePlugin {
        StaticRuntimePlugin::new()
            .with_config(self.layer.clone())
            .with_runtime_components(self.components.clone())
    }
}

impl From<&SdkConfig> for Config {
    fn from(config: &SdkConfig) -> Self {
        Builder::from(config).build()
    }
}

/// Builds a [`Config`].
#[derive(Clone, Debug)]
pub struct Builder {
    layer: CloneableLayer,
    components: RuntimeComponentsBuilder,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            layer: CloneableLayer::new("config"),
            components: RuntimeComponentsBuilder::new("config"),
        }
    }
}

impl Builder {
    /// The AWS Region whose service is called.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.layer.store_or_unset(region.into());
        self
    }

    /// The credentials that sign requests: [`Credentials`] themselves, or a provider of them.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.components
            .set_identity_resolver(sigv4::SCHEME_ID, SharedCredentialsProvider::new(provider));
        self
    }

    /// The HTTP client that sends requests, in place of the one this crate makes.
    ///
    /// It stays the caller's: its connections outlive the clients that use it.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.components.set_http_client(Some(http_client));
        self
    }

    /// The URL of the endpoint, in place of the one that follows from the Region.
    ///
    /// A path in the URL goes before the path of each operation.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.layer.store_put(EndpointUrl(url.into()));
        self
    }

    /// Whether to call the endpoint whose cryptography is validated to FIPS 140.
    pub fn use_fips(mut self, use_fips: bool) -> Self {
        self.layer.store_put(UseFips(use_fips));
        self
    }

    /// Whether to call the endpoint that can be reached over IPv6 too.
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.layer.store_put(UseDualStack(use_dual_stack));
        self
    }

    /// How failed calls are tried again. By default up to three attempts are made.
    pub fn retry_config(mut self, retry_config: RetryConfig) -> Self {
        self.layer.store_put(retry_config);
        self
    }

    /// How long a call, an attempt, a connection and a read may take.
    pub fn timeout_config(mut self, timeout_config: TimeoutConfig) -> Self {
        self.layer.store_put(timeout_config);
        self
    }

    /// Finishes the configuration. What it lacks for a call shows when the call is made.
    pub fn build(mut self) -> Config {
        let metadata = ApiMetadata::new(SERVICE_ID, env!("CARGO_PKG_VERSION"));
        self.layer.store_put(metadata);
        self.layer.store_put(SigningName::from_static(SIGNING_NAME));
        let region = self.layer.load::<Region>().cloned();
        self.layer.store_or_unset(region.map(SigningRegion::from));
        Config { layer: self.layer.freeze(), components: self.components }
    }
}

impl From<&SdkConfig> for Builder {
    fn from(config: &SdkConfig) -> Self {
        let mut builder = Builder::default();
        let layer = &mut builder.layer;
        layer.store_or_unset(config.region().cloned());
        layer.store_or_unset(config.use_fips().map(UseFips));
        layer.store_or_unset(config.use_dual_stack().map(UseDualStack));
        layer.store_or_unset(endpoint_url(config).map(EndpointUrl));
        layer.store_or_unset(config.app_name().cloned());
        for metadata in config.framework_metadata() {
            layer.store_append(metadata.clone());
        }
        // What is not set here must not hide the defaults.
        if let Some(retry_config) = config.retry_config() {
            layer.store_put(retry_config.clone());
        }
        if let Some(timeout_config) = config.timeout_config() {
            layer.store_put(timeout_config.clone());
        }
        if let Some(protection) = config.stalled_stream_protection() {
            layer.store_put(protection);
        }
        if let Some(disable) = config.disable_clock_skew_correction() {
            layer.store_put(DisableClockSkewCorrection::from(disable));
        }

        let components = &mut builder.components;
        components.set_http_client(config.http_client());
        components.set_sleep_impl(config.sleep_impl());
        components.set_time_source(config.time_source());
        components.set_identity_cache(config.identity_cache());
        if let Some(provider) = config.credentials_provider() {
            components.set_identity_resolver(sigv4::SCHEME_ID, provider);
        }
        builder
    }
}

/// The endpoint URL: what the program set wins, then what the environment or the profile says for
/// this service, then what they say for all.
fn endpoint_url(config: &SdkConfig) -> Option<String> {
    let general = config.endpoint_url().map(str::to_owned);
    if config.get_origin("endpoint_url").is_client_config() {
        return general;
    }
    let key = ServiceConfigKey::builder()
        .service_id(SERVICE_ID)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build();
    key.ok().and_then(|key| config.service_config()?.load_config(key)).or(general)
}
