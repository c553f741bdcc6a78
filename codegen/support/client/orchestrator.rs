//! The way of a call through the AWS runtime crates, the same for all operations.

use super::failure;
use super::plugins;
use super::sent::Sent;
use super::wire;
use crate::config::{self, Config, SERVICE_ID};
use crate::error::{CallError, CallErrorKind, ErrorMetadata};
use crate::protocol::Operation;
use aws_smithy_runtime::client::orchestrator::invoke;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use tracing::{Instrument, debug_span};

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

    /// Calls an operation, with configurations that come before the client's, if any.
    pub(super) async fn invoke<I: Operation>(
        &self,
        input: I,
        overrides: Vec<config::Builder>,
    ) -> Result<I::Output, I::Error> {
        let sent = Sent::default();
        let mut plugins = self.plugins::<I>().with_operation_plugin(sent.plugin());
        for config in config::Builder::cache_for(&overrides).into_iter().chain(overrides) {
            plugins = plugins.with_operation_plugin(config.into_override());
        }
        let span = debug_span!("call", rpc.service = SERVICE_ID, rpc.method = I::NAME);
        let output = invoke(SERVICE_ID, I::NAME, Input::erase(input), &plugins)
            .instrument(span)
            .await
            .map_err(|error| failure::error::<I>(error, &sent))?;
        output.downcast().map_err(|_| {
            let metadata = ErrorMetadata::new(I::NAME);
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
