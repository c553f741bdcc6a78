//! The protocol without the transport: from an input to a request, from a response to an output or
//! an error.
//!
//! Nothing here does I/O. [`Operation::request`] makes an unsigned request whose URI starts at the
//! path, to be sent to the endpoint that [`endpoint::resolve`](crate::endpoint::resolve) names;
//! [`Operation::parse`] reads the answer.

pub(crate) mod request;
mod response;

pub use request::RequestError;
#[cfg(feature = "client")]
pub(crate) use response::Headers;
pub use response::{ErrorResponse, Response, ResponseError};

use crate::builder::Structure;
use crate::error::{CallError, OperationError};
use bytes::Bytes;
use std::fmt::Debug;

/// An operation of the service, named by its input.
///
/// The trait is implemented by the inputs in [`operation`](crate::operation).
pub trait Operation: Structure + Clone + Debug + Send + Sync + 'static {
    /// What a call returns.
    type Output: Debug + Send + Sync + 'static;

    /// How a call fails.
    type Error: OperationError;

    /// The name of the operation in the API.
    const NAME: &'static str;

    /// Whether what a call returns is kept out of logs.
    const SENSITIVE_OUTPUT: bool = false;

    /// Builds the request: method, path, query, headers and body.
    fn request(&self) -> Result<http::Request<Bytes>, RequestError>;

    /// Reads the output from a response with a status of success.
    fn output(response: &Response<'_>) -> Result<Self::Output, ResponseError>;

    /// Reads a response, whatever its status.
    fn parse(response: &http::Response<Bytes>) -> Result<Self::Output, Self::Error> {
        let response = Response::from(response);
        if response.is_success() {
            Self::output(&response)
                .map_err(|error| CallError::not_understood(Self::NAME, &response, error).into())
        } else {
            Err(ErrorResponse::read(Self::NAME, &response).into())
        }
    }
}
