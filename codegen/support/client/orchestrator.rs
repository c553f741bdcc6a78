//! The way of a call through the AWS runtime crates, the same for all operations.

use super::plugins;
use super::sent::Sent;
use super::wire;
use crate::config::{Config, SERVICE_ID};
use crate::error::{CallError, CallErrorKind, ErrorMetadata};
use crate::protocol::{ErrorResponse, Operation, Response, ResponseError};
use aws_smithy_runtime::client::orchestrator::invoke;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// Sends the calls of a client.
#[derive(Debug)]
pub(super) struct Orchestrator {
    client: RuntimePlugins,
    // What an operation adds to `client` is made at its first call and kept.
    operations: RwLock<HashMap<TypeId, RuntimePlugins>>,
}

impl Orchestrator {
    pub(super) fn new(config: &Config) -> Self {
        Orchestrator { client: plugins::client(config), operations: RwLock::default() }
    }

    /// Calls an operation.
    pub(super) async fn invoke<I: Operation>(&self, input: I) -> Result<I::Output, I::Error> {
        let sent = Sent::default();
        let plugins = self.plugins::<I>().with_operation_plugin(sent.plugin());
        let output = invoke(SERVICE_ID, I::NAME, Input::erase(input), &plugins)
            .await
            .map_err(|failure| error::<I>(failure, &sent))?;
        output.downcast().map_err(|_| {
            let metadata = ErrorMetadata::of_call(I::NAME);
            let source = "an interceptor replaced the output by one of another operation";
            CallError::new(CallErrorKind::NotUnderstood, metadata, source).into()
        })
    }

    fn plugins<I: Operation>(&self) -> RuntimePlugins {
        let operations = self.operations.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(plugins) = operations.get(&TypeId::of::<I>()) {
            return plugins.clone();
        }
        drop(operations);
        let plugins = self.client.clone().with_operation_plugin(wire::plugin::<I>());
        let mut operations = self.operations.write().unwrap_or_else(PoisonError::into_inner);
        operations.entry(TypeId::of::<I>()).or_insert(plugins).clone()
    }
}

/// Turns the nested error of the runtime crates into the flat one of the operation.
fn error<I: Operation>(error: SdkError<Error, HttpResponse>, sent: &Sent) -> I::Error {
    let kind = match &error {
        SdkError::ConstructionFailure(_) => CallErrorKind::NotBuilt,
        SdkError::TimeoutError(_) => CallErrorKind::TimedOut,
        SdkError::DispatchFailure(_) if !sent.get() => CallErrorKind::NotBuilt,
        SdkError::DispatchFailure(failure) if failure.is_user() => CallErrorKind::NotBuilt,
        SdkError::DispatchFailure(failure) if failure.is_timeout() => CallErrorKind::TimedOut,
        SdkError::DispatchFailure(_) => CallErrorKind::Connection,
        _ => CallErrorKind::NotUnderstood,
    };
    let is_response = matches!(error, SdkError::ResponseError(_));
    let metadata = match error.raw_response() {
        Some(response) => {
            ErrorMetadata::of_answer(I::NAME, &Response::from(response), Default::default())
        }
        None => ErrorMetadata::of_call(I::NAME),
    };
    let source = match error {
        SdkError::ServiceError(error) => match error.into_err().downcast::<ErrorResponse>() {
            Ok(response) => return response.into(),
            Err(_) => "an interceptor replaced the error of the service".into(),
        },
        error => match error.into_source() {
            // What the connector says of itself is in the kind already.
            Ok(source) => match source.downcast::<ConnectorError>() {
                Ok(error) => error.into_source(),
                Err(source) => source,
            },
            Err(error) => error.to_string().into(),
        },
    };
    // A response that nobody came to read broke off.
    let broke_off = is_response && !source.is::<ResponseError>();
    let kind = if broke_off { CallErrorKind::Connection } else { kind };
    CallError::new(kind, metadata, source).into()
}
