//! Traits of AWS: the service, its protocol, its signatures and its checksums.

traits! {
    /// An AWS service.
    "aws.api#service" => struct AwsService {
        /// The name of the service in settings of the SDK.
        sdk_id: String,
        /// The name of the service in ARNs, and in the actions of IAM policies.
        arn_namespace: Option<String>,
    };

    /// AWS Signature Version 4.
    "aws.auth#sigv4" => struct Sigv4 {
        /// The name of the service in the credential scope of a signature.
        name: String,
    };

    /// An operation whose signature leaves out the body.
    "aws.auth#unsignedPayload" => annotation UnsignedPayload {};

    /// The checksums of requests and responses.
    "aws.protocols#httpChecksum" => struct HttpChecksum {
        /// Whether each request must have a checksum.
        #[serde(default)]
        request_checksum_required: bool,
    };

    /// The protocol of this generator's clients.
    "aws.protocols#restJson1" => annotation RestJson1 {};
}
