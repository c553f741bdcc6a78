//! Whether a request went out, which decides what a failure may mean.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::{ConfigBag, Layer, Storable, StoreReplace};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the last attempt of a call has sent its request.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent(Arc<AtomicBool>);

impl Storable for Sent {
    type Storer = StoreReplace<Self>;
}

impl Sent {
    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Takes note of this call.
    pub(super) fn plugin(&self) -> StaticRuntimePlugin {
        let mut layer = Layer::new("sent");
        layer.store_put(self.clone());
        StaticRuntimePlugin::new().with_config(layer.freeze())
    }
}

/// Takes note of requests that go out.
#[derive(Debug)]
pub(super) struct SentInterceptor;

#[dyn_dispatch_hint]
impl Intercept for SentInterceptor {
    fn name(&self) -> &'static str {
        "SentInterceptor"
    }

    fn read_before_attempt(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        note(config, false);
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        note(config, true);
        Ok(())
    }
}

fn note(config: &ConfigBag, sent: bool) {
    if let Some(Sent(note)) = config.load::<Sent>() {
        note.store(sent, Ordering::Relaxed);
    }
}
