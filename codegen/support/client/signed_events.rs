//! Requests whose body is made of events, which are signed one by one.

use super::plugins::signing;
use super::wire::OperationPlugin;
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
}
