//! What interceptors are given, for those who write one.
//!
//! An interceptor implements [`Intercept`], with a method for each phase of a call that it wants to
//! see or change. The input, output and error of a call are type-erased there: the input is the
//! operation's own, and the error is an [`ErrorResponse`](crate::protocol::ErrorResponse), from
//! which the operation's error is made in the end.

pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::interceptors::Intercept;
pub use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef, Input, InterceptorContext, Output,
};
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
pub use aws_smithy_types::config_bag::ConfigBag;
