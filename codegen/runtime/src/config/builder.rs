//! Building a configuration.

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

/// Builds a [`Config`], or what a [single call](crate::client::Customize::config_override) does
/// otherwise than its client.
#[derive(Clone, Debug)]
pub struct Builder {
    pub(crate) layer: CloneableLayer,
    pub(crate) components: RuntimeComponentsBuilder,
}

/// Whether inputs are checked before they are sent.
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
    /// The AWS Region whose service is called.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.layer.store_or_unset(region.into());
        self
    }

    /// Where credentials are kept until they expire: an [`IdentityCache`](super::IdentityCache).
    ///
    /// By default a client has one of its own, which asks the provider ten seconds before the
    /// credentials expire, and gives it as long as all attempts of a call may take to connect: 22
    /// seconds, unless retries or timeouts are configured.
    pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.components.set_identity_cache(Some(cache));
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
    /// A path in the URL goes before the path of each operation. The URL is no place for secrets:
    /// errors and `Debug` show it.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.layer.store_put(EndpointUrl(url.into()));
        self
    }

    /// What finds the endpoint, in place of the rules of the service.
    ///
    /// The parameters that it is given hold [`endpoint::Params`](crate::endpoint::Params).
    pub fn endpoint_resolver(mut self, resolver: impl ResolveEndpoint + 'static) -> Self {
        self.components.set_endpoint_resolver(Some(Checked(resolver)));
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

    /// A judge of failures, besides those that tell what is worth another attempt by default.
    pub fn retry_classifier(mut self, classifier: impl ClassifyRetry + 'static) -> Self {
        self.components.push_retry_classifier(classifier);
        self
    }

    /// With which other clients this one shares the allowance of retries.
    ///
    /// By default they are those of the same service and Region in this process.
    pub fn retry_partition(mut self, partition: RetryPartition) -> Self {
        self.layer.store_put(partition);
        self
    }

    /// How long a call, an attempt, a connection and a read may take. By default only making a
    /// connection is limited, to 3.1 seconds.
    pub fn timeout_config(mut self, timeout_config: TimeoutConfig) -> Self {
        self.layer.store_put(timeout_config);
        self
    }

    /// When requests and responses that make no progress are given up.
    ///
    /// By default they are, after a while without a byte. Event streams may be silent all the same.
    pub fn stalled_stream_protection(mut self, config: StalledStreamProtectionConfig) -> Self {
        self.layer.store_put(config);
        self
    }

    /// How time is waited for, in place of tokio's timer.
    pub fn sleep_impl(mut self, sleep: impl AsyncSleep + 'static) -> Self {
        self.components.set_sleep_impl(Some(SharedAsyncSleep::new(sleep)));
        self
    }

    /// Where the time comes from, in place of the system's clock.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.components.set_time_source(Some(SharedTimeSource::new(time_source)));
        self
    }

    /// Whether to sign with this machine's time even where the service says that it is wrong.
    pub fn disable_clock_skew_correction(mut self, disable: bool) -> Self {
        self.layer.store_put(DisableClockSkewCorrection::from(disable));
        self
    }

    /// The name of the application, which requests carry in their user agent.
    pub fn app_name(mut self, name: AppName) -> Self {
        self.layer.store_put(name);
        self
    }

    /// A framework to name in the user agent, besides those that are there.
    pub fn framework_metadata(mut self, framework: FrameworkMetadata) -> Self {
        self.layer.store_append(framework);
        self
    }

    /// Adds an interceptor, which sees calls go through their phases and may change them.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.components.push_interceptor(SharedInterceptor::new(interceptor));
        self
    }

    /// What makes the identifiers that tell the calls of a client apart.
    pub fn invocation_id_generator(
        mut self,
        generator: impl InvocationIdGenerator + 'static,
    ) -> Self {
        self.layer.store_put(SharedInvocationIdGenerator::new(generator));
        self
    }

    /// Whether inputs are checked before they are sent, for the lengths and ranges that the
    /// service documents. By default they are.
    pub fn check_inputs(mut self, check: bool) -> Self {
        self.layer.store_put(CheckInputs(check));
        self
    }

    /// Finishes the configuration. What it lacks for a call shows when the call is made.
    pub fn build(mut self) -> Config {
        self.layer.store_put(ApiMetadata::new(USER_AGENT_ID, env!("CARGO_PKG_VERSION")));
        self.layer.store_put(SigningName::from_static(SIGNING_NAME));
        self.sign_for_region();
        Config { layer: self.layer, components: self.components }
    }

    /// What comes before the configuration of a client, for a single call.
    pub(crate) fn into_override(mut self) -> StaticRuntimePlugin {
        self.sign_for_region();
        plugin(self.layer, self.components)
    }

    /// What keeps the credentials of a single call out of the cache of the client, if these
    /// overrides bring any.
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
