//! Requests with a streaming body.

use super::serialization::{OperationPlugin, downcast, serialize};
use crate::protocol::Operation;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;
use std::marker::PhantomData;

/// An input with a streaming body.
pub(crate) trait Upload: Operation {
    /// Whether the service requires the length of the stream in advance.
    const REQUIRES_LENGTH: bool = false;

    /// Takes the stream out of the input.
    fn take_body(&mut self, config: &mut ConfigBag) -> SdkBody;
}

impl OperationPlugin {
    /// Sends the stream of the input as the body.
    pub(crate) fn upload<I: Upload>(mut self) -> Self {
        self.layer.store_put(SharedRequestSerializer::new(Uploader::<I>(PhantomData)));
        self
    }
}

struct Uploader<I>(PhantomData<fn() -> I>);

impl<I: Operation> fmt::Debug for Uploader<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Uploader").field(&I::NAME).finish()
    }
}

impl<I: Upload> SerializeRequest for Uploader<I> {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let mut input: I = downcast(input)?;
        let body = input.take_body(cfg);
        let mut request = serialize(&input, cfg)?;
        match body.content_length() {
            Some(length) => {
                request.headers_mut().try_insert("content-length", length.to_string())?;
            }
            None if I::REQUIRES_LENGTH => {
                return Err("the service requires the length of the stream, which is unknown: \
                            send bytes from memory or from a file"
                    .into());
            }
            None => {}
        }
        *request.body_mut() = body;
        Ok(request)
    }
}
