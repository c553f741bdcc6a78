//! The configuration of a client.
//!
//! What settings are made of is re-exported here, under the names that the AWS SDK for Rust uses.

mod builder;
pub mod credentials;
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
mod default_http_client;
pub mod endpoint;
pub mod http;
pub mod interceptors;
pub mod retry;
mod sdk_config;
#[rustfmt::skip]
mod service;
pub mod timeout;

pub use aws_credential_types::Credentials;
pub use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
pub use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
pub use aws_smithy_async::time::{SharedTimeSource, TimeSource};
pub use aws_smithy_runtime::client::identity::IdentityCache;
pub use aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
pub use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
pub use aws_types::app_name::AppName;
pub use aws_types::region::Region;
pub use aws_types::sdk_ua_metadata::FrameworkMetadata;
pub use builder::Builder;
pub use credentials::{ProvideCredentials, SharedCredentialsProvider};
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
pub use default_http_client::default_http_client;
pub use endpoint::ResolveEndpoint;
pub use http::{HttpClient, SharedHttpClient};
pub use retry::RetryConfig;
pub use timeout::TimeoutConfig;

pub(crate) use builder::CheckInputs;
pub(crate) use service::{SERVICE_ID, SIGNING_NAME, USER_AGENT_ID};

use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::CloneableLayer;
use aws_types::SdkConfig;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};

/// The configuration of a [`Client`](crate::Client).
///
/// It is made from the [`SdkConfig`] that `aws-config` loads, setting by setting with a
/// [`builder`](Config::builder), or both: [`Builder::from`] takes the former as a start.
#[derive(Clone, Debug)]
pub struct Config {
    layer: CloneableLayer,
    components: RuntimeComponentsBuilder,
}

impl Config {
    /// Starts a configuration.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Starts a configuration from this one.
    pub fn to_builder(&self) -> Builder {
        Builder { layer: self.layer.clone(), components: self.components.clone() }
    }

    /// The AWS Region whose service is called.
    pub fn region(&self) -> Option<&Region> {
        self.layer.load::<Region>()
    }

    /// The URL of the endpoint, if it does not follow from the Region.
    pub fn endpoint_url(&self) -> Option<&str> {
        self.layer.load::<EndpointUrl>().map(|url| &*url.0)
    }

    /// Whether the endpoint is one whose cryptography is validated to FIPS 140.
    pub fn use_fips(&self) -> Option<bool> {
        self.layer.load::<UseFips>().map(|choice| choice.0)
    }

    /// Whether the endpoint is one that can be reached over IPv6 too.
    pub fn use_dual_stack(&self) -> Option<bool> {
        self.layer.load::<UseDualStack>().map(|choice| choice.0)
    }

    /// How failed calls are tried again.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.layer.load::<RetryConfig>()
    }

    /// How long a call, an attempt, a connection and a read may take.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.layer.load::<TimeoutConfig>()
    }

    /// When responses and requests that make no progress are given up.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.layer.load::<StalledStreamProtectionConfig>()
    }

    /// Whether requests are signed with this machine's time even where that is wrong.
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.layer.load::<DisableClockSkewCorrection>().map(|choice| choice.is_disabled())
    }

    /// The name of the application, which requests carry.
    pub fn app_name(&self) -> Option<&AppName> {
        self.layer.load::<AppName>()
    }

    /// The HTTP client that was passed in.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.components.http_client()
    }

    /// The cache of credentials that was passed in.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.components.identity_cache()
    }

    /// How time is waited for, if that was passed in.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.components.sleep_impl()
    }

    /// Where the time comes from, if that was passed in.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.components.time_source()
    }

    /// The configuration as the AWS runtime crates take it.
    pub(crate) fn plugin(&self) -> StaticRuntimePlugin {
        plugin(self.layer.clone(), self.components.clone())
    }
}

fn plugin(layer: CloneableLayer, components: RuntimeComponentsBuilder) -> StaticRuntimePlugin {
    StaticRuntimePlugin::new().with_config(layer.freeze()).with_runtime_components(components)
}

impl From<&SdkConfig> for Config {
    fn from(config: &SdkConfig) -> Self {
        Builder::from(config).build()
    }
}
