//! Operations with event streams.

use super::plugins::signing;
use super::serialization::OperationPlugin;
use crate::config::StalledStreamProtectionConfig;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;

impl OperationPlugin {
    /// Signs the request with an empty body: events have signatures of their own.
    pub(crate) fn sign_events(mut self) -> Self {
        let mut config = signing();
        config.signing_options.payload_override = Some(SignableBody::Bytes(&[]));
        self.layer.store_put::<SigV4OperationSigningConfig>(config);
        self
    }

    /// Disables stalled-stream protection, because an event stream may be silent. Takes precedence
    /// over the client's settings.
    pub(crate) fn allow_silence(mut self) -> Self {
        self.layer.store_put(StalledStreamProtectionConfig::disabled());
        self
    }
}
