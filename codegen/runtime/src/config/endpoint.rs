//! Types for implementing an endpoint resolver.

pub use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
pub use aws_smithy_types::endpoint::Endpoint;

use aws_smithy_runtime_api::box_error::BoxError;

/// A resolver that rejects endpoints that the runtime crates cannot parse, because their own error
/// would quote the request.
#[derive(Debug)]
pub(crate) struct Checked<R>(pub(crate) R);

impl<R: ResolveEndpoint> ResolveEndpoint for Checked<R> {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let endpoint = self.0.resolve_endpoint(params);
        EndpointFuture::new(async {
            let endpoint = endpoint.await?;
            check(endpoint.url())?;
            Ok(endpoint)
        })
    }
}

/// Rejects a URL that the runtime crates cannot parse.
pub(crate) fn check(url: &str) -> Result<(), BoxError> {
    let parts = url.parse::<http::Uri>().map(http::Uri::into_parts);
    match parts {
        Ok(parts) if parts.scheme.is_some() && parts.authority.is_some() => Ok(()),
        _ => Err(format!(
            "{url:?} is not the URL of an endpoint, such as `https://host` or \
             `http://localhost:8080/path`"
        )
        .into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoint_url_with_scheme_and_host_is_valid() {
        for url in ["https://host", "http://localhost:8080/path", "https://[::1]"] {
            assert!(check(url).is_ok(), "{url}");
        }
    }

    #[test]
    fn endpoint_url_without_scheme_or_host_is_rejected() {
        for url in ["", "host", "localhost:8080", "/path", "https://", "https://a b"] {
            let error = check(url).unwrap_err().to_string();
            assert!(error.contains("is not the URL of an endpoint"), "{error}");
        }
    }
}
