//! The orchestration of calls by the AWS runtime crates, which is the same for all operations.

use super::failure::Failure;
use super::plugins;
use super::transmission::Transmitted;
use crate::config::{self, Config, SERVICE_ID};
use crate::error::{CallError, CallErrorKind, ErrorMetadata};
use crate::protocol::Operation;
use aws_smithy_runtime::client::orchestrator::invoke;
use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, StaticRuntimePlugin};
use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use tracing::{Instrument, debug_span};

/// The orchestrator of a client's calls.
#[derive(Debug)]
pub(super) struct Orchestrator {
    client: RuntimePlugins,
    // The plugins of each operation, with those of the client. The first call creates them.
    operations: RwLock<HashMap<TypeId, RuntimePlugins>>,
}

impl Orchestrator {
    pub(super) fn new(config: &Config) -> Self {
        Orchestrator { client: plugins::client(config), operations: RwLock::default() }
    }

    /// Calls an operation. The overrides take precedence over the client's configuration.
    pub(super) async fn invoke<I: Operation>(
        &self,
        input: I,
        overrides: Vec<config::Builder>,
    ) -> Result<I::Output, I::Error> {
        let plugins = self.plugins(TypeId::of::<I>(), I::plugin);
        let output = run(I::NAME, plugins, Input::erase(input), overrides).await;
        let output = output.map_err(Failure::into_error::<I::Error>)?;
        output.downcast().map_err(|_| {
            let metadata = ErrorMetadata::new(I::NAME);
            let source = "an interceptor replaced the output with that of another operation";
            CallError::new(CallErrorKind::Interceptor, metadata, source).into()
        })
    }

    fn plugins(&self, operation: TypeId, make: fn() -> StaticRuntimePlugin) -> RuntimePlugins {
        let operations = self.operations.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(plugins) = operations.get(&operation) {
            return plugins.clone();
        }
        drop(operations);
        let plugins = self.client.clone().with_operation_plugin(make());
        let mut operations = self.operations.write().unwrap_or_else(PoisonError::into_inner);
        operations.entry(operation).or_insert(plugins).clone()
    }
}

/// Runs a call of any operation. The function is not generic, so that it is compiled once.
async fn run(
    operation: &'static str,
    plugins: RuntimePlugins,
    input: Input,
    overrides: Vec<config::Builder>,
) -> Result<Output, Failure> {
    let transmitted = Transmitted::default();
    let mut plugins = plugins.with_operation_plugin(transmitted.plugin());
    for config in config::Builder::cache_for(&overrides).into_iter().chain(overrides) {
        plugins = plugins.with_operation_plugin(config.into_override());
    }
    let span = debug_span!("call", rpc.service = SERVICE_ID, rpc.method = operation);
    let output = invoke(SERVICE_ID, operation, input, &plugins).instrument(span).await;
    output.map_err(|error| Failure::new(error, operation, &transmitted))
}
