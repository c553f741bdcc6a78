//! The HTTP client that a client has unless another is passed in.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

#[cfg(feature = "rustls-aws-lc")]
const CRYPTO: CryptoMode = CryptoMode::AwsLc;
#[cfg(not(feature = "rustls-aws-lc"))]
const CRYPTO: CryptoMode = CryptoMode::Ring;

/// Makes an HTTP client like the one that a [`Client`](crate::Client) makes for itself.
///
/// It takes its proxy from the environment, as the other AWS clients do. Make one to share it
/// between clients, or to give it to `aws-config` where that comes without one.
pub fn default_http_client() -> SharedHttpClient {
    Builder::new().build_with_connector_fn(|settings, components| {
        let mut connector = Connector::builder()
            .tls_provider(Provider::Rustls(CRYPTO))
            .proxy_config(ProxyConfig::from_env());
        connector.set_connector_settings(settings.cloned());
        connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
        connector.build()
    })
}
