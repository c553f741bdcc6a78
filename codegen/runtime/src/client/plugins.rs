//! The runtime plugins that the calls of a client share.

use super::retries::ErrorResponseClassifier;
use super::transmission::TransmissionInterceptor;
use crate::auth;
use crate::config::endpoint::check;
use crate::config::{Config, SERVICE_ID};
use crate::endpoint::{self, Params};
use crate::protocol::ErrorResponse;
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::service_clock_skew::{ServiceClockSkewClassifier, ServiceClockSkewInterceptor};
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::TransientErrorClassifier;
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint,
};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_types::config_bag::Layer;

/// Returns the plugins of a client.
pub(super) fn client(config: &Config) -> RuntimePlugins {
    let partition = match config.region() {
        Some(region) => format!("{SERVICE_ID}-{region}"),
        None => SERVICE_ID.to_owned(),
    };
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(partition)
        .with_behavior_version(BehaviorVersion::latest())
        .with_is_aws_sdk(true);
    let mut plugins: Vec<_> = default_plugins(defaults).into_iter().collect();
    plugins.extend([service(), config.plugin()].map(SharedRuntimePlugin::new));
    plugins.sort_by_key(SharedRuntimePlugin::order);
    merged(plugins)
}

/// Merges the components of the plugins once, instead of at every call. The layers of configuration
/// stay separate: a value that one layer appends does not mix with a value that another layer sets.
fn merged(plugins: Vec<SharedRuntimePlugin>) -> RuntimePlugins {
    let components =
        plugins.iter().fold(RuntimeComponentsBuilder::new(SERVICE_ID), |all, plugin| {
            let next = plugin.runtime_components(&all).into_owned();
            all.merge_from(&next)
        });
    let layers = plugins.iter().filter_map(SharedRuntimePlugin::config);
    let layers = layers.map(|layer| StaticRuntimePlugin::new().with_config(layer));
    let components = StaticRuntimePlugin::new().with_runtime_components(components);
    RuntimePlugins::new()
        .with_client_plugins(layers.chain([components]).map(SharedRuntimePlugin::new))
}

/// Returns the plugin with the defaults for AWS and for this service.
fn service() -> StaticRuntimePlugin {
    let mut layer = Layer::new(SERVICE_ID);
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
    layer.store_put(AuthSchemeOptionResolverParams::from(
        StaticAuthSchemeOptionResolverParams::new(),
    ));
    layer.store_put(signing());

    let components = auth::components(RuntimeComponentsBuilder::new(SERVICE_ID))
        .with_http_client(Some(http_client()))
        .with_endpoint_resolver(Some(EndpointResolver))
        // Permanent interceptors save a tenth of a call: no phase checks whether they are disabled.
        .with_interceptor(SharedInterceptor::permanent(TransmissionInterceptor))
        .with_interceptor(SharedInterceptor::permanent(
            StalledStreamProtectionInterceptor::default(),
        ))
        .with_interceptor(SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()))
        .with_interceptor(SharedInterceptor::permanent(ServiceClockSkewInterceptor::new()))
        .with_interceptor(SharedInterceptor::permanent(RequestInfoInterceptor::new()))
        .with_interceptor(SharedInterceptor::permanent(UserAgentInterceptor::new()))
        .with_interceptor(SharedInterceptor::permanent(InvocationIdInterceptor::new()))
        .with_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()))
        .with_retry_classifier(ErrorResponseClassifier)
        .with_retry_classifier(TransientErrorClassifier::<ErrorResponse>::new())
        .with_retry_classifier(AwsErrorCodeClassifier::<ErrorResponse>::new())
        .with_retry_classifier(ServiceClockSkewClassifier::<ErrorResponse>::new());

    StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_config(layer.freeze())
        .with_runtime_components(components)
}

/// Returns the signing settings.
pub(super) fn signing() -> SigV4OperationSigningConfig {
    let mut signing_options = SigningOptions::default();
    signing_options.double_uri_encode = true;
    signing_options.normalize_uri_path = true;
    SigV4OperationSigningConfig { signing_options, ..Default::default() }
}

/// Returns the default HTTP client.
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
fn http_client() -> SharedHttpClient {
    crate::config::default_http_client()
}

/// Returns an HTTP client whose calls fail, because no feature for TLS is enabled.
#[cfg(not(any(feature = "rustls-ring", feature = "rustls-aws-lc")))]
fn http_client() -> SharedHttpClient {
    use aws_smithy_runtime_api::client::http::{
        HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
    };
    use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
    use aws_smithy_runtime_api::client::result::ConnectorError;

    #[derive(Debug)]
    struct NoHttpClient;

    impl HttpConnector for NoHttpClient {
        fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
            HttpConnectorFuture::ready(Err(ConnectorError::user(
                "no HTTP client is configured: enable the feature `rustls-ring`, or pass one to \
                 `Config::builder().http_client(..)`"
                    .into(),
            )))
        }
    }

    http_client_fn(|_, _| SharedHttpConnector::new(NoHttpClient))
}

/// The endpoint resolver with the rules of the model.
#[derive(Debug)]
struct EndpointResolver;

impl ResolveEndpoint for EndpointResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let endpoint = match params.get::<Params>() {
            Some(params) => endpoint::resolve(params).map_err(BoxError::from),
            None => Err("an interceptor replaced the endpoint parameters".into()),
        };
        EndpointFuture::ready(endpoint.and_then(|endpoint| {
            check(endpoint.url())?;
            Ok(endpoint.into())
        }))
    }
}
