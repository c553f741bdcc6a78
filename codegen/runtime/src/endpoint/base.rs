//! What the search for an endpoint leads to.

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

/// The endpoint as the AWS runtime crates take it.
#[cfg(feature = "client")]
impl From<Endpoint> for aws_smithy_types::endpoint::Endpoint {
    fn from(endpoint: Endpoint) -> Self {
        aws_smithy_types::endpoint::Endpoint::builder().url(endpoint.url).build()
    }
}
