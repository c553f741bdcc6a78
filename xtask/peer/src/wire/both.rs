//! Both clients, configured alike.

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

pub struct Both {
    pub connector: Connector,
    pub ours: ivschat::Client,
    pub theirs: aws_sdk_ivschat::Client,
    pub runtime: tokio::runtime::Runtime,
    pub differences: Differences,
}

impl Both {
    pub fn new() -> Self {
        let connector = Connector::default();
        let shared = config::shared(Some("session-token"))
            .http_client(connector.clone())
            .time_source(Noon)
            .retry_config(RetryConfig::disabled())
            .build();
        let ours = ivschat::config::Builder::from(&shared)
            // The official client has no checks.
            .check_inputs(false)
            .interceptor(Anonymous)
            .invocation_id_generator(Alike)
            .build();
        let theirs = aws_sdk_ivschat::config::Builder::from(&shared)
            .interceptor(Anonymous)
            .invocation_id_generator(Alike)
            .build();
        Both {
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

#[derive(Debug)]
struct Noon;

impl TimeSource for Noon {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_564_800)
    }
}

#[derive(Debug)]
struct Alike;

impl InvocationIdGenerator for Alike {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new("alike".to_owned())))
    }
}

/// Takes the names and versions of the clients out of the user agent.
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
