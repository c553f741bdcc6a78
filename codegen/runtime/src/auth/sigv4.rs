//! Requests that are signed with credentials.

use super::NoCredentials;
use crate::config::{Builder, ProvideCredentials, SharedCredentialsProvider};
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_types::SdkConfig;

/// What to do about credentials that are missing.
const MISSING: NoCredentials = NoCredentials(
    "pass them, or a provider of them, to `Config::builder().credentials_provider(..)`, or let \
     `aws-config` load the configuration",
);

/// Makes it the way in which all calls are authenticated.
pub(super) fn only(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    MISSING.only(scheme(components), SCHEME_ID)
}

/// Makes it a way in which calls are authenticated.
pub(super) fn scheme(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(SigV4AuthScheme::new())
}

/// Takes over the credentials that all AWS clients share.
pub(crate) fn take(config: &SdkConfig, builder: Builder) -> Builder {
    match config.credentials_provider() {
        Some(provider) => builder.credentials_provider(provider),
        None => builder,
    }
}

impl Builder {
    /// The credentials that sign requests: [`Credentials`](crate::config::Credentials) themselves,
    /// or a provider of them.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.components.set_identity_resolver(SCHEME_ID, SharedCredentialsProvider::new(provider));
        self
    }
}
