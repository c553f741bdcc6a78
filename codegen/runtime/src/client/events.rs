//! Operations with event streams.

use super::plugins::signing;
use super::wire::OperationPlugin;
use crate::config::StalledStreamProtectionConfig;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;

impl OperationPlugin {
    /// Signs the request as if it had no body.
    pub(crate) fn sign_events(mut self) -> Self {
        let mut config = signing();
        config.signing_options.payload_override = Some(SignableBody::Bytes(&[]));
        self.layer.store_put::<SigV4OperationSigningConfig>(config);
        self
    }

    /// Turns stalled-stream protection off, whatever the client is configured to do.
    pub(crate) fn allow_silence(mut self) -> Self {
        self.layer.store_put(StalledStreamProtectionConfig::disabled());
        self
    }
}
