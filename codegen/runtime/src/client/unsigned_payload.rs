//! Requests whose body is not signed.

use super::serialization::OperationPlugin;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;

impl OperationPlugin {
    /// Excludes the body from the signature.
    pub(crate) fn unsigned_payload(mut self) -> Self {
        let mut signing = super::plugins::signing();
        signing.signing_options.payload_override = Some(SignableBody::UnsignedPayload);
        // The header marks the payload as unsigned.
        signing.signing_options.content_sha256_header = true;
        self.layer.store_put::<SigV4OperationSigningConfig>(signing);
        self
    }
}
