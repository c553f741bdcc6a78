//! Which way a call is authenticated, where there are several.

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

/// What to do where there is nothing to authenticate with.
const MISSING: NoCredentials = NoCredentials(
    "pass credentials or tokens to `Config::builder()`, or let `aws-config` load the configuration",
);

/// The first of these ways for which something is configured.
#[derive(Clone, Debug)]
pub(crate) struct Choice(pub(crate) Vec<AuthSchemeId>);

impl OperationPlugin {
    /// Authenticates in another way than the client does.
    pub(crate) fn auth(mut self, choice: Choice) -> Self {
        self.components = add(self.components, choice);
        self
    }
}

/// Makes it the way in which calls are authenticated.
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
        let is_there =
            |scheme: &&AuthSchemeId| components.identity_resolver((*scheme).clone()).is_some();
        let options: Vec<_> =
            self.0.iter().filter(is_there).cloned().map(AuthSchemeOption::from).collect();
        AuthSchemeOptionsFuture::ready(match options.is_empty() {
            true => Err(MISSING.into()),
            false => Ok(options),
        })
    }
}
