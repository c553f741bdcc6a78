//! What the search for an endpoint leads to.

use std::fmt;

/// Where requests go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: String,
}

impl Endpoint {
    pub(super) fn new(url: impl Into<String>) -> Self {
        Endpoint { url: url.into() }
    }

    /// The URL that goes before the path of a request.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The parameters lead to no endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolveError(String);

impl ResolveError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        ResolveError(message.into())
    }
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ResolveError {}
