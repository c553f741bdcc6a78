//! Both clients, with the same configuration.

use crate::config;
use crate::wire::connector::Connector;
use crate::wire::differences::Differences;
use aws_smithy_async::time::TimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;
use ivschat::config::{InvocationId, InvocationIdGenerator};
use std::time::{Duration, SystemTime};

/// Both clients, and their shared HTTP client.
pub struct Clients {
    pub connector: Connector,
    pub ours: ivschat::Client,
    pub theirs: aws_sdk_ivschat::Client,
    pub runtime: tokio::runtime::Runtime,
    pub differences: Differences,
}

impl Clients {
    /// Creates clients whose requests are equal if the clients agree.
    pub fn new() -> Self {
        let connector = Connector::default();
        let shared = config::shared(Some("session-token"))
            .http_client(connector.clone())
            .time_source(FixedTime)
            .retry_config(RetryConfig::disabled())
            .build();
        let ours = ivschat::config::Builder::from(&shared)
            // The official client does not check constraints.
            .check_inputs(false)
            .interceptor(Anonymous)
            .invocation_id_generator(FixedId)
            .build();
        let theirs = aws_sdk_ivschat::config::Builder::from(&shared)
            .interceptor(Anonymous)
            .invocation_id_generator(FixedId)
            .build();
        Clients {
            connector,
            ours: ivschat::Client::from_conf(ours),
            theirs: aws_sdk_ivschat::Client::from_conf(theirs),
            differences: Differences::default(),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_time()
                .build()
                .expect("a runtime"),
        }
    }
}

/// A clock that always shows the same time.
#[derive(Debug)]
struct FixedTime;

impl TimeSource for FixedTime {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_564_800)
    }
}

/// A generator that always returns the same invocation id.
#[derive(Debug)]
struct FixedId;

impl InvocationIdGenerator for FixedId {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new("fixed".to_owned())))
    }
}

/// An interceptor that replaces the user agent, which names the client.
#[derive(Debug)]
struct Anonymous;

#[dyn_dispatch_hint]
impl Intercept for Anonymous {
    fn name(&self) -> &'static str {
        "Anonymous"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        for name in ["user-agent", "x-amz-user-agent"] {
            if headers.get(name).is_some() {
                headers.insert(name, "peer");
            }
        }
        Ok(())
    }
}
