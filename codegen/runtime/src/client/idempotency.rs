//! Idempotency tokens, by which the service recognizes a repeated request.

use super::serialization::OperationPlugin;
use crate::config::Builder;
use crate::protocol::Operation;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use uuid::Uuid;

/// An input with an idempotency token.
pub(crate) trait Idempotent: Operation {
    /// Returns the token.
    fn token_mut(&mut self) -> &mut Option<String>;
}

/// The provider of tokens that a configuration sets.
#[derive(Clone)]
struct TokenProvider(Arc<dyn Fn() -> String + Send + Sync>);

impl Storable for TokenProvider {
    type Storer = StoreReplace<Self>;
}

impl fmt::Debug for TokenProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenProvider")
    }
}

impl Builder {
    /// Sets the provider of idempotency tokens for inputs without one. All attempts of a call use
    /// the same token. By default, tokens are random UUIDs.
    pub fn idempotency_token_provider(
        mut self,
        provider: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        self.layer.store_put(TokenProvider(Arc::new(provider)));
        self
    }
}

impl OperationPlugin {
    /// Adds a token to an input without one.
    pub(crate) fn idempotency_token<I: Idempotent>(mut self) -> Self {
        let interceptor = TokenInterceptor::<I>(PhantomData);
        self.components.push_interceptor(SharedInterceptor::permanent(interceptor));
        self
    }
}

struct TokenInterceptor<I>(PhantomData<fn() -> I>);

impl<I: Operation> fmt::Debug for TokenInterceptor<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TokenInterceptor").field(&I::NAME).finish()
    }
}

#[dyn_dispatch_hint]
impl<I: Idempotent> Intercept for TokenInterceptor<I> {
    fn name(&self) -> &'static str {
        "TokenInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(input) = context.input_mut().downcast_mut::<I>() {
            input.token_mut().get_or_insert_with(|| match cfg.load::<TokenProvider>() {
                Some(provider) => (provider.0)(),
                None => Uuid::new_v4().to_string(),
            });
        }
        Ok(())
    }
}
