//! Authentication with bearer tokens.

use super::NoCredentials;
use crate::config::Builder;
use aws_smithy_runtime::client::auth::http::BearerAuthScheme;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_types::SdkConfig;

pub use aws_credential_types::provider::error::TokenError;
pub use aws_credential_types::provider::future::ProvideToken as ProvideTokenFuture;
pub use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
pub use aws_smithy_runtime_api::client::identity::http::Token;

/// The error of a call without a token.
const MISSING: NoCredentials = NoCredentials(
    "set a token with `Config::builder().token_provider(..)`, or let `aws-config` load the \
     configuration",
);

/// Makes bearer tokens the auth scheme of all calls.
pub(super) fn only(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    MISSING.only(scheme(components), HTTP_BEARER_AUTH_SCHEME_ID)
}

/// Adds the auth scheme.
pub(super) fn scheme(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(BearerAuthScheme::new())
}

/// Applies the token provider of an `SdkConfig`.
pub(crate) fn apply_sdk_config(config: &SdkConfig, builder: Builder) -> Builder {
    match config.token_provider() {
        Some(provider) => builder.token_provider(provider),
        None => builder,
    }
}

impl Builder {
    /// Sets the [`Token`](crate::auth::Token) that authenticates requests, or a token provider.
    pub fn token_provider(mut self, provider: impl ProvideToken + 'static) -> Self {
        let provider = SharedTokenProvider::new(provider);
        self.components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        self
    }
}
