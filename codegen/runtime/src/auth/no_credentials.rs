//! Missing credentials.

use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::identity::{IdentityFuture, ResolveIdentity};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;

/// The identity resolver of a client without credentials, and its error, which says how to
/// configure them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoCredentials(pub(super) &'static str);

impl NoCredentials {
    /// Makes a scheme the auth scheme of all calls, and this type its default identity resolver.
    pub(super) fn only(
        self,
        components: RuntimeComponentsBuilder,
        scheme: AuthSchemeId,
    ) -> RuntimeComponentsBuilder {
        let resolver = StaticAuthSchemeOptionResolver::new(vec![scheme.clone()]);
        components
            .with_auth_scheme_option_resolver(Some(resolver))
            .with_identity_resolver(scheme, self)
    }
}

impl ResolveIdentity for NoCredentials {
    fn resolve_identity<'a>(
        &'a self,
        _: &'a RuntimeComponents,
        _: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::ready(Err(Box::new(*self)))
    }
}

impl fmt::Display for NoCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NoCredentials {}
