//! Requests that carry a token.

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

/// What to do about a token that is missing.
const MISSING: NoCredentials = NoCredentials(
    "pass a token, or a provider of them, to `Config::builder().token_provider(..)`, or let \
     `aws-config` load the configuration",
);

/// Makes it the way in which all calls are authenticated.
pub(super) fn only(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    MISSING.only(scheme(components), HTTP_BEARER_AUTH_SCHEME_ID)
}

/// Makes it a way in which calls are authenticated.
pub(super) fn scheme(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(BearerAuthScheme::new())
}

/// Takes over the tokens that all AWS clients share.
pub(crate) fn take(config: &SdkConfig, builder: Builder) -> Builder {
    match config.token_provider() {
        Some(provider) => builder.token_provider(provider),
        None => builder,
    }
}

impl Builder {
    /// The tokens that authenticate requests: a [`Token`](crate::auth::Token) itself, or a
    /// provider of them.
    pub fn token_provider(mut self, provider: impl ProvideToken + 'static) -> Self {
        let provider = SharedTokenProvider::new(provider);
        self.components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        self
    }
}
