//! Credentials that are not there.

use aws_smithy_runtime_api::client::identity::{IdentityFuture, ResolveIdentity};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;

/// Stands in for a provider of credentials where none is configured, and is the error that says
/// what to do about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoCredentials(pub(super) &'static str);

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
