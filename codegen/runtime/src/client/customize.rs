//! Overrides of client settings for one call.

use super::Client;
use crate::config::interceptors::HttpRequest;
use crate::config::{self, Intercept};
use crate::protocol::Operation;
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use std::error::Error;

/// A call that overrides client settings.
///
/// The finished call of any operation converts into it. A function with the argument
/// `impl Into<Customize<I>>` takes a call of any operation.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct Customize<I> {
    client: Client,
    input: I,
    overrides: Vec<config::Builder>,
}

impl<I: Operation> Customize<I> {
    pub(crate) fn without_overrides(client: Client, input: I) -> Self {
        Customize { client, input, overrides: Vec::new() }
    }

    /// Overrides client settings. Interceptors and retry classifiers are added to those of the
    /// client.
    pub fn config_override(mut self, config: impl Into<config::Builder>) -> Self {
        self.overrides.push(config.into());
        self
    }

    /// Adds an interceptor.
    pub fn interceptor(self, interceptor: impl Intercept + 'static) -> Self {
        self.config_override(config::Builder::default().interceptor(interceptor))
    }

    /// Modifies the request of each attempt before signing.
    pub fn mutate_request<F>(self, change: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(change))
    }

    /// Replaces the request of each attempt before signing. An error fails the call.
    pub fn map_request<F, E>(self, change: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, E> + Send + Sync + 'static,
        E: Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(change))
    }

    /// Sends the request and returns the response.
    pub async fn send(self) -> Result<I::Output, I::Error> {
        self.client.send_with(self.input, self.overrides).await
    }
}
