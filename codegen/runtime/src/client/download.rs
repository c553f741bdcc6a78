//! Responses with a streaming body.

use super::serialization::{OperationPlugin, deserialize};
use crate::protocol::{Operation, Response};
use aws_smithy_runtime_api::client::interceptors::context::{Output, OutputOrError};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SharedResponseDeserializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;
use std::marker::PhantomData;

/// An operation whose output has a streaming body.
pub(crate) trait Download: Operation {
    /// Sets the stream of the output.
    fn set_body(output: &mut Self::Output, body: SdkBody);
}

impl OperationPlugin {
    /// Moves the body of a successful response into the output, without reading it.
    pub(crate) fn download<I: Download>(mut self) -> Self {
        self.layer.store_put(SharedResponseDeserializer::new(Downloader::<I>(PhantomData)));
        self
    }
}

struct Downloader<I>(PhantomData<fn() -> I>);

impl<I: Operation> fmt::Debug for Downloader<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Downloader").field(&I::NAME).finish()
    }
}

impl<I: Download> DeserializeResponse for Downloader<I> {
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
