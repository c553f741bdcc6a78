//! The builder of configurations.

use super::endpoint::Checked;
use super::retry::{ClassifyRetry, RetryPartition};
use super::{
    AppName, AsyncSleep, Config, FrameworkMetadata, HttpClient, IdentityCache, Intercept,
    InvocationIdGenerator, Region, ResolveCachedIdentity, ResolveEndpoint, RetryConfig,
    SIGNING_NAME, SharedAsyncSleep, SharedInterceptor, SharedTimeSource,
    StalledStreamProtectionConfig, TimeSource, TimeoutConfig, USER_AGENT_ID, plugin, sdk_config,
};
use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, Storable, StoreReplace};
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::SigningRegion;
use aws_types::{SdkConfig, SigningName};

/// A builder of a [`Config`], or of settings that
/// [override](crate::client::Customize::config_override) those of a client for one call.
#[derive(Clone, Debug)]
pub struct Builder {
    pub(crate) layer: CloneableLayer,
    pub(crate) components: RuntimeComponentsBuilder,
}

/// Whether inputs are validated before they are sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CheckInputs(pub(crate) bool);

impl Storable for CheckInputs {
    type Storer = StoreReplace<Self>;
}

impl From<&SdkConfig> for Builder {
    fn from(config: &SdkConfig) -> Self {
        sdk_config::builder(config)
    }
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
    /// Sets the AWS Region.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.layer.store_or_unset(region.into());
        self
    }

    /// Sets the cache that keeps credentials until they expire: an
    /// [`IdentityCache`](super::IdentityCache).
    ///
    /// By default, each client has a cache of its own. The cache asks the provider for new
    /// credentials ten seconds before the old ones expire. The provider may take as long as all
    /// attempts of a call may take to connect: 22 seconds, unless retries or timeouts are
    /// configured.
    pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.components.set_identity_cache(Some(cache));
        self
    }

    /// Sets the HTTP client, in place of the default one.
    ///
    /// The connections of this HTTP client outlive the clients that use it.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.components.set_http_client(Some(http_client));
        self
    }

    /// Sets the endpoint URL, which overrides the endpoint rules.
    ///
    /// The path of each operation follows the path of the URL. The URL must not contain secrets:
    /// errors and `Debug` show it.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.set_endpoint_url(Some(url.into()));
        self
    }

    /// Sets or removes the [endpoint URL](Self::endpoint_url).
    pub fn set_endpoint_url(&mut self, url: Option<String>) -> &mut Self {
        self.layer.store_or_unset(url.map(EndpointUrl));
        self
    }

    /// Sets the endpoint resolver, in place of the endpoint rules of the service.
    ///
    /// The parameters of the resolver contain [`endpoint::Params`](crate::endpoint::Params).
    pub fn endpoint_resolver(mut self, resolver: impl ResolveEndpoint + 'static) -> Self {
        self.components.set_endpoint_resolver(Some(Checked(resolver)));
        self
    }

    /// Sets whether to use the FIPS endpoint, whose cryptography is validated to FIPS 140.
    pub fn use_fips(mut self, use_fips: bool) -> Self {
        self.layer.store_put(UseFips(use_fips));
        self
    }

    /// Sets whether to use the dual-stack endpoint, which supports IPv6.
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.layer.store_put(UseDualStack(use_dual_stack));
        self
    }

    /// Sets the retry settings. By default, a call makes up to three attempts.
    pub fn retry_config(mut self, retry_config: RetryConfig) -> Self {
        self.layer.store_put(retry_config);
        self
    }

    /// Adds a retry classifier.
    pub fn retry_classifier(mut self, classifier: impl ClassifyRetry + 'static) -> Self {
        self.components.push_retry_classifier(classifier);
        self
    }

    /// Sets the retry partition. The clients of a partition share a token bucket, which limits
    /// retries.
    ///
    /// By default, the clients of the same service and Region in this process share a partition.
    pub fn retry_partition(mut self, partition: RetryPartition) -> Self {
        self.layer.store_put(partition);
        self
    }

    /// Sets the timeouts of calls, attempts, connections and reads. By default, only connecting has
    /// a timeout, of 3.1 seconds.
    pub fn timeout_config(mut self, timeout_config: TimeoutConfig) -> Self {
        self.layer.store_put(timeout_config);
        self
    }

    /// Sets stalled-stream protection, which fails calls whose request or response makes no
    /// progress.
    ///
    /// The protection is enabled by default, except for event streams.
    pub fn stalled_stream_protection(mut self, config: StalledStreamProtectionConfig) -> Self {
        self.layer.store_put(config);
        self
    }

    /// Sets the implementation of sleep, in place of tokio's timer.
    pub fn sleep_impl(mut self, sleep: impl AsyncSleep + 'static) -> Self {
        self.components.set_sleep_impl(Some(SharedAsyncSleep::new(sleep)));
        self
    }

    /// Sets the time source, in place of the system clock.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.components.set_time_source(Some(SharedTimeSource::new(time_source)));
        self
    }

    /// Sets whether to disable clock skew correction, so that requests are signed with the local
    /// time even if the service reports that this time is wrong.
    pub fn disable_clock_skew_correction(mut self, disable: bool) -> Self {
        self.layer.store_put(DisableClockSkewCorrection::from(disable));
        self
    }

    /// Sets the application name, which the user agent contains.
    pub fn app_name(mut self, name: AppName) -> Self {
        self.layer.store_put(name);
        self
    }

    /// Adds a framework to the user agent.
    pub fn framework_metadata(mut self, framework: FrameworkMetadata) -> Self {
        self.layer.store_append(framework);
        self
    }

    /// Adds an interceptor, which can observe and modify calls.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.components.push_interceptor(SharedInterceptor::new(interceptor));
        self
    }

    /// Sets the invocation ID generator.
    pub fn invocation_id_generator(
        mut self,
        generator: impl InvocationIdGenerator + 'static,
    ) -> Self {
        self.layer.store_put(SharedInvocationIdGenerator::new(generator));
        self
    }

    /// Sets whether the lengths and ranges of inputs are checked before requests are sent. By
    /// default, they are checked.
    pub fn check_inputs(mut self, check: bool) -> Self {
        self.layer.store_put(CheckInputs(check));
        self
    }

    /// Returns the configuration. A call reports the settings that it needs and that are absent.
    pub fn build(mut self) -> Config {
        self.layer.store_put(ApiMetadata::new(USER_AGENT_ID, env!("CARGO_PKG_VERSION")));
        self.layer.store_put(SigningName::from_static(SIGNING_NAME));
        self.sign_for_region();
        Config { layer: self.layer, components: self.components }
    }

    /// Returns a runtime plugin that overrides the client's settings for one call.
    pub(crate) fn into_override(mut self) -> StaticRuntimePlugin {
        self.sign_for_region();
        plugin(self.layer, self.components)
    }

    /// Returns an identity cache for one call, if the overrides contain credentials and no cache:
    /// the client's cache must not keep these credentials.
    pub(crate) fn cache_for(overrides: &[Builder]) -> Option<Builder> {
        let mut components = overrides.iter().map(|config| &config.components);
        let brings_cache = components.clone().any(|these| these.identity_cache().is_some());
        let brings_credentials = components.any(RuntimeComponentsBuilder::has_identity_resolvers);
        let cache = || IdentityCache::lazy().max_partitions(1).build();
        (brings_credentials && !brings_cache).then(|| Builder::default().identity_cache(cache()))
    }

    fn sign_for_region(&mut self) {
        if let Some(region) = self.layer.load::<Region>().cloned() {
            self.layer.store_put(SigningRegion::from(region));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoint_url_is_set_and_removed() {
        let url = |config: &Builder| config.layer.load::<EndpointUrl>().map(|url| url.0.clone());
        let mut config = Builder::default().endpoint_url("http://localhost");
        assert_eq!(url(&config).as_deref(), Some("http://localhost"));
        assert_eq!(url(config.set_endpoint_url(None)), None);
    }
}
