//! How calls are authenticated.

/// A way to authenticate calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuthScheme {
    /// A signature that is made with credentials.
    SigV4,
    /// A token.
    Bearer,
    /// Not at all.
    None,
}

/// What of an operation is not in its request, response and error.
#[derive(Default)]
pub(crate) struct Behavior {
    /// The ways to authenticate it, where they are not those of the service.
    pub auth: Option<Vec<AuthScheme>>,
    /// Whether its body is left out of the signature.
    pub unsigned_payload: bool,
    /// Whether it has the MD5 of its body in a header.
    pub content_md5: bool,
    /// Whether the events that it sends are signed.
    pub sign_events: bool,
    /// Whether its body may be compressed.
    pub compresses: bool,
    /// The headers that are always the same.
    pub headers: Vec<(String, String)>,
    /// Whether it has the SHA-256 tree hash of its body in a header.
    pub tree_hash: bool,
    pub retries: Retries,
}

/// The codes of errors that another attempt may avoid, besides those that all AWS clients retry.
#[derive(Default)]
pub(crate) struct Retries {
    /// The codes of errors that are not due to throttling.
    pub codes: Vec<String>,
    pub throttling_codes: Vec<String>,
}
