//! The choice between auth schemes.

use super::NoCredentials;
use crate::client::OperationPlugin;
use aws_smithy_runtime::client::auth::no_auth::{NO_AUTH_SCHEME_ID, NoAuthScheme};
use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentityResolver;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions,
};
use aws_smithy_runtime_api::client::runtime_components::{
    GetIdentityResolver, RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;

/// The error of a call for which no auth scheme is configured.
const MISSING: NoCredentials = NoCredentials(
    "pass credentials or tokens to `Config::builder()`, or let `aws-config` load the configuration",
);

/// The auth schemes of a call in their order of preference. The first configured one is used.
#[derive(Clone, Debug)]
pub(crate) struct Choice(pub(crate) Vec<AuthSchemeId>);

impl OperationPlugin {
    /// Sets the auth schemes of an operation, in place of the client's.
    pub(crate) fn auth(mut self, choice: Choice) -> Self {
        self.components = add(self.components, choice);
        self
    }
}

/// Adds the auth schemes of calls.
pub(super) fn add(
    components: RuntimeComponentsBuilder,
    choice: Choice,
) -> RuntimeComponentsBuilder {
    components
        .with_auth_scheme_option_resolver(Some(choice))
        .with_auth_scheme(NoAuthScheme::new())
        .with_identity_resolver(NO_AUTH_SCHEME_ID, NoAuthIdentityResolver::new())
}

impl ResolveAuthSchemeOptions for Choice {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        _: &'a AuthSchemeOptionResolverParams,
        _: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let is_configured =
            |scheme: &&AuthSchemeId| components.identity_resolver((*scheme).clone()).is_some();
        let options: Vec<_> =
            self.0.iter().filter(is_configured).cloned().map(AuthSchemeOption::from).collect();
        AuthSchemeOptionsFuture::ready(match options.is_empty() {
            true => Err(MISSING.into()),
            false => Ok(options),
        })
    }
}
