//! The result of endpoint resolution.

/// The endpoint of requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: String,
}

impl Endpoint {
    pub(super) fn new(url: impl Into<String>) -> Self {
        Endpoint { url: url.into() }
    }

    /// Returns the URL, which the path of a request follows.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Converts the endpoint for the AWS runtime crates.
#[cfg(feature = "client")]
impl From<Endpoint> for aws_smithy_types::endpoint::Endpoint {
    fn from(endpoint: Endpoint) -> Self {
        aws_smithy_types::endpoint::Endpoint::builder().url(endpoint.url).build()
    }
}
