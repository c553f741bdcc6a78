//! Authentication with SigV4 signatures.

use super::NoCredentials;
use crate::config::{Builder, ProvideCredentials, SharedCredentialsProvider};
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_types::SdkConfig;

/// The error of a call without credentials.
const MISSING: NoCredentials = NoCredentials(
    "set them with `Config::builder().credentials_provider(..)`, or let `aws-config` load the \
     configuration",
);

/// Makes SigV4 the auth scheme of all calls.
pub(super) fn only(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    MISSING.only(scheme(components), SCHEME_ID)
}

/// Adds the auth scheme.
pub(super) fn scheme(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(SigV4AuthScheme::new())
}

/// Applies the credentials provider of an `SdkConfig`.
pub(crate) fn apply_sdk_config(config: &SdkConfig, builder: Builder) -> Builder {
    match config.credentials_provider() {
        Some(provider) => builder.credentials_provider(provider),
        None => builder,
    }
}

impl Builder {
    /// Sets the [`Credentials`](crate::config::Credentials) that sign requests, or a credentials
    /// provider.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.components.set_identity_resolver(SCHEME_ID, SharedCredentialsProvider::new(provider));
        self
    }
}
