mod error_body;
mod error_response;
mod headers;
pub(crate) mod request;
pub(crate) mod response;

pub use error_response::ErrorResponse;
pub(crate) use error_response::RawResponse;
pub(crate) use headers::Headers;
pub use request::RequestError;
pub use response::{Response, ResponseError};

use crate::builder::Structure;
use crate::endpoint::Params;
use crate::error::{CallError, OperationError};
use crate::validation::Validate;
use bytes::Bytes;
use std::fmt::{self, Debug};
use std::hash::{Hash, Hasher};

/// An operation of the service, identified by its input.
///
/// The inputs in [`operation`](crate::operation) implement the trait.
pub trait Operation: Structure + Validate + Debug + Send + Sync + 'static {
    /// The output of the operation.
    type Output: OperationOutput;

    /// The error of the operation.
    type Error: OperationError;

    /// The name of the operation in the API.
    const NAME: &'static str;

    /// Whether the output is kept out of logs.
    const SENSITIVE_OUTPUT: bool = false;

    /// Builds the request: method, path, query, headers and body.
    fn request(&self) -> Result<http::Request<Bytes>, RequestError>;

    /// Returns the host prefix, if the operation has one.
    fn host_prefix(&self) -> Result<Option<String>, RequestError> {
        Ok(None)
    }

    /// Sets the endpoint parameters that depend on the input.
    fn endpoint_params(&self, _: &mut Params) {}

    /// Reads the output from a response with a success status.
    fn output(response: &Response<'_>) -> Result<Self::Output, ResponseError>;

    /// Returns the runtime plugin of the operation.
    #[cfg(feature = "client")]
    #[doc(hidden)]
    fn plugin() -> aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin {
        crate::client::OperationPlugin::new::<Self>().finish()
    }

    /// Reads a response with any status.
    fn parse(response: &http::Response<Bytes>) -> Result<Self::Output, Self::Error> {
        let response = Response::from(response);
        if response.is_success() {
            response
                .output::<Self>()
                .map_err(|error| CallError::not_understood(Self::NAME, &response, error).into())
        } else {
            Err(ErrorResponse::read(Self::NAME, &response).into())
        }
    }
}

/// The output of an operation.
///
/// The outputs in [`operation`](crate::operation) implement the trait.
pub trait OperationOutput: Debug + Send + Sync + 'static {
    /// Returns the request ID, which identifies the call to AWS Support.
    fn request_id(&self) -> Option<&str>;

    #[doc(hidden)]
    fn set_request_id(&mut self, request_id: Option<&str>);
}

/// Defines the request ID of an output.
macro_rules! operation_output {
    ($name:ident) => {
        impl $name {
            /// Returns the request ID, which identifies the call to AWS Support.
            ///
            /// Comparisons of outputs ignore the request ID.
            pub fn request_id(&self) -> Option<&str> {
                self._request_id.get()
            }

            /// Adds a request ID, for tests.
            pub fn with_request_id(mut self, request_id: &str) -> Self {
                self._request_id = crate::protocol::RequestId::new(Some(request_id));
                self
            }
        }

        #[cfg(feature = "client")]
        impl aws_types::request_id::RequestId for $name {
            fn request_id(&self) -> Option<&str> {
                self._request_id.get()
            }
        }

        impl crate::protocol::OperationOutput for $name {
            fn request_id(&self) -> Option<&str> {
                self._request_id.get()
            }

            fn set_request_id(&mut self, request_id: Option<&str>) {
                self._request_id = crate::protocol::RequestId::new(request_id);
            }
        }
    };
}

pub(crate) use operation_output;

/// The request ID of an output. All request IDs are equal, so that outputs with equal members are
/// equal.
#[derive(Clone, Default)]
pub(crate) struct RequestId(Option<Box<str>>);

impl RequestId {
    pub(crate) fn new(id: Option<&str>) -> Self {
        RequestId(id.map(Box::from))
    }

    pub(crate) fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl Debug for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for RequestId {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for RequestId {}

impl Hash for RequestId {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
