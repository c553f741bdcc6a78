//! Whether a request was transmitted, which decides the kind of a failure.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::{ConfigBag, Layer, Storable, StoreReplace};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the last attempt of a call transmitted its request.
#[derive(Clone, Debug, Default)]
pub(super) struct Transmitted(Arc<AtomicBool>);

impl Storable for Transmitted {
    type Storer = StoreReplace<Self>;
}

impl Transmitted {
    pub(super) fn is_transmitted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Returns the plugin that makes the flag available to the interceptor.
    pub(super) fn plugin(&self) -> StaticRuntimePlugin {
        let mut layer = Layer::new("transmission");
        layer.store_put(self.clone());
        StaticRuntimePlugin::new().with_config(layer.freeze())
    }
}

/// An interceptor that records whether a request was transmitted.
#[derive(Debug)]
pub(super) struct TransmissionInterceptor;

#[dyn_dispatch_hint]
impl Intercept for TransmissionInterceptor {
    fn name(&self) -> &'static str {
        "TransmissionInterceptor"
    }

    fn read_before_attempt(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        record(config, false);
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        record(config, true);
        Ok(())
    }
}

fn record(config: &ConfigBag, transmitted: bool) {
    if let Some(Transmitted(flag)) = config.load::<Transmitted>() {
        flag.store(transmitted, Ordering::Relaxed);
    }
}
