//! Calls that do something otherwise than their client.

use super::Client;
use crate::config::interceptors::HttpRequest;
use crate::config::{self, Intercept};
use crate::protocol::Operation;
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use std::error::Error;

/// A call with settings of its own.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct Customize<I> {
    pub(super) client: Client,
    pub(super) input: I,
    pub(super) overrides: Vec<config::Builder>,
}

impl<I: Operation> Customize<I> {
    /// Lets settings come before those of the client, which hold for all others. Interceptors and
    /// retry classifiers are added to the client's.
    pub fn config_override(mut self, config: impl Into<config::Builder>) -> Self {
        self.overrides.push(config.into());
        self
    }

    /// Adds an interceptor.
    pub fn interceptor(self, interceptor: impl Intercept + 'static) -> Self {
        self.config_override(config::Builder::default().interceptor(interceptor))
    }

    /// Changes each request before it is signed.
    pub fn mutate_request<F>(self, change: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(change))
    }

    /// Turns each request into another before it is signed, or fails the call.
    pub fn map_request<F, E>(self, change: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, E> + Send + Sync + 'static,
        E: Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(change))
    }

    /// Sends the request and waits for the answer.
    pub async fn send(self) -> Result<I::Output, I::Error> {
        self.client.send_with(self.input, self.overrides).await
    }
}
