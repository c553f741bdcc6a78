//! Authentication, and other behavior of operations.

/// An auth scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuthScheme {
    /// AWS Signature Version 4.
    SigV4,
    /// A bearer token.
    Bearer,
    /// No authentication.
    None,
}

/// The behavior of an operation besides its request, response and errors.
#[derive(Default)]
pub(crate) struct Behavior {
    /// The auth schemes, if they differ from those of the service.
    pub auth: Option<Vec<AuthScheme>>,
    /// Whether the signature leaves out the body.
    pub unsigned_payload: bool,
    /// Whether a header has the MD5 of the body.
    pub content_md5: bool,
    /// Whether the events that it sends are signed.
    pub sign_events: bool,
    /// Whether the client may compress the body.
    pub compresses: bool,
    /// The headers with a constant value.
    pub headers: Vec<(String, String)>,
    /// Whether a header has the SHA-256 tree hash of the body.
    pub tree_hash: bool,
    /// Whether a repeated request has no further effect.
    pub repeatable: bool,
}
