//! Conversion of the configuration that AWS clients share.

use super::{Builder, SERVICE_ID, service};
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_types::config_bag::{CloneableLayer, Storable, StoreReplace};
use aws_types::SdkConfig;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::service_config::ServiceConfigKey;

/// Returns a builder with the settings of an `SdkConfig`.
pub(super) fn builder(config: &SdkConfig) -> Builder {
    let mut builder = Builder::default();
    let layer = &mut builder.layer;
    put(layer, config.region().cloned());
    put(layer, config.use_fips().map(UseFips));
    put(layer, config.use_dual_stack().map(UseDualStack));
    put(layer, endpoint_url(config).map(EndpointUrl));
    put(layer, config.app_name().cloned());
    put(layer, config.retry_config().cloned());
    put(layer, config.timeout_config().cloned());
    put(layer, config.stalled_stream_protection());
    put(layer, config.disable_clock_skew_correction().map(DisableClockSkewCorrection::from));
    for metadata in config.framework_metadata() {
        layer.store_append(metadata.clone());
    }

    let components = &mut builder.components;
    components.set_http_client(config.http_client());
    components.set_sleep_impl(config.sleep_impl());
    components.set_time_source(config.time_source());
    components.set_identity_cache(config.identity_cache());
    service::apply_sdk_config(config, builder)
}

/// Stores a setting that is present. An absent one must not hide a default.
fn put<T>(layer: &mut CloneableLayer, setting: Option<T>)
where
    T: Storable<Storer = StoreReplace<T>> + Clone,
{
    if let Some(setting) = setting {
        layer.store_put(setting);
    }
}

/// Returns the endpoint URL. A URL that the program sets takes precedence over a URL for this
/// service from the environment or the profile, and that one over a URL for all services.
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
