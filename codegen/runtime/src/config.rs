//! The configuration of a client.
//!
//! The types of settings are re-exported under the names that the AWS SDK for Rust uses.

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
/// [`Client::new`](crate::Client::new) converts the [`SdkConfig`] that `aws-config` loads. A
/// [`builder`](Config::builder) starts from the defaults, or with [`Builder::from`] from an
/// `SdkConfig`.
#[derive(Clone, Debug)]
pub struct Config {
    layer: CloneableLayer,
    components: RuntimeComponentsBuilder,
}

impl Config {
    /// Returns a builder with the default settings.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Returns a builder with the settings of this configuration.
    pub fn to_builder(&self) -> Builder {
        Builder { layer: self.layer.clone(), components: self.components.clone() }
    }

    /// Returns the AWS Region.
    pub fn region(&self) -> Option<&Region> {
        self.layer.load::<Region>()
    }

    /// Returns the endpoint URL, if it overrides the endpoint rules.
    pub fn endpoint_url(&self) -> Option<&str> {
        self.layer.load::<EndpointUrl>().map(|url| &*url.0)
    }

    /// Returns whether FIPS endpoints are used.
    pub fn use_fips(&self) -> Option<bool> {
        self.layer.load::<UseFips>().map(|choice| choice.0)
    }

    /// Returns whether dual-stack endpoints are used.
    pub fn use_dual_stack(&self) -> Option<bool> {
        self.layer.load::<UseDualStack>().map(|choice| choice.0)
    }

    /// Returns the retry settings.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.layer.load::<RetryConfig>()
    }

    /// Returns the timeouts of calls, attempts, connections and reads.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.layer.load::<TimeoutConfig>()
    }

    /// Returns the settings of stalled-stream protection.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.layer.load::<StalledStreamProtectionConfig>()
    }

    /// Returns whether clock skew correction is disabled.
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.layer.load::<DisableClockSkewCorrection>().map(|choice| choice.is_disabled())
    }

    /// Returns the application name, which the user agent contains.
    pub fn app_name(&self) -> Option<&AppName> {
        self.layer.load::<AppName>()
    }

    /// Returns the HTTP client, if one was passed in.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.components.http_client()
    }

    /// Returns the identity cache, if one was passed in.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.components.identity_cache()
    }

    /// Returns the implementation of sleep, if one was passed in.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.components.sleep_impl()
    }

    /// Returns the time source, if one was passed in.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.components.time_source()
    }

    /// Returns the configuration as a runtime plugin.
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
