//! Serialization of requests and deserialization of responses for the AWS runtime crates.

use crate::auth;
use crate::config::{CheckInputs, SERVICE_ID};
use crate::endpoint::Params;
use crate::protocol::{ErrorResponse, Headers, Operation, RequestError, Response};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointPrefix, EndpointResolverParams};
use aws_smithy_runtime_api::client::interceptors::context::{
    self, Input, InterceptorContext, Output, OutputOrError,
};
use aws_smithy_runtime_api::client::orchestrator::{
    HttpRequest, HttpResponse, Metadata, OrchestratorError, SensitiveOutput,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::region::Region;
use aws_types::request_id::RequestId;
use bytes::Bytes;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

/// The runtime plugin of an operation under construction.
pub(crate) struct OperationPlugin {
    pub(crate) layer: Layer,
    pub(crate) components: RuntimeComponentsBuilder,
}

impl OperationPlugin {
    /// Returns the plugin with the parts that every operation has.
    pub(crate) fn new<I: Operation>() -> Self {
        let mut layer = Layer::new(I::NAME);
        layer.store_put(Metadata::new(I::NAME, SERVICE_ID));
        layer.store_put(SharedRequestSerializer::new(Serde::<I>(PhantomData)));
        layer.store_put(SharedResponseDeserializer::new(Serde::<I>(PhantomData)));
        if I::SENSITIVE_OUTPUT {
            layer.store_put(SensitiveOutput);
        }
        OperationPlugin { layer, components: RuntimeComponentsBuilder::new(I::NAME) }
    }

    pub(crate) fn finish(self) -> StaticRuntimePlugin {
        StaticRuntimePlugin::new()
            .with_config(self.layer.freeze())
            .with_runtime_components(self.components)
    }
}

/// The error of a call without a Region.
#[derive(Debug)]
pub(super) struct NoRegion;

impl fmt::Display for NoRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "set one with `Config::builder().region(..)`, or with the variable AWS_REGION or a \
             profile if `aws-config` loads the configuration",
        )
    }
}

impl Error for NoRegion {}

struct Serde<I>(PhantomData<fn() -> I>);

impl<I: Operation> fmt::Debug for Serde<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Serde").field(&I::NAME).finish()
    }
}

impl<I: Operation> SerializeRequest for Serde<I> {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        serialize(&downcast::<I>(input)?, cfg)
    }
}

/// Downcasts the input of an operation to its own type.
pub(super) fn downcast<I: Operation>(input: Input) -> Result<I, BoxError> {
    let problem = |_| "an interceptor replaced the input with that of another operation".into();
    input.downcast().map_err(problem)
}

/// Validates an input and builds its request. Stores the endpoint parameters for the endpoint
/// resolver.
pub(super) fn serialize<I: Operation>(
    input: &I,
    cfg: &mut ConfigBag,
) -> Result<HttpRequest, BoxError> {
    let mut params = params(cfg)?;
    if cfg.load::<CheckInputs>().is_none_or(|check| check.0) {
        input.validate()?;
    }
    input.endpoint_params(&mut params);
    cfg.interceptor_state().store_put(EndpointResolverParams::new(params));
    if let Some(prefix) = input.host_prefix().map_err(cause)? {
        cfg.interceptor_state().store_put(EndpointPrefix::new(prefix)?);
    }
    convert(input.request().map_err(cause)?)
}

/// Returns the endpoint parameters that all calls of a client share.
fn params(cfg: &ConfigBag) -> Result<Params, NoRegion> {
    if auth::SIGNS && cfg.load::<Region>().is_none() {
        return Err(NoRegion);
    }
    Ok(Params::from_config(cfg))
}

/// Returns the error in a `RequestError`, whose text is the same.
fn cause(error: RequestError) -> BoxError {
    match error {
        RequestError::Invalid(error) => error.into(),
        RequestError::Json(error) => error.into(),
        RequestError::Http(error) => error.into(),
    }
}

fn convert(request: http::Request<Bytes>) -> Result<HttpRequest, BoxError> {
    Ok(request.map(SdkBody::from).try_into()?)
}

impl<I: Operation> DeserializeResponse for Serde<I> {
    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        _: &ConfigBag,
    ) -> OutputOrError {
        deserialize::<I>(response)
    }
}

/// Deserializes a response whose body is in memory.
pub(super) fn deserialize<I: Operation>(response: &HttpResponse) -> OutputOrError {
    let response = Response::from(response);
    if response.is_success() {
        response.output::<I>().map(Output::erase).map_err(OrchestratorError::other)
    } else {
        let error = ErrorResponse::read(I::NAME, &response);
        Err(OrchestratorError::operation(context::Error::erase(error)))
    }
}

/// Returns the error response of the last attempt of a call.
pub(super) fn error_response(context: &InterceptorContext) -> Option<&ErrorResponse> {
    let error = context.output_or_error()?.err()?;
    error.as_operation_error()?.downcast_ref()
}

impl Headers for aws_smithy_runtime_api::http::Headers {
    fn get(&self, name: &str) -> Option<&[u8]> {
        self.get_bytes(name)
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&str, &[u8])> + '_> {
        Box::new(self.iter_bytes())
    }
}

impl<'a> From<&'a HttpResponse> for Response<'a> {
    fn from(response: &'a HttpResponse) -> Self {
        Response {
            status: response.status().as_u16(),
            headers: response.headers(),
            body: response.body().bytes().unwrap_or_default(),
        }
    }
}

impl RequestId for ErrorResponse {
    fn request_id(&self) -> Option<&str> {
        self.metadata().request_id()
    }
}
