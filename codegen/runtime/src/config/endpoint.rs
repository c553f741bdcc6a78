//! What finds endpoints, for those who write that.

pub use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
pub use aws_smithy_types::endpoint::Endpoint;

use aws_smithy_runtime_api::box_error::BoxError;

/// A resolver of whose endpoints only those come through that the runtime crates can use: what they
/// say of others quotes the request.
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

/// Refuses a URL that the runtime crates cannot use.
pub(crate) fn check(url: &str) -> Result<(), BoxError> {
    let parts = url.parse::<http::Uri>().map(http::Uri::into_parts);
    match parts {
        Ok(parts) if parts.scheme.is_some() && parts.authority.is_some() => Ok(()),
        _ => Err(format!(
            "{url:?} is not the URL of an endpoint: write it like `https://host` or \
             `http://localhost:8080/path`"
        )
        .into()),
    }
}
