//! Bodies that are streams.

use super::wire::{OperationPlugin, deserialize, downcast, serialize};
use crate::protocol::{Operation, Response};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Input, Output, OutputOrError};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;
use std::marker::PhantomData;

/// An input whose body is a stream.
pub(crate) trait Upload: Operation {
    /// Whether the service wants to know the length of the stream beforehand.
    const REQUIRES_LENGTH: bool = false;

    fn take_body(&mut self, config: &mut ConfigBag) -> SdkBody;
}

/// An operation whose output has a stream for its body.
pub(crate) trait Download: Operation {
    fn set_body(output: &mut Self::Output, body: SdkBody);
}

impl OperationPlugin {
    /// Sends the stream of the input.
    pub(crate) fn upload<I: Upload>(mut self) -> Self {
        self.layer.store_put(SharedRequestSerializer::new(Stream::<I>(PhantomData)));
        self
    }

    /// Leaves the body of a response to the one who reads the output.
    pub(crate) fn download<I: Download>(mut self) -> Self {
        self.layer.store_put(SharedResponseDeserializer::new(Stream::<I>(PhantomData)));
        self
    }
}

struct Stream<I>(PhantomData<fn() -> I>);

impl<I: Operation> fmt::Debug for Stream<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Stream").field(&I::NAME).finish()
    }
}

impl<I: Upload> SerializeRequest for Stream<I> {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let mut input: I = downcast(input)?;
        let body = input.take_body(cfg);
        let mut request = serialize(&input, cfg)?;
        match body.content_length() {
            Some(length) => {
                request.headers_mut().try_insert("content-length", length.to_string())?;
            }
            None if I::REQUIRES_LENGTH => {
                return Err("the service wants to know the length of the stream, which has \
                            none: read it into memory, or from a file"
                    .into());
            }
            None => {}
        }
        *request.body_mut() = body;
        Ok(request)
    }
}

impl<I: Download> DeserializeResponse for Stream<I> {
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        _: &ConfigBag,
    ) -> Option<OutputOrError> {
        if !response.status().is_success() {
            return None;
        }
        let body = std::mem::replace(response.body_mut(), SdkBody::taken());
        let output = Response::from(&*response).output::<I>().map(|mut output| {
            I::set_body(&mut output, body);
            Output::erase(output)
        });
        Some(output.map_err(OrchestratorError::other))
    }

    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        _: &ConfigBag,
    ) -> OutputOrError {
        deserialize::<I>(response)
    }
}
